import * as fs from 'node:fs';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isReadOnly, unwritten, writeWhole, writeWholeNow } from '../../../main/whole-file.ts';
import { removeFolder } from '../../remove-folder.ts';

vi.mock('node:fs', { spy: true });
vi.mock('node:fs/promises', { spy: true });

/** What Windows answers while another program has the file open. */
const held = (): Error => Object.assign(new Error('resource busy or locked'), { code: 'EBUSY' });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-file-'));
});
afterEach(() => {
  vi.mocked(fs.renameSync).mockReset();
  vi.mocked(files.rename).mockReset();
  removeFolder(folder);
});

describe('a file that is replaced whole', () => {
  test('holds the new content, for this user only, and nothing is left beside it', async () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old', { mode: 0o644 });
    writeWholeNow(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    await writeWhole(path, ['one ', new TextEncoder().encode('two')]);
    expect(readFileSync(path, 'utf8')).toBe('one two');
    expect(readdirSync(folder)).toEqual(['a.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('stays as it was where its new content ends in an error', async () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    await expect(
      writeWhole(
        path,
        (function* () {
          yield 'half';
          throw new Error('no more');
        })(),
      ),
    ).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('is tried again while another program holds it open', async () => {
    const path = join(folder, 'a.json');
    vi.mocked(fs.renameSync).mockImplementationOnce(() => {
      throw held();
    });
    writeWholeNow(path, 'first');
    expect(readFileSync(path, 'utf8')).toBe('first');
    vi.mocked(files.rename).mockRejectedValueOnce(held()).mockRejectedValueOnce(held());
    await writeWhole(path, ['second']);
    expect(readFileSync(path, 'utf8')).toBe('second');
  });

  test('is said to be open in another program where that does not let go', () => {
    const path = join(folder, 'a.json');
    vi.mocked(fs.renameSync).mockImplementation(() => {
      throw held();
    });
    expect(() => writeWholeNow(path, 'text')).toThrow('busy');
    expect(unwritten(path, held(), 'Something else.').message).toBe(
      'Another program has “a.json” open. Close the file there, then try again.',
    );
    expect(unwritten(path, new Error('full'), 'Something else.').message).toBe('Something else.');
  });

  test('is said to be marked against changes where it is', () => {
    const path = join(folder, 'a.json');
    expect(isReadOnly(path)).toBe(false);
    writeFileSync(path, 'old');
    expect(isReadOnly(path)).toBe(false);
    chmodSync(path, 0o444);
    expect(isReadOnly(path)).toBe(true);
    expect(unwritten(path, held(), 'Something else.').message).toBe(
      '“a.json” is marked as one that nobody may change. Choose another name.',
    );
    chmodSync(path, 0o644);
  });

  test('names what keeps the program out only where the system tells', () => {
    const { platform } = process;
    const said = (on: NodeJS.Platform, syscall = 'open') => {
      const kept = Object.assign(new Error('not permitted'), { code: 'EPERM', syscall });
      Object.defineProperty(process, 'platform', { value: on, configurable: true });
      return unwritten(join(folder, 'a.json'), kept, 'Something else.').message;
    };
    try {
      expect(said('darwin')).toContain('System Settings, under Privacy & Security');
      expect(said('linux')).toBe('Something else.');
      expect(said('win32', 'rename')).toContain('Another program has');
      expect(said('win32')).toBe('Something else.'); // a folder in which the user may make no file
    } finally {
      Object.defineProperty(process, 'platform', { value: platform, configurable: true });
    }
  });
});
