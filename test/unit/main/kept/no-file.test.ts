import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CheckupsFile } from '../../../../main/kept/checkups-file.ts';
import { CrashLog } from '../../../../main/kept/crash-log.ts';
import { FixesFile } from '../../../../main/kept/fixes.ts';
import { readPolicy, redactionLock } from '../../../../main/kept/policy.ts';
import { RecentFiles } from '../../../../main/kept/recent-files.ts';
import { SettingsFile } from '../../../../main/kept/settings.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';
import { removeFolder } from '../../../remove-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'no-file-'));
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  removeFolder(folder);
});

/** A named pipe into which nobody writes; Windows has none in folders. */
const makePipe = (path: string): void => {
  if (process.platform === 'win32') mkdirSync(path);
  else execFileSync('mkfifo', [path]);
};

test.each([
  ['a pipe', makePipe],
  ['a folder', (path: string) => mkdirSync(path)],
])('%s in place of what is kept holds nothing up, and counts as damaged', (_what, make) => {
  const put = (name: string): string => {
    const path = join(folder, name);
    make(path);
    return path;
  };
  const settings = new SettingsFile(put('settings.json'));
  expect([settings.read(), settings.note?.kind]).toEqual([defaultSettings, 'settings-damaged']);
  expect(redactionLock(readPolicy(put('policy.json'))).keepPersonal).toBe(false);
  expect(new FixesFile(put('history.json'), null).note?.kind).toBe('fixes-damaged');
  put('recent.json');
  expect(new RecentFiles(folder, () => undefined).list()).toEqual([]);
  expect(new CheckupsFile(put('checkups.json')).read('https://acme.halopsa.com')).toBeNull();
  put('crashes.jsonl');
  expect(new CrashLog(folder, '1').read()).toEqual([]);
});
