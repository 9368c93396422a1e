import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerArgs, packedApp, runtimeArgs } from '../../../../main/launch/pack.mjs';
import { targets } from '../../../../main/launch/targets.mjs';

const config = readFileSync(join(import.meta.dirname, '../../../../electron-builder.yml'), 'utf8');

test('nothing of the owner is set unless the environment says so, so nothing looks for updates', () => {
  expect(ownerArgs({})).toEqual([]);
  expect(config).toMatch(/^publish: null$/m);
  expect(ownerArgs({ HALO_UPDATE_FEED: 'https://updates.example/' })).toEqual(['-c.publish.provider=generic', '-c.publish.url=https://updates.example/']);
});

test('the official runtime needs no word to electron-builder', () => {
  expect(runtimeArgs({ kind: 'official', folder: '/nowhere', executable: '/nowhere/electron', fetched: false })).toEqual([]);
});

test('the packed program is found on each system', () => {
  expect(packedApp('dist', 'linux', 'x64').executable).toBe(join('dist', 'linux-unpacked', 'halo-troubleshooter'));
  expect(packedApp('dist', 'win32', 'arm64').executable).toBe(join('dist', 'win-arm64-unpacked', 'Halo Troubleshooter.exe'));
  expect(packedApp('dist', 'darwin', 'arm64').folder).toBe(join('dist', 'mac-arm64', 'Halo Troubleshooter.app'));
});

test('electron-builder.yml names the packages that the launcher builds', () => {
  const named = [...config.matchAll(/^ {2}target: \[(.*)\]$/gm)].flatMap(([, list = '']) => list.split(', '));
  expect(named.sort()).toEqual(targets.map(({ name }) => name).sort());
});
