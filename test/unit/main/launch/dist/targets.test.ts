import { expect, test } from 'vitest';
import { means, targets } from '../../../../../main/launch/dist/targets.mjs';

const bare = {
  platform: 'linux',
  download: false,
  pathOf: () => undefined,
} as const;
const equipped = { ...bare, pathOf: (program: string) => `/usr/bin/${program}` };

function target(name: string) {
  const found = targets.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no target ${name}`);
  return found;
}

test('where electron-builder can fetch its tools, Linux packages need nothing of ours but rpm’s own builder', () => {
  for (const name of ['tar.gz', 'deb', 'AppImage'])
    expect(means(target(name), { ...bare, download: true })).toEqual({ env: {} });
  expect(means(target('rpm'), { ...bare, download: true })).toEqual({
    why: 'rpmbuild is missing; install it with: sudo apt-get install rpm',
  });
});

test('where it cannot, the system’s own programs stand in', () => {
  expect(means(target('tar.gz'), equipped)).toEqual({
    env: { ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za' },
  });
  expect(means(target('deb'), equipped)).toEqual({ env: { CUSTOM_FPM_PATH: '/usr/bin/fpm' } });
  expect(means(target('rpm'), equipped)).toEqual({ env: { CUSTOM_FPM_PATH: '/usr/bin/fpm' } });
});

test('what cannot be built says what is missing or where it is made', () => {
  for (const name of ['deb', 'rpm'])
    expect(
      means(target(name), {
        ...bare,
        pathOf: (program) => (program === 'fpm' ? undefined : `/usr/bin/${program}`),
      }),
    ).toEqual({ why: expect.stringContaining('out of reach') });
  expect(means(target('tar.gz'), bare)).toEqual({
    why: '7za is missing; install it with: sudo apt-get install p7zip-full',
  });
  expect(means(target('AppImage'), equipped)).toEqual({
    why: expect.stringContaining('out of reach'),
  });
  expect(means(target('nsis'), equipped)).toEqual({ why: 'made on Windows' });
  expect(means(target('dmg'), equipped)).toEqual({ why: 'made on macOS' });
  expect(means(target('nsis'), { ...bare, platform: 'win32' })).toEqual({ env: {} });
});
