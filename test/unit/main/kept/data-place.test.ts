import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataPlace } from '../../../../main/kept/data-place.ts';

const { productName } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly productName: string;
};

test.each([
  ['win32', { APPDATA: 'C:\\Users\\kim\\AppData\\Roaming' }, 'C:\\Users\\kim\\AppData\\Roaming\\'],
  ['win32', {}, '\\home\\kim\\AppData\\Roaming\\'],
  ['darwin', {}, '/home/kim/Library/Application Support/'],
  ['linux', {}, '/home/kim/.config/'],
  ['linux', { XDG_CONFIG_HOME: '/srv/config' }, '/srv/config/'],
] as const)(
  'commands look where the program with a window keeps its things: %s %j',
  (platform, env, folder) => {
    expect(dataPlace({ platform, env, home: '/home/kim' })).toBe(`${folder}${productName}`);
  },
);

test('a folder that is given counts, as for the program with a window', () => {
  const env = { HALO_USER_DATA: '/tmp/other' };
  expect(dataPlace({ platform: 'linux', env, home: '/home/kim' })).toBe('/tmp/other');
});
