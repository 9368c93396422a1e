import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../remove-folder.ts';

/**
 * A folder for all tests of a file, deleted when the process ends. Playwright runs tests of one file
 * in several groups of one process where they run in parallel, and calls `afterAll` after each
 * group (https://playwright.dev/docs/test-parallel): a folder deleted there is missed by the next.
 */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.once('exit', () => {
    removeFolder(folder);
  });
  return folder;
}
