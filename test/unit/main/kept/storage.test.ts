import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Captures } from '../../../../main/journal/captures.ts';
import { noKeys } from '../../../../main/journal/seal.ts';
import { readStorage } from '../../../../main/kept/storage.ts';
import { removeFolder } from '../../../remove-folder.ts';

describe('what is kept on this computer', () => {
  let folder = '';
  const put = (path: string, size: number) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'x'.repeat(size));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'storage-'));
  });
  afterEach(() => {
    removeFolder(folder);
  });

  test('is counted by what it is, copies and folders inside folders included', async () => {
    put('captures/one/journal.jsonl', 10);
    put('captures/one/bodies/1', 5);
    put('Partitions/site-1/Cookies', 7);
    put('settings.json', 3);
    put('settings.damaged-1.json', 4);
    put('Cache/x/y', 2);
    const { parts } = await readStorage(folder, 'encrypted');
    expect(Object.fromEntries(parts.map(({ part, size }) => [part, size]))).toEqual({
      captures: 15,
      sites: 7,
      packs: 0,
      fixes: 0,
      settings: 7,
      crashes: 0,
      rest: 2,
    });
  });

  test('is nothing where there is no folder yet', async () => {
    expect(
      (await readStorage(join(folder, 'none'), 'encrypted')).parts.every(({ size }) => size === 0),
    ).toBe(true);
  });

  test('loses all captures but the running one when all are deleted, and nothing that is none', async () => {
    for (const name of ['2026-a', '2026-b', '2026-c']) put(`captures/${name}/journal.jsonl`, 1);
    put('captures/notes/mine.txt', 1);
    await new Captures({
      root: join(folder, 'captures'),
      reopened: join(folder, 'reopened'),
      keys: noKeys,
      running: () => join(folder, 'captures', '2026-b'),
    }).deleteAll();
    expect(readdirSync(join(folder, 'captures')).sort()).toEqual(['2026-b', 'notes']);
  });
});
