import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromiumFlags } from '../../main/launch/runtime/sandbox.mjs';
import { expect, test } from './app.ts';

const root = join(import.meta.dirname, '..', '..');
const electron = createRequire(import.meta.url)('electron') as string; // outside Electron the package is the path of its binary

test(
  'the tour, which `npm start` takes where there is no display, diagnoses each of the guide’s failures and leaves a picture of it',
  { tag: '@long' },
  async () => {
    test.slow(); // nine failures, one after the other
    const { stdout } = await promisify(execFile)(electron, [...chromiumFlags(), '.', '--tour'], {
      cwd: root,
    }).catch((error: unknown) => {
      throw new Error(String(Reflect.get(Object(error), 'stdout'))); // it says where it could not go on
    });
    expect(stdout.match(/^ {4}diagnosed: .*$/gm)).toHaveLength(9);
    expect(stdout).toContain('All 9 failures were diagnosed.');
    const pictures = [...stdout.matchAll(/^ {4}picture: (.*)$/gm)].map(([, path = '']) => path);
    expect(pictures).toHaveLength(9);
    for (const path of pictures) expect(statSync(path).size, path).toBeGreaterThan(20_000);
  },
);
