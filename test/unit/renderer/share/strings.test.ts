import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../../shared/redact/kinds.ts';
import { parts } from '../../../../shared/redact/register.ts';

const root = join(import.meta.dirname, '../../../..');
const share = JSON.parse(
  readFileSync(join(root, 'resources/locales/share.en.json'), 'utf8'),
) as Record<string, string | Record<string, string>>;
const source = readdirSync(join(root, 'renderer/share'))
  .map((name) => readFileSync(join(root, 'renderer/share', name), 'utf8'))
  .join('\n');

describe('the strings of sharing', () => {
  it('name every kind of value and every part of a request', () => {
    expect(Object.keys(share['kind'] ?? {}).sort()).toEqual([...kinds].sort());
    expect(Object.keys(share['part'] ?? {}).sort()).toEqual([...parts].sort());
  });

  it('are all asked for', () => {
    const keys = Object.entries(share).flatMap(([name, value]) =>
      name === 'kind' || name === 'part'
        ? []
        : typeof value === 'string'
          ? [name]
          : Object.keys(value).map((inner) => `${name}.${inner}`),
    );
    expect(
      [...new Set(keys.map((key) => key.replace(/_(?:one|other)$/, '')))].filter(
        (key) => !source.includes(`'${key}'`),
      ),
    ).toEqual([]);
  });
});
