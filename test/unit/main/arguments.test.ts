import { expect, test } from 'vitest';
import { passedOn } from '../../../main/arguments.ts';

const isFile = (path: string) => /\.(har|txt|js|asar|log)$/.test(path);

test('files are found among Electron’s own words, relative to the folder of the caller', () => {
  const words = ['/opt/electron', '--no-sandbox', '-r', '/pw/loader.js', '/work/app', 'one.har', '/tmp/two.txt', '--tour', 'gone'];
  expect(passedOn(words, '/home/me', isFile)).toEqual({ files: ['/home/me/one.har', '/tmp/two.txt'], tour: true });
});

test('the program itself is never a file to open', () => {
  expect(passedOn(['/opt/halo.har', '/opt/app.asar'], '/', isFile)).toEqual({ files: [], tour: false });
});
