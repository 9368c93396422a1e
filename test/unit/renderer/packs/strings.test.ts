import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'renderer/packs');
const strings: unknown = JSON.parse(readFileSync(join(root, 'resources/locales/packs.en.json'), 'utf8'));
const source = readdirSync(folder).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');

function keysOf(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => keysOf(inner, path === '' ? name : `${path}.${name}`));
}
const asked = (key: string) => key.replace(/_(one|other)$/, '');
const keys = keysOf(strings, '');

// That every key which is asked for is there, the compiler sees: renderer/i18n.ts ties the keys to this file.
it('has no string that the screens of rule packs do not ask for', () => {
  expect(keys.filter((key) => !source.includes(`'${asked(key)}'`))).toEqual([]);
});

it('writes both one and many wherever a count is said', () => {
  const counted = keys.filter((key) => asked(key) !== key).map(asked);
  expect([...new Set(counted)].filter((key) => !keys.includes(`${key}_one`) || !keys.includes(`${key}_other`))).toEqual([]);
  expect(counted.length).toBeGreaterThan(0);
});
