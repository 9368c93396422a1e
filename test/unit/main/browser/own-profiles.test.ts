import { existsSync, mkdtempSync, statSync } from 'node:fs';
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
    () => {
      const path = new OwnProfiles(join(folder, 'browsers')).use('edge');
      for (const place of [path, join(folder, 'browsers')])
        expect(statSync(place).mode & 0o777).toBe(0o700);
    },
  );

  it('is asked about after a program that was killed, and not after the question', () => {
    const profiles = new OwnProfiles(join(folder, 'browsers'));
    expect(profiles.isUnasked).toBe(false);
    profiles.use('edge');
    expect(new OwnProfiles(join(folder, 'browsers')).isUnasked).toBe(true);
    profiles.asked();
    expect(profiles.isUnasked).toBe(false);
    profiles.use('chrome');
    expect(profiles.isUnasked).toBe(true);
  });

  it('is deleted with the question about it', () => {
    const profiles = new OwnProfiles(join(folder, 'browsers'));
    const path = profiles.use('edge');
    profiles.forget();
    expect(existsSync(path)).toBe(false);
    expect(profiles.isUnasked).toBe(false);
    profiles.asked(); // nothing is there
  });
});
