import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactContent } from '../../../../shared/redact/content.ts';
import { redactHeader } from '../../../../shared/redact/header.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { Register } from '../../../../shared/redact/register.ts';
import { redactUrl } from '../../../../shared/redact/url.ts';
import { plantedHar } from './planted-har.ts';
import { redactHar } from './redact-text.ts';
import { amount } from '../../../amount.ts';

const fresh = (): Register => new Register({ keepPersonal: false }, redactContent);

/** Beginnings that never end: what makes a careless pattern try again from every place. */
const pieces = [
  'a',
  ' ',
  '\n',
  '\t',
  '"',
  "'",
  '\\',
  '\\"',
  '{',
  '[',
  '{"a":',
  '<',
  '<a ',
  '<a b="',
  '<script',
  '<script>',
  '<password>',
  '<![CDATA[',
  '://',
  'https://',
  'https://a:',
  'eyJ',
  '-eyJaaaaaaaa',
  'eyJaaaaaaaa.',
  'Bearer ',
  '-----BEGIN A',
  'a@',
  '@a.',
  '%40',
  'a=',
  'token=',
  'token: ',
  '"token":"',
  '\\"token\\":\\"',
  '1.',
  '1:',
  '4 ',
  '+1',
  '&',
  'a=b&',
  ';',
  '?',
  '#',
  '--x\r\n',
  'data: {',
  'Failed to a',
  'sk-',
  'xoxb-',
  'a:b\n',
  'Set-Cookie: a=b,',
  ', a=',
  '=',
  '%',
  'a.b.',
];

// The whole length is one at which reading it again from every place would take minutes.
const length = amount(250_000);

describe(`Hostile text of ${length} characters`, () => {
  it.each(pieces)(
    'made of %j is read in one go',
    (piece) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      for (const start of ['', '<', '{"a":"', 'x '])
        expect(typeof redactContent(start + text, '', fresh())).toBe('string');
      expect(typeof redactUrl(`https://a.example/${text}`, fresh())).toBe('string');
      expect(typeof redactHeader('set-cookie', text, fresh())).toBe('string');
    },
    60_000,
  );
});

describe('Nothing throws', () => {
  it('over nesting of 10,000, in the tree and in strings', () => {
    const deep = `${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}`;
    expect(redactContent(deep, 'application/json', fresh()).length).toBeGreaterThan(0);
    let nested = '"x"';
    for (let level = 0; level < 16; level += 1)
      nested = JSON.stringify(`{"password":"S3cretValue!","a":${nested}}`).slice(0, 2_000_000);
    expect(redactContent(nested, 'application/json', fresh())).not.toContain('S3cretValue!');
  });

  it('over any JSON in an entry, and the result is JSON again', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom(
          'headers',
          'cookies',
          'queryString',
          'postData',
          'content',
          'url',
          '__proto__',
          '_x',
        ),
        (json, member) => {
          const redactor = new Redactor({ keepPersonal: false });
          const value: unknown = JSON.parse(
            `{"request":{${JSON.stringify(member)}:${json}},"response":{${JSON.stringify(member)}:${json}},"serverIPAddress":${json},"_webSocketMessages":${json}}`,
          );
          const first = redactor.entryText(JSON.stringify(value));
          expect(() => {
            JSON.parse(redactor.seal(first));
          }).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps a key that is called __proto__ a key', () => {
    const clean = redactContent(
      '{"__proto__":{"password":"S3cretValue!"},"b":1}',
      'application/json',
      fresh(),
    );
    expect(clean).toMatch(/^\{"__proto__":\{"password":"redacted-password-1"\},"b":1\}$/);
  });
});

