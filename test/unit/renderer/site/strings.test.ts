import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const strings = JSON.parse(
  readFileSync(join(root, 'resources/locales/site.en.json'), 'utf8'),
) as Record<string, string | Record<string, string>>;
/** The screens of the site, and the two stores behind them. */
const files = [
  ...readdirSync(join(root, 'renderer/site')).map((name) => `site/${name}`),
  'store/wipe.ts',
  'store/question.ts',
];
const source = files.map((name) => readFileSync(join(root, 'renderer', name), 'utf8')).join('\n');
const keys = Object.entries(strings).flatMap(([name, value]) =>
  typeof value === 'string' ? [name] : Object.keys(value).map((inner) => `${name}.${inner}`),
);

test('every string about the site is asked for, and none is missing', () => {
  expect(
    keys.filter((key) => !source.includes(`'${key}'`) && !source.includes(`'site:${key}'`)),
  ).toEqual([]);
  const asked = [...source.matchAll(/\b(?:t|text)\('(?:site:)?([\w.]+)'/g)].map(
    (match) => match[1] ?? '',
  );
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});
