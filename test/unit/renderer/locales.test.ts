import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => keysOf(inner, path === '' ? name : `${path}.${name}`));
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Object.values(value as Record<string, unknown>).flatMap(textsOf);
}

/** `count.requests_one` is asked for as `count.requests`. */
const asked = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

const english: unknown = JSON.parse(readFileSync(join(root, 'resources/locales/en.json'), 'utf8'));
const keys = new Set(keysOf(english).map(asked));
const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^(?:about\/(?!report-faults)|help|captures|learn|packs|requests|settings|share|site)/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, 'renderer', name), 'utf8') }));
/** Strings of the source that could be keys: words with dots between them. */
const words = new Set(sources.flatMap(({ text }) => [...text.matchAll(/['`]([a-z][\w-]*(?:\.[\w-]+)+)['`]/gi)].map((match) => match[1] ?? '')));
const calls = sources.flatMap(({ name, text }) => [...text.matchAll(/\b(?:t|text)\(\s*(['`])(.*?)\1/g)].map((match) => ({ name, key: match[2] ?? '' })));

describe('the strings of the window', () => {
  it('finds the source it judges', () => {
    expect(calls.length).toBeGreaterThan(100);
  });

  it('has every string that the source asks for', () => {
    expect(calls.filter(({ key }) => !keys.has(key)).map(({ name, key }) => `${name}: ${key}`)).toEqual([]);
  });

  it('has no string that nothing asks for', () => {
    expect([...keys].filter((key) => !words.has(key))).toEqual([]);
  });

  it('writes both one and many wherever a count is said', () => {
    const plural = keysOf(english).filter((key) => asked(key) !== key);
    const missing = [...new Set(plural.map(asked))].filter((key) => !plural.includes(`${key}_one`) || !plural.includes(`${key}_other`));
    expect(missing).toEqual([]);
  });

  it('holds no markup: strings are shown as text', () => {
    expect(textsOf(english).filter((text) => /<[a-z/]/i.test(text))).toEqual([]);
  });

  it('leaves no words for the screen in the source', () => {
    const said = sources.filter(({ name }) => name.endsWith('.tsx')).flatMap(({ name, text }) =>
      [...text.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[^<>{}=;()]*)</g), ...text.matchAll(/(?:aria-label|placeholder|title|alt)="([^"]+)"/g)].map((match) => `${name}: ${match[1]}`));
    expect(said).toEqual([]);
  });
});