describe('Copies of a value', () => {
  const taken = (first: string, rest: string): string => {
    const redactor = new Redactor({ keepPersonal: false });
    const lines = [
      {
        request: {
          url: 'https://a.example/',
          postData: { mimeType: 'application/json', text: first },
        },
      },
      { _x: rest },
    ].map((entry) => redactor.entryText(JSON.stringify(entry)));
    return redactor.seal(lines[1] ?? '');
  };

  it('go from other places, whichever comes first', () => {
    expect(taken('{"password":"Sw0rdfish!"}', 'I typed Sw0rdfish! twice')).toBe(
      '{"_x":"I typed redacted-password-1 twice"}',
    );
    const redactor = new Redactor({ keepPersonal: false });
    const early = redactor.entryText(JSON.stringify({ _x: 'I typed Sw0rdfish! twice' }));
    redactor.entryText(
      JSON.stringify({
        request: { postData: { mimeType: '', text: '{"password":"Sw0rdfish!"}' } },
      }),
    );
    expect(redactor.seal(early)).toBe('{"_x":"I typed redacted-password-1 twice"}');
  });

  it('never turn innocent words into labels', () => {
    expect(
      taken(
        '{"user_name":"Integration","password":"password","token":"Bearer","secret":"report"}',
        'IntegrationData report: password Bearer',
      ),
    ).toBe('{"_x":"IntegrationData report: password Bearer"}');
    expect(taken('{"user_name":"Ann Lee"}', 'Joann Leeds met Ann Lee')).toBe(
      '{"_x":"Joann Leeds met redacted-name-1"}',
    );
  });

  it('never break numbers', () => {
    const redactor = new Redactor({ keepPersonal: false });
    redactor.entryText('{"_x":{"phonenumber":"447700900123"}}');
    const sealed = redactor.seal('{"a":447700900123,"b":1447700900123,"c":0.447700900123}');
    expect(JSON.parse(sealed)).toEqual({
      a: 'redacted-phone-1',
      b: 1_447_700_900_123,
      c: expect.anything(),
    });
    expect(redactor.leaksIn(sealed)).toEqual([]);
  });
});

describe('A secret in a random place, under a random name', () => {
  const places = (name: string, value: string): readonly object[] => [
    {
      request: {
        url: `https://h.example/api/x?a=1&${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      },
    },
    {
      request: {
        postData: {
          mimeType: 'application/json',
          text: JSON.stringify({ list: [{ [name]: value }] }),
        },
      },
    },
    {
      request: {
        postData: {
          mimeType: 'text/plain',
          text: JSON.stringify(JSON.stringify({ [name]: value })),
        },
      },
    },
    {
      request: {
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: `x=1&${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
        },
      },
    },
    {
      response: {
        content: {
          mimeType: 'text/html',
          text: `<form><input name="${name}" value="${value}"></form>`,
        },
      },
    },
    { response: { content: { mimeType: 'text/plain', text: `${name}="${value}"` } } },
    { response: { content: { mimeType: 'text/xml', text: `<r><${name}>${value}</${name}></r>` } } },
    {
      _webSocketMessages: [{ type: 'send', opcode: 1, data: JSON.stringify([{ [name]: value }]) }],
    },
    { _custom: { [name]: [value] } },
  ];
  const names = fc.constantFrom(
    'password',
    'newPassword',
    'client_secret',
    'access_token',
    'apikey',
    'refreshToken',
    'x_private_key',
    'sessionid',
    'SMTP_PASSWORD',
    'webhookSecret',
  );
  const values = fc
    .tuple(
      fc.string({
        unit: fc.constantFrom(...'abcdefXYZ0123456789-_.~!*'),
        minLength: 8,
        maxLength: 60,
      }),
      fc.integer({ min: 10, max: 99 }),
    )
    .map(([text, number]) => `q${text}${number}Z`);

  it('does not survive, nor do its copies', () => {
    fc.assert(
      fc.property(names, values, fc.nat(8), fc.nat(8), (name, value, place, copy) => {
        const entries = [
          places(name, value)[place],
          { request: {}, ...places('harmless', value)[copy] },
        ];
        const har = JSON.stringify({
          log: {
            entries: entries.map((entry) => ({
              ...entry,
              request: { url: 'https://h.example/', ...(entry as { request?: object }).request },
            })),
          },
        });
        expect(redactHar(har).text).not.toContain(value);
      }),
      { numRuns: 400 },
    );
  });
});

describe('Idempotence', () => {
  it('a redacted text redacts to itself, whatever piece of it is taken', () => {
    const { text } = redactHar(JSON.stringify(plantedHar().har));
    for (const entry of (JSON.parse(text) as { log: { entries: readonly object[] } }).log.entries) {
      const har = JSON.stringify({
        log: { version: '1.2', creator: { name: 'x', version: '' }, entries: [entry] },
      });
      expect(JSON.parse(redactHar(har).text)).toEqual(JSON.parse(har));
    }
  });
});
