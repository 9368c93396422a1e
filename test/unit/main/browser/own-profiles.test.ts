import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnProfiles } from '../../../../main/browser/own-profiles.ts';
import { removeFolder } from '../../../remove-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halo-profiles-'));
});
afterEach(() => removeFolder(folder));

describe('a profile of ours for a browser of the user’s', () => {
  it.skipIf(process.platform === 'win32')(
    'is for its user alone (Windows has no such modes)',
    async () => {
      const path = await new OwnProfiles(join(folder, 'browsers')).use('edge');
      for (const place of [path, join(folder, 'browsers')])
        expect(statSync(place).mode & 0o777).toBe(0o700);
    },
  );

  it('is asked about after a program that was killed, and not after the question', async () => {
    const profiles = new OwnProfiles(join(folder, 'browsers'));
    expect(profiles.isUnasked).toBe(false);
    await profiles.use('edge');
    expect(new OwnProfiles(join(folder, 'browsers')).isUnasked).toBe(true);
    profiles.asked();
    expect(profiles.isUnasked).toBe(false);
    await profiles.use('chrome');
    expect(profiles.isUnasked).toBe(true);
  });

  it('is deleted with the question about it', async () => {
    const profiles = new OwnProfiles(join(folder, 'browsers'));
    const path = await profiles.use('edge');
    await profiles.forget();
    expect(existsSync(path)).toBe(false);
    expect(profiles.isUnasked).toBe(false);
    profiles.asked(); // nothing is there
  });

  it('is deleted while the program goes on, is asked about where that is cut off, and is not used before', async () => {
    const browsers = join(folder, 'browsers');
    const profiles = new OwnProfiles(browsers);
    const path = await profiles.use('edge');
    profiles.asked();
    for (let at = 0; at < 200; at += 1) writeFileSync(join(path, String(at)), '');
    const gone = profiles.forget();
    expect(new OwnProfiles(browsers).isUnasked).toBe(true);
    expect(readdirSync(await profiles.use('edge'))).toEqual([]);
    await gone;
  });
});
