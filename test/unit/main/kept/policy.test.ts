import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readPolicy } from '../../../../main/kept/policy.ts';
import { removeFolder } from '../../../remove-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
const path = join(folder, 'policy.json');
afterAll(() => {
  removeFolder(folder);
});

test('without a policy everything is up to the user', () => {
  expect(readPolicy(path)).toEqual({});
});

test.each(['https://example.com/feed/', ''])('a policy decides about the feed: %j', (feed) => {
  writeFileSync(path, JSON.stringify({ updates: { feed } }));
  expect(readPolicy(path)).toEqual({ updates: { feed } });
});

test.each(['{"Updates":{"Feed":""}}', '{"UPDATES":{"FEED":""}}', '\uFEFF{"updates":{"feed":""}}'])(
  'names count in any case, and a byte order mark does not: %s',
  (text) => {
    writeFileSync(path, text);
    expect(readPolicy(path)).toEqual({ updates: { feed: '' } });
  },
);

test('a policy that is there but cannot be read switches updates off', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  rmSync(path, { force: true });
  mkdirSync(path);
  expect(readPolicy(path)).toEqual({ updates: { feed: '' } });
  removeFolder(path);
});

test.each([
  '{',
  '',
  '[]',
  'null',
  '{"update":{"feed":"https://example.com/"}}',
  '{"updates":{"feed":"https://example.com/","fed":""}}',
  '{"updates":{"feed":"https://example.com/"},"Updates":{"feed":""}}',
  '{"updates":{"feed":"http://example.com/"}}',
  '{"updates":{}}',
])('a policy that cannot be understood (%s) switches updates off', (text) => {
  vi.spyOn(console, 'error').mockReturnValue();
  writeFileSync(path, text);
  expect(readPolicy(path)).toEqual({ updates: { feed: '' } });
});
