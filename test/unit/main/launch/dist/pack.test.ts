import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  feedArgs,
  keychainArgs,
  ownerArgs,
  packedApp,
  runtimeArgs,
  withoutEmpty,
} from '../../../../../main/launch/dist/pack.mjs';
import { targets } from '../../../../../main/launch/dist/targets.mjs';

const config = readFileSync(
  join(import.meta.dirname, '../../../../../electron-builder.yml'),
  'utf8',
);

test('there is no update feed unless the environment names one', () => {
  expect(config).toMatch(/^publish: null$/m);
  expect(feedArgs({})).toEqual([]);
  const feed = feedArgs({ HALO_UPDATE_FEED: 'https://updates.example/' });
  expect(feed).toEqual(['-c.publish.provider=generic', '-c.publish.url=https://updates.example/']);
});

test('who publishes the program sets its maintainer and home page by the environment', () => {
  expect(ownerArgs({})).toEqual([]);
  expect(
    ownerArgs({ HALO_MAINTAINER: 'Ann <ann@example.com>', HALO_HOMEPAGE: 'https://halo.example/' }),
  ).toEqual([
    '-c.linux.maintainer=Ann <ann@example.com>',
    '-c.extraMetadata.homepage=https://halo.example/',
  ]);
});

test('the official runtime needs no word to electron-builder', () => {
  expect(
    runtimeArgs({
      kind: 'official',
      folder: '/nowhere',
      executable: '/nowhere/electron',
      fetched: false,
    }),
  ).toEqual([]);
});

test('a package for a Mac that nobody signs asks for no key of the keychain', () => {
  const none = ['-c.electronFuses.enableCookieEncryption=false'];
  expect(keychainArgs('darwin', {})).toEqual(none);
  expect(keychainArgs('darwin', { CSC_LINK: '' })).toEqual(none);
  expect(keychainArgs('darwin', { CSC_NAME: 'Ann Ltd' })).toEqual([]);
  expect(keychainArgs('win32', {})).toEqual([]);
  expect(keychainArgs('linux', {})).toEqual([]);
});

test('the packed program is found on each system', () => {
  expect(packedApp('dist', 'linux', 'x64').executable).toBe(
    join('dist', 'linux-unpacked', 'halo-troubleshooter'),
  );
  expect(packedApp('dist', 'win32', 'arm64').executable).toBe(
    join('dist', 'win-arm64-unpacked', 'Halo Troubleshooter.exe'),
  );
  expect(packedApp('dist', 'darwin', 'arm64').folder).toBe(
    join('dist', 'mac-arm64', 'Halo Troubleshooter.app'),
  );
});

test('electron-builder.yml names the packages that the launcher builds', () => {
  const named = [...config.matchAll(/^ {2}target: \[(.*)\]$/gm)].flatMap(([, list = '']) =>
    list.split(', '),
  );
  expect(named.sort()).toEqual(targets.map(({ name }) => name).sort());
});

test('a secret that is not set is none: electron-builder would take it for a path', () => {
  const env = {
    CSC_LINK: '',
    CSC_KEY_PASSWORD: '',
    WIN_CSC_LINK: '',
    APPLE_ID: '',
    HALO_HOMEPAGE: '',
  };
  expect(withoutEmpty({ ...env, PATH: '', CSC_NAME: 'Ann' })).toEqual({
    PATH: '',
    CSC_NAME: 'Ann',
  });
});

test('the installer for Windows offers the program for .har files and takes none away', () => {
  const script = readFileSync(
    join(import.meta.dirname, '../../../../../main/launch/dist/installer.nsh'),
    'utf8',
  );
  expect(config).not.toMatch(/^fileAssociations:/m);
  expect(config).toMatch(/include: main\/launch\/dist\/installer\.nsh/);
  const written = [...script.matchAll(/WriteRegStr SHELL_CONTEXT "([^"]+)" "([^"]*)"/g)];
  expect(written.length).toBeGreaterThan(4);
  for (const [, key, name] of written)
    expect(key === 'Software\\Classes\\.har' && name === '', `${key} ${name}`).toBe(false);
  // What was written goes again with the program.
  expect(script).toMatch(
    /DeleteRegValue SHELL_CONTEXT "Software\\Classes\\\.har\\OpenWithProgids"/,
  );
  expect(script).toMatch(/DeleteRegKey HKCU "Software\\Classes\\halo-troubleshooter"/);
});

test('every icon is made of files that are in the repository', () => {
  const icons = [...config.matchAll(/^ {2}icon: (\S+)$/gm)].map(([, path = '']) => path);
  expect(new Set(icons)).toEqual(new Set(['resources/icons/icon.svg']));
  const png = readFileSync(join(import.meta.dirname, '../../../../../resources/icons/icon.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
});
