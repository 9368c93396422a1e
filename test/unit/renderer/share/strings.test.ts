import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../../shared/redact/kinds.ts';
import { parts } from '../../../../shared/redact/register.ts';

const root = join(import.meta.dirname, '../../../..');
const share = JSON.parse(
  readFileSync(join(root, 'resources/locales/share.en.json'), 'utf8'),
) as Record<string, string | Record<string, string>>;

describe('the strings of sharing', () => {
  it('name every kind of value and every part of a request', () => {
    expect(Object.keys(share['kind'] ?? {}).sort()).toEqual([...kinds].sort());
    expect(Object.keys(share['part'] ?? {}).sort()).toEqual([...parts].sort());
  });
});
