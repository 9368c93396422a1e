import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataFolder, folderForNow } from '../../../../main/kept/data-folder.ts';
import { removeFolder } from '../../../remove-folder.ts';

vi.mock(import('node:fs'), async (original) => {
  const real = await original();
  return { ...real, writeFileSync: vi.fn(real.writeFileSync) };
});

/** A disk that is full takes a file, but nothing in it. */
const fullDisk = (_path: unknown, content: unknown): void => {
  if (content !== '') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
};

describe('the folder where things are kept', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'data-'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    removeFolder(folder);
  });

  test('is the one that is wanted, made where it is missing, with nothing left in it', () => {
    const wanted = join(folder, 'a', 'b');
    expect(dataFolder(wanted)).toEqual({ path: wanted, isKept: true });
    expect(readdirSync(wanted)).toEqual([]);
  });

  test('is another one where that cannot be written to, and says so', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'a file where the folder should be');
    const { path, isKept } = dataFolder(join(blocked, 'data'));
    expect(isKept).toBe(false);
    expect(existsSync(path)).toBe(true);
    removeFolder(path);
  });

  test('is another one where the disk is full', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.mocked(writeFileSync).mockImplementationOnce(fullDisk);
    const { path, isKept } = dataFolder(folder);
    expect(isKept).toBe(false);
    expect(readdirSync(path)).toEqual([]);
    removeFolder(path);
  });

  test('is for one start in the first place that can be written to, and none is left in another', () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'a file where the folder should be');
    const full = join(folder, 'full');
    const free = join(folder, 'free');
    for (const place of [full, free]) mkdirSync(place);
    vi.mocked(writeFileSync).mockImplementationOnce(fullDisk);
    const path = folderForNow('now-', [blocked, full, free]);
    expect(readdirSync(free)).toEqual([basename(path)]);
    expect(readdirSync(full)).toEqual([]);
    expect(() => folderForNow('now-', [blocked])).toThrow();
  });

  test('for one start alone goes with the next such start, where its program has ended', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const running = join(tmpdir(), `halo-unkept-${process.pid}-running`);
    // No system gives a process so high a number.
    const ended = join(tmpdir(), 'halo-unkept-2147483647-ended');
    for (const one of [running, ended]) mkdirSync(join(one, 'Cache'), { recursive: true });
    vi.mocked(writeFileSync).mockImplementationOnce(fullDisk);
    const { path } = dataFolder(folder);
    expect([running, ended].map((one) => existsSync(one))).toEqual([true, false]);
    removeFolder(running);
    removeFolder(path);
  });

  test('takes the settings along that can be read', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    writeFileSync(join(folder, 'settings.json'), '{}');
    mkdirSync(join(folder, `.writable-${process.pid}`)); // no file can be written by this name
    const { path } = dataFolder(folder);
    expect(readFileSync(join(path, 'settings.json'), 'utf8')).toBe('{}');
    removeFolder(path);
  });
});
