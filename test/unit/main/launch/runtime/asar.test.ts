import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asar } from '../../../../../main/launch/runtime/asar.mjs';
import { defaultApp } from '../../../../../main/launch/runtime/default-app.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asar-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the asar archive', () => {
  it("is read back by Electron's own tool, file by file", () => {
    const path = join(folder, 'a.asar');
    writeFileSync(path, asar({ 'one.txt': 'first', 'two.txt': 'größer', 'empty.txt': '' }));
    expect(listPackage(path, { isPack: false })).toEqual(['/one.txt', '/two.txt', '/empty.txt']);
    expect(extractFile(path, 'one.txt').toString()).toBe('first');
    expect(extractFile(path, 'two.txt').toString()).toBe('größer');
    expect(extractFile(path, 'empty.txt')).toHaveLength(0);
  });

  it('carries a default app that is an ES module', () => {
    const path = join(folder, 'default_app.asar');
    writeFileSync(path, defaultApp());
    expect(JSON.parse(extractFile(path, 'package.json').toString())).toMatchObject({
      type: 'module',
      main: 'main.js',
    });
    expect(extractFile(path, 'main.js').toString()).toMatch(
      /import \{ app \} from 'electron';\n[^]*await import\(.*\);\n$/,
    );
  });
});
