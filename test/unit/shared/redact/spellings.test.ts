import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeakFound } from '../../../../shared/redact/har-redaction.ts';
import { NormalForm, textOf } from '../../../../shared/redact/normal-form.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { redactHar } from './redact-text.ts';
import { amount } from '../../../amount.ts';

const utf8 = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
const hex = (byte: number, digits = 2): string => byte.toString(16).padStart(digits, '0');
const base64 = (text: string): string => btoa(String.fromCharCode(...utf8(text)));
const base32 = (text: string): string => {
  const bits = utf8(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const signs = (bits.match(/.{1,5}/g) ?? []).map((five) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(parseInt(five.padEnd(5, '0'), 2)),
  );
  return signs.join('').padEnd(Math.ceil(signs.length / 8) * 8, '=');
};
const percent = (
  text: string,
  safe: RegExp,
  write = (code: string) => code.toUpperCase(),
): string =>
  utf8(text)
    .map((byte) =>
      byte < 0x80 && safe.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${write(hex(byte))}`,
    )
    .join('');

/** As the libraries of servers and browsers write a value. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  encodeURIComponent: (text) => encodeURIComponent(text),
  encodeURI: (text) => encodeURI(text),
  URLSearchParams: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  '.NET EscapeDataString': (text) => percent(text, /[\w.~-]/),
  '.NET UrlEncode': (text) => percent(text, /[\w.!*()-]/, (code) => code),
  'Java URLEncoder': (text) => percent(text, /[\w.*-]/).replaceAll('%20', '+'),
  'PHP urlencode': (text) => percent(text, /[\w.-]/).replaceAll('%20', '+'),
  'PHP rawurlencode': (text) => percent(text, /[\w.~-]/),
  'Python quote': (text) => percent(text, /[\w.~/-]/),
  'mixed case': (text) => percent(text, /[\w]/, (code) => (code > '5' ? code : code.toUpperCase())),
  'every sign': (text) => percent(text, /(?!)/),
  'script \\x': (text) =>
    text.replace(/[^A-Za-z0-9]/g, (sign) =>
      sign.charCodeAt(0) < 256
        ? `\\x${hex(sign.charCodeAt(0)).toUpperCase()}`
        : `\\u${hex(sign.charCodeAt(0), 4)}`,
    ),
  'script \\u': (text) =>
    text.replace(/[^A-Za-z0-9]/g, (sign) => `\\u${hex(sign.charCodeAt(0), 4)}`),
  'script \\u, every sign': (text) =>
    text.replace(/[^]/g, (sign) => `\\u${hex(sign.charCodeAt(0), 4)}`),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'PHP json_encode': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  entities: (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'numbered entities': (text) =>
    text.replace(/[^A-Za-z0-9]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  'hex entities, every sign': (text) =>
    text.replace(/[^]/g, (sign) => `&#x${hex(sign.charCodeAt(0))};`),
  'C, octal': (text) =>
    utf8(text)
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join(''),
  base32: (text) => base32(text),
  'base32 without its end': (text) => base32(text).replace(/=+$/, ''),
  base64: (text) => base64(text),
  base64url: (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  'base64 in JSON': (text) => base64(JSON.stringify({ user: 1, value: text })),
  'base64 of UTF-16': (text) => btoa([...text].map((sign) => `${sign.charAt(0)}\0`).join('')),
  'UTF-16 as bytes': (text) => [...text].map((sign) => `${sign}\0`).join(''),
  hex: (text) =>
    utf8(text)
      .map((byte) => hex(byte))
      .join(''),
  'hex in capitals': (text) =>
    utf8(text)
      .map((byte) => hex(byte).toUpperCase())
      .join(''),
};

const names = Object.keys(encoders);
const secretSigns = 'abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ0123456789!*()~\'+/=.-_$&"<>%:;, ';

/** Where a copy may stand. */
const places: Readonly<Record<string, (value: string) => object>> = {
  address: (value) => ({ request: { url: `https://t.example.net/p?a=1&v82=${value}&b=2` } }),
  path: (value) => ({ request: { url: `https://t.example.net/p/${value}/x` } }),
  header: (value) => ({
    request: { url: 'https://h.example/', headers: [{ name: 'X-Note', value }] },
  }),
  'JSON answer': (value) => ({
    request: { url: 'https://h.example/' },
    response: {
      status: 200,
      content: { mimeType: 'application/json', text: JSON.stringify({ a: [{ b: value }] }) },
    },
  }),
  'script answer': (value) => ({
    request: { url: 'https://h.example/' },
    response: {
      status: 200,
      content: { mimeType: 'text/html', text: `<p>x</p><script>var x="${value}";</script>` },
    },
  }),
  'text answer': (value) => ({
    request: { url: 'https://h.example/' },
    response: { status: 400, content: { mimeType: 'text/plain', text: `It was ${value} at last` } },
  }),
  'own member': (value) => ({ request: { url: 'https://h.example/' }, _note: { a: [value] } }),
};

const secrets = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...secretSigns), minLength: 6, maxLength: 40 }),
    fc.integer({ min: 10, max: 99 }),
  )
  .map(([text, number]) => `q${text.trim()}${number}Z`);

const harOf = (secret: string, copy: object): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'x', version: '1' },
      entries: [
        copy,
        {
          request: {
            url: 'https://h.example/login',
            postData: { mimeType: 'application/json', text: JSON.stringify({ password: secret }) },
          },
        },
      ],
    },
  });

