import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

function keysOf(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) =>
    keysOf(inner, path === '' ? name : `${path}.${name}`),
  );
}
const asked = (key: string) => key.replace(/_(one|other)$/, '');

/**
 * Stores and actions ask for strings of the screens they serve, so the whole window is searched.
 */
const source = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, 'renderer', file), 'utf8'))
  .join('\n');

/** Folders of the window that have a locale file of their own. */
describe.each(['about', 'captures', 'help', 'packs', 'settings'])(
  'the strings of renderer/%s',
  (name) => {
    const keys = keysOf(
      JSON.parse(readFileSync(join(root, `resources/locales/${name}.en.json`), 'utf8')),
      '',
    );

    // That every key which is asked for is there, the compiler sees: renderer/text/i18n.ts ties the
    // keys to this file.
    it('are all asked for', () => {
      expect(keys.length).toBeGreaterThan(3);
      expect(keys.filter((key) => !source.includes(`'${asked(key)}'`))).toEqual([]);
    });

    it('have both one and many wherever a count is said', () => {
      const counted = keys.filter((key) => asked(key) !== key).map(asked);
      expect(
        [...new Set(counted)].filter(
          (key) => !keys.includes(`${key}_one`) || !keys.includes(`${key}_other`),
        ),
      ).toEqual([]);
    });
  },
);
