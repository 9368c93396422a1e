import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { removeFolder } from '../../../remove-folder.ts';

/** What a command wrote in the present test, and a folder that goes with the test. */
interface CommandTest {
  /** Standard output and standard error so far. */
  out: string;
  err: string;
  folder: string;
  /** Writes a file into the folder; answers its path. */
  readonly file: (name: string, content: string) => string;
}

/** For a file of tests: each test writes nothing on the real output. */
export function commandTest(): CommandTest {
  const test: CommandTest = {
    out: '',
    err: '',
    folder: '',
    file: (name, content) => {
      writeFileSync(join(test.folder, name), content);
      return join(test.folder, name);
    },
  };
  beforeEach(() => {
    test.folder = mkdtempSync(join(tmpdir(), 'halo-command-'));
    test.out = '';
    test.err = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...rest: unknown[]) => {
      test.out += String(text);
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      done?.();
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text: unknown) => {
      test.err += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    removeFolder(test.folder);
  });
  return test;
}
