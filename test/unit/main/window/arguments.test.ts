import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { passedOn } from '../../../../main/window/arguments.ts';

const isFile = (path: string) => /\.(har|txt|js|asar|log)$/.test(path);

test('files are found among Electron’s own words, relative to the folder of the caller', () => {
  const two = resolve('/tmp/two.txt');
  const words = [
    '/opt/electron',
    '--no-sandbox',
    '-r',
    '/pw/loader.js',
    '/srv/app',
    'one.har',
    two,
    '--tour',
    'gone',
  ];
  const folder = resolve('/home/me');
  expect(passedOn(words, folder, isFile)).toEqual({
    files: [resolve(folder, 'one.har'), two],
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
  const path = resolve('/home/me/my file.har');
  const words = ['/opt/halo', pathToFileURL(path).href, 'halo-troubleshooter://open'];
  expect(passedOn(words, '/', isFile).files).toEqual([path]);
  expect(passedOn(['/opt/halo', 'file:///no%2Fsuch.har'], '/').files).toEqual([]);
});

test('a word that the system refuses to look at is no file, and no end of the program', () => {
  // Longer than a name may be, and with a character that no path can hold.
  expect(passedOn(['/opt/halo', 'x'.repeat(40_000), 'a\0b.har'], '/').files).toEqual([]);
});