/** The copy as it would stand in the file. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

function standsAfter(secret: string, copy: string, place: string): boolean {
  try {
    const { text } = redactHar(harOf(secret, places[place]?.(copy) ?? {}));
    return (
      text.includes(inJson(copy)) ||
      text.includes(inJson(inJson(copy))) ||
      text.includes(inJson(secret))
    );
  } catch (error) {
    if (error instanceof LeakFound) return false;
    throw error;
  }
}

describe('A secret that stands in another spelling', () => {
  it.each(names)('%s: is gone', (name) => {
    const secret = `q8Zr+Vb3/kTn7 Lw2!(Xy9)*~'PmA==`;
    for (const place of Object.keys(places))
      expect(standsAfter(secret, encoders[name]?.(secret) ?? '', place)).toBe(false);
  });

  const runs = amount(10_000);

  it(`is gone or the export is refused, whatever three encoders wrote it one after the other, and wherever, ${runs} times`, () => {
    fc.assert(
      fc.property(
        secrets,
        fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...Object.keys(places)),
        (secret, chain, place) => {
          const copy = chain.reduce((text, name) => encoders[name]?.(text) ?? text, secret);
          expect(standsAfter(secret, copy, place)).toBe(false);
        },
      ),
      { numRuns: runs },
    );
  });

  it.each(['Müller & Co', 'ÅNGSTRÖM', 'naïve café'])(
    'an own word, %s, is gone in every spelling, any case, composed or not',
    (word) => {
      for (const written of [word, word.toUpperCase(), word.toLowerCase(), word.normalize('NFD')])
        for (const [name, encode] of Object.entries(encoders)) {
          if (name.includes('UTF-16')) continue;
          const redactor = new Redactor({ keepPersonal: true, words: [word] });
          const sealed = redactor.seal(JSON.stringify({ a: `x ${encode(written)} y` }));
          expect(sealed).not.toContain(inJson(encode(written)));
        }
    },
  );
});

describe('The normal form', () => {
  /** Bytes, one a sign. */
  const normalText = (text: string): string => {
    const source = new TextEncoder().encode(text);
    const form = new NormalForm();
    form.read(source, 0, source.length);
    return textOf(form.bytes, 0, form.size);
  };

  it.each([
    ['%2B', '+'],
    ['%252b', '+'],
    ['%25252B', '+'],
    ['%u002B', '+'],
    ['\\x2D', '-'],
    ['\\u002B', '+'],
    ['\\\\u002B', '+'],
    ['\\u{2b}', '+'],
    ['&#x2B;&#43;&plus;&amp;#43;', '++++'],
    ['a\0b\0', 'ab'],
    ['50% off & more \\ x', '50% off & more \\ x'],
  ])('of %j is %j', (text, normal) => {
    expect(normalText(text)).toBe(normal);
  });

  it('is the same for a letter in each of its spellings', () => {
    const forms = ['ü', '%C3%BC', '\\u00fc', '\\xfc', '&#252;', '&#xFC;'].map((text) =>
      normalText(text),
    );
    expect(new Set(forms).size).toBe(1);
  });

  it('reads hostile text in one go', () => {
    for (const piece of ['%', '%25', '\\', '\\u00', '&', '&#', '&#1', '\\u{', '%2', 'A/', 'AbC1'])
      expect(typeof normalText(piece.repeat(300_000))).toBe('string');
  });
});

describe('Files that leaked', () => {
  const folder = join(import.meta.dirname, '../../../fixtures/redaction/har');
  const secretsOf: Readonly<Record<string, readonly string[]>> = {
    'leak-cookie-bang-percent21.har': ['uGexLdod4wYHalEO0KaY5Tg2nucBY'],
    'leak-cookie-double-lower.har': ['kTn7Lw2Xy9PmA'],
    'leak-cookie-encoders.har': ['Lw%2F2Xy', 'Lw/2Xy'],
    'leak-cookie-in-base64-json.har': ['AC202381', 'eyJkYXRhIjp7InVzZXJObyI6IkFDMjAyMzgxIn19'],
    'leak-cookie-js-x2d.har': ['2045678'],
    'leak-cookie-percent27.har': [],
    'leak-cookie-percent2A.har': ['uGexLdod4wYHal'],
    'leak-cookie-u0026.har': ['kTn7Lw2Xy9PmA'],
    'leak-cookie-urlsearchparams.har': ['kTn7', 'Xy9PmA'],
    'leak-csrf-hidden-input.har': ['kT3nXw7Lq2Rb9Vy'],
    'leak-mboxSession-url.har': ['0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
    'leak-names-probe.har': ['Qx7Zr9Vb3kTn7Lw2Xy9P'],
    'leak-session_state-json.har': ['0a1b2c3d-4e5f-4678-9abc-def012345678'],
    'leak-session_state-url.har': ['9b21c07de4f5a6b8c9d0e1f2a3b4c5d6e7f80912'],
    'leak-sign-query.har': ['a1c2e3f40516273849a0b1c2d3e4f506'],
    'leak-state-cookie.har': ['xyzstate'],
  };

  it.each(readdirSync(folder).filter((name) => name.startsWith('leak-')))(
    '%s leaks no more',
    (name) => {
      const { text } = redactHar(readFileSync(join(folder, name), 'utf8'));
      const stands = secretsOf[name];
      expect(stands).toBeDefined();
      for (const secret of stands ?? []) expect(text).not.toContain(secret);
    },
  );
});
