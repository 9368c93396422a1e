import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readPolicy, redactionLock } from '../../../../main/kept/policy.ts';
import { noLock } from '../../../../shared/settings/redaction-lock.ts';
import { removeFolder } from '../../../remove-folder.ts';

const closed = {
  updates: { feed: '' },
  redaction: { keeppersonal: false, keeptenant: false, copysecrets: false },
};
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

test('a policy that is there but cannot be read closes what it could', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  rmSync(path, { force: true });
  mkdirSync(path);
  expect(readPolicy(path)).toEqual(closed);
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
  '{"redaction":{"keeppersonal":"no"}}',
  '{"redaction":{"name":["x"]}}',
])('a policy that cannot be understood (%s) closes what it could', (text) => {
  vi.spyOn(console, 'error').mockReturnValue();
  writeFileSync(path, text);
  expect(readPolicy(path)).toEqual(closed);
});

test('a policy decides what is taken out of what is shared', () => {
  writeFileSync(
    path,
    '{"Redaction":{"KeepPersonal":false,"Words":["Contoso"],"names":["X-Customer"],"CopySecrets":false}}',
  );
  expect(redactionLock(readPolicy(path))).toEqual({
    keepPersonal: false,
    keepTenant: null,
    copySecrets: false,
    words: ['Contoso'],
    names: ['X-Customer'],
  });
  expect(redactionLock({})).toEqual(noLock);
});
