import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Installation,
  isInstalled,
  isReplaceable,
  mayAskForKeys,
} from '../../../../main/kept/installation.ts';
import { removeFolder } from '../../../remove-folder.ts';

vi.mock('electron', () => ({ app: {} }));

let folder: string;
let there: Installation;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halo-installed-'));
  mkdirSync(join(folder, 'resources'));
  there = {
    platform: 'linux',
    executable: join(folder, 'Halo Troubleshooter.exe'),
    name: 'Halo Troubleshooter',
    resources: join(folder, 'resources'),
    appImage: undefined,
    isInApplications: false,
  };
});
afterEach(() => removeFolder(folder));
const noted = () => writeFileSync(join(folder, 'resources', 'app-update.yml'), 'provider: generic');
const installed = () => writeFileSync(join(folder, 'Uninstall Halo Troubleshooter.exe'), '');

describe('whether the program may put a newer version in place of itself', () => {
  it('on Linux it may where it is an AppImage, for a package manager looks after the rest', () => {
    expect(isReplaceable(there)).toBe(false);
    expect(isReplaceable({ ...there, appImage: '/home/me/halo.AppImage' })).toBe(true);
  });

  it('on Windows it may where our installer put it and the build named a feed', () => {
    const windows = { ...there, platform: 'win32' } as const;
    expect(isReplaceable(windows)).toBe(false);
    installed();
    expect(isReplaceable(windows)).toBe(false);
    noted();
    expect(isReplaceable(windows)).toBe(true);
  });

  it('on Windows a folder that was only unpacked is its user’s', () => {
    noted();
    expect(isReplaceable({ ...there, platform: 'win32' })).toBe(false);
  });

  it('on a Mac it may from Applications, and where the build is signed and so named a feed', () => {
    const mac = { ...there, platform: 'darwin', isInApplications: true } as const;
    expect(isReplaceable(mac)).toBe(false);
    noted();
    expect(isReplaceable(mac)).toBe(true);
    expect(isReplaceable({ ...mac, isInApplications: false })).toBe(false);
  });

  it('nowhere else', () => {
    noted();
    expect(isReplaceable({ ...there, platform: 'freebsd' })).toBe(false);
  });
});

it('only an installed copy on Windows counts as installed', () => {
  installed();
  expect(isInstalled({ ...there, platform: 'win32' })).toBe(true);
  expect(isInstalled(there)).toBe(false);
});

describe('whether the system may be asked for a key', () => {
  it('on a Mac it may only where the build was signed', () => {
    const mac = { ...there, platform: 'darwin' } as const;
    expect(mayAskForKeys(mac)).toBe(false);
    writeFileSync(join(folder, 'resources', 'signed.txt'), '');
    expect(mayAskForKeys(mac)).toBe(true);
  });

  it('elsewhere it may, for nobody is asked for a password', () => {
    expect(mayAskForKeys(there)).toBe(true);
    expect(mayAskForKeys({ ...there, platform: 'win32' })).toBe(true);
  });
});
