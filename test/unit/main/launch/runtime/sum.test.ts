import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forget, isAsFetched, keepSum } from '../../../../../main/launch/runtime/sum.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

let folder = '';
let runtime = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halo-sum-'));
  runtime = join(folder, 'electron-1.2.3');
  mkdirSync(join(runtime, 'locales'), { recursive: true });
  writeFileSync(join(runtime, 'electron'), 'the program');
  writeFileSync(join(runtime, 'locales', 'en-GB.pak'), 'words');
});
afterEach(() => removeFolder(folder));

describe('A runtime that is kept', () => {
  it('may run while it is as it was fetched', async () => {
    await keepSum(runtime);
    expect(await isAsFetched(runtime)).toBe(true);
  });

  it.each([
    ['a file was changed', () => writeFileSync(join(runtime, 'electron'), 'the prograM')],
    ['a file came', () => writeFileSync(join(runtime, 'libextra.so'), '')],
    ['a file is gone', () => rmSync(join(runtime, 'locales', 'en-GB.pak'))],
  ])('may not run where %s', async (_what, change) => {
    await keepSum(runtime);
    change();
    expect(await isAsFetched(runtime)).toBe(false);
    await forget(runtime);
    expect(existsSync(runtime)).toBe(false);
  });

  it('of a launcher that noted nothing is noted now', async () => {
    expect(await isAsFetched(runtime)).toBe(true);
    writeFileSync(join(runtime, 'electron'), 'another program');
    expect(await isAsFetched(runtime)).toBe(false);
  });
});
