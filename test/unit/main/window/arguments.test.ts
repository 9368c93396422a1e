import { expect, test } from 'vitest';
import { passedOn } from '../../../../main/window/arguments.ts';

const isFile = (path: string) => /\.(har|txt|js|asar|log)$/.test(path);

test('files are found among Electron’s own words, relative to the folder of the caller', () => {
  const words = [
    '/opt/electron',
    '--no-sandbox',
    '-r',
    '/pw/loader.js',
    '/srv/app',
    'one.har',
    '/tmp/two.txt',
    '--tour',
    'gone',
  ];
  expect(passedOn(words, '/home/me', isFile)).toEqual({
    files: ['/home/me/one.har', '/tmp/two.txt'],
    tour: true,
  });
});

test('the program itself is never a file to open', () => {
  expect(passedOn(['/opt/halo.har', '/opt/app.asar'], '/', isFile)).toEqual({
    files: [],
    tour: false,
  });
});

test('a file that a Linux desktop hands over as an address is opened all the same', () => {
  const { files } = passedOn(
    ['/opt/halo', 'file:///home/me/my%20file.har', 'halo-troubleshooter://open'],
    '/',
    isFile,
  );
  expect(files).toEqual(['/home/me/my file.har']);
  expect(passedOn(['/opt/halo', 'file:///no%2Fsuch.har'], '/').files).toEqual([]);
});
