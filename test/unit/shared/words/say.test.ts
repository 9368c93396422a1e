import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Sentence, say } from '../../../../shared/words/say.ts';

const root = join(import.meta.dirname, '../../../..');

function keysOf(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
    keysOf(inner, path === '' ? name : `${path}.${name}`),
  );
}
const asked = (key: string) => key.replace(/_(one|other)$/, '');
const keys = keysOf(
  JSON.parse(readFileSync(join(root, 'resources/locales/sentences.en.json'), 'utf8')),
  '',
);

/**
 * Files that speak to users. The practice Halo, the exam and the tour hold what a pretended Halo
 * says; main/launch runs before any package is there.
 */
const sources = ['main', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        /\.tsx?$/.test(name) &&
        !/^(?:practice\/(?!site\.ts)|launch\/|tour\/(?!practice-player)|learn\/exam\/)/.test(name),
    )
    .map((name) => ({
      name: `${folder}/${name}`,
      text: readFileSync(join(root, folder, name), 'utf8'),
    })),
);

describe('a sentence', () => {
  it('is filled in with its values', () => {
    expect(say('file.missing', { path: 'a.har' })).toBe(
      'There is no file "a.har". Check its name and folder.',
    );
  });

  it('fills a value in as it is, braces and all', () => {
    expect(say('file.missing', { path: '{{path}}$&' })).toContain('"{{path}}$&"');
  });

  it('counts one and many', () => {
    expect([1, 0, 3].map((count) => say('time.minutes', { count }))).toEqual([
      '1 minute',
      '0 minutes',
      '3 minutes',
    ]);
  });

  it('must be there', () => {
    expect(() => say('no.such' as Sentence)).toThrow('There is no sentence "no.such".');
  });
});

// That every sentence which is asked for is there, the compiler sees.
describe('the sentences outside the components of the window', () => {
  it('are all asked for', () => {
    const source = sources.map(({ text }) => text).join('\n');
    expect(keys.length).toBeGreaterThan(100);
    // A code that is kept as data (`say(`aside.${why}`)`) stands in the source on its own.
    const isCode = (key: string): boolean =>
      source.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`) &&
      source.includes(`'${key.slice(key.lastIndexOf('.') + 1)}'`);
    expect(keys.filter((key) => !source.includes(`'${asked(key)}'`) && !isCode(key))).toEqual([]);
  });

  it('have both one and many wherever a count is said', () => {
    const counted = keys.filter((key) => asked(key) !== key).map(asked);
    expect(
      [...new Set(counted)].filter(
        (key) => !keys.includes(`${key}_one`) || !keys.includes(`${key}_other`),
      ),
    ).toEqual([]);
  });

  it('stand in the locale file and not in the source', () => {
    const written = sources.flatMap(({ name, text }) =>
      text
        .replaceAll(/\((?:\n\s+(?:'[\w.]+',)?)+/g, '(') // an argument on a line of its own belongs to its call
        .replaceAll(/\b(?:goes|stays): \[[^]*?\],\n/g, '') // examples of a rule, of which no screen says any
        .split('\n')
        .filter(
          (line) =>
            !/^\s*(?:\/\/|\*|\/\*)|new (?:Syntax)?Error\(|console\.|(?:grant|deny|ask)\(/.test(
              line,
            ) && !/«[^»]+»/.test(line), // an example of what a rule takes out, marked so; no screen says these signs
        )
        .flatMap((line) =>
          [
            ...line
              .replace(/\s\/\/ .*$/, '')
              .matchAll(/(['`])([A-Z“][^'`\n]*? [^'`\n]*? [^'`\n]*?[.?!])\1/g),
          ].map((match) => `${name}: ${match[2]}`),
        ),
    );
    expect(written).toEqual([]);
  });
});
