import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleCause, faultsIn, packOf } from './make-pack.ts';

const folder = join(import.meta.dirname, '../../../fixtures/packs/refused');
const places: Readonly<Record<string, string>> = {
  'tag-letters-in-title.json': 'causes[0].title',
  'ignorable-signs-in-title.json': 'causes[0].title',
  'variation-signs-in-title.json': 'causes[0].title',
  'blank-title.json': 'causes[0].title',
  'password-in-link.json': 'causes[0].links[0].url',
  'own-name.json': 'pack.name',
  'turned-name.json': 'pack.name',
};

/** The first fault of a pack that is right but for this. */
const withCause = (part: object): string =>
  faultsIn(packOf([{ ...exampleCause, ...part }]))[0] ?? '';
const withHead = (head: object): string =>
  faultsIn({
    schema: 1,
    pack: { name: 'Acme', version: '1', by: 'Acme IT', ...head },
    causes: [exampleCause],
  })[0] ?? '';

describe('a pack that shows what it is not', () => {
  test.each(readdirSync(folder))('%s is refused with the place', (name) => {
    const [fault] = faultsIn(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    expect(fault).toContain(`${places[name]}: `);
  });

  test.each([
    '\u200b',
    '\u2066',
    '\u{e0020}',
    '\ufe00',
    '\u180e',
    '\u17b4',
    '\uffa0',
    '\ufff9',
    '\ue000',
    '\ud800',
    '\u2028',
    '\u0085',
    '\u001b',
    '\u2800',
    '\ufffe',
    '\u{1ffff}',
  ])('has no unseen sign in any text: %j', (sign) => {
    const line = 'holds signs that cannot be seen';
    expect(withCause({ title: `One${sign}two` })).toContain(line);
    expect(withCause({ steps: [{ text: `One${sign}two`, who: 'you' }] })).toContain(line);
    expect(withCause({ links: [{ text: `a${sign}b`, url: 'https://acme.example' }] })).toContain(
      line,
    );
    for (const field of ['name', 'version', 'by', 'note'])
      expect(withHead({ [field]: `a${sign}b` })).toBe(
        `pack.${field}: ${line}. Type the text anew.`,
      );
  });

  test.each(['\u00a0', '\u3000 ', '...', '_', '\u00b7 -', '\t\n', ' \u0301'])(
    'has no blank text: %j',
    (blank) => {
      expect(withCause({ title: blank })).toBe(
        'causes[0].title: must hold words that can be seen.',
      );
      expect(withCause({ happened: blank, title: 'A' })).toContain('causes[0].happened: ');
      expect(withHead({ name: `${blank}` })).toContain('pack.name: ');
    },
  );

  test.each([
    'halo troubleshooter',
    'HALO-TROUBLESHOOTER',
    'Halo  Troubleshooter (official)',
    'Нalo Trоubleshooter',
    'Ha1o Tr0ubleshooter',
    'Ｈalo Troubleshooter',
    'ʜᴀʟᴏ Troubleshooter',
    'Ηalo Troubleshooter',
    'Ha|o Troubleshooter',
    'Built-In',
    'built in',
  ])('does not bear our name: %s', (name) => {
    expect(withHead({ name })).toContain('people would take this pack');
    expect(withHead({ by: name })).toContain('people would take this pack');
  });

  test('leads where its links say', () => {
    const link = (text: string, url: string): string => withCause({ links: [{ text, url }] });
    expect(link('Help', 'https://admin@acme.example/')).toContain('links[0].url: must not hold');
    for (const url of ['https://@acme.example/', 'https://:@acme.example', 'https:a@acme.example'])
      expect(link('Help', url)).toContain('links[0].url: must not hold');
    for (const text of [
      'halopsa．com',
      'halopsa。com',
      'ｈalopsa.com',
      'me@halopsa.com',
      'münchen.de',
    ])
      expect(link(text, 'https://evil.example/')).toContain('but the link opens evil.example.');
    expect(link('münchen.de', 'https://www.münchen.de/')).toBe('');
    expect(link('Help', 'https://acme.example/@me?a=b@c')).toBe('');
    expect(link('halopsa.com', 'https://evil.example/')).toBe(
      'causes[0].links[0].text: names halopsa.com, but the link opens evil.example.',
    );
    expect(link('https://acme.example/help', 'https://www.acme.example/help')).toBe('');
    expect(link('Help with version 2.1', 'https://acme.example/')).toBe('');
  });

  test('may hold emoji, other languages and several lines', () => {
    for (const title of [
      '⚠️ Stopp',
      'Équipe 👩‍💻 d’Acme',
      '価格の権限がありません',
      'عنوان',
      'One\ntwo',
    ])
      expect(withCause({ title })).toBe('');
    expect(withHead({ name: 'Halo rules of Acme', by: 'Halo partner' })).toBe('');
  });
});
