import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataFolder } from '../../../../main/kept/data-folder.ts';
import { removeFolder } from '../../../remove-folder.ts';

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

  test('takes the settings along that can be read', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    writeFileSync(join(folder, 'settings.json'), '{}');
    mkdirSync(join(folder, `.writable-${process.pid}`)); // no file can be written by this name
    const { path } = dataFolder(folder);
    expect(readFileSync(join(path, 'settings.json'), 'utf8')).toBe('{}');
    removeFolder(path);
  });
});
