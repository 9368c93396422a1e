import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CrashLog } from '../../../../main/kept/crash-log.ts';
import { thrownOf } from '../../../../shared/ipc/thrown.ts';
import { removeFolder } from '../../../remove-folder.ts';

describe('the crash log', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crashes-'));
  });
  afterEach(() => {
    removeFolder(folder);
  });
  const log = () => new CrashLog(join(folder, 'crashes'), '0.1.0');

  test('keeps faults newest first, in files that only this user can read, and forgets them when asked', () => {
    log().write(1, 'program', thrownOf(new TypeError('x is not a function')));
    log().write(2, 'window', { name: 'oom', message: 'exit code 5', stack: '' });
    expect(
      log()
        .read()
        .map(({ at, place, name }) => ({ at, place, name })),
    ).toEqual([
      { at: 2, place: 'window', name: 'oom' },
      { at: 1, place: 'program', name: 'TypeError' },
    ]);
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'crashes', 'crashes.jsonl')).mode & 0o777).toBe(0o600);
    log().clear();
    expect(log().read()).toEqual([]);
  });

  test('goes on in a new file when one is full, and keeps one before it', () => {
    for (let run = 0; run < 12; run += 1) {
      const one = log();
      for (let at = 0; at < 60; at += 1)
        one.write(run, 'program', {
          name: 'Error',
          message: 'word '.repeat(40),
          stack: '    at f (a.js:1:2)\n'.repeat(20),
        });
    }
    expect(readdirSync(join(folder, 'crashes')).sort()).toEqual([
      'crashes.before.jsonl',
      'crashes.jsonl',
    ]);
    for (const name of readdirSync(join(folder, 'crashes')))
      expect(statSync(join(folder, 'crashes', name)).size).toBeLessThan(102_000);
    expect(log().read()[0]?.at).toBe(11);
  });

  test('stops after fifty faults in one run', () => {
    const one = log();
    for (let at = 0; at < 60; at += 1) one.write(at, 'program', thrownOf(null));
    expect(log().read()).toHaveLength(50);
  });

  test('leaves a damaged line out', () => {
    log().write(1, 'program', thrownOf(null));
    writeFileSync(join(folder, 'crashes', 'crashes.jsonl'), '{"half\n', { flag: 'a' });
    expect(log().read()).toHaveLength(1);
  });

  test('knows at the next start that the program never came to its end', () => {
    expect(log().begin()).toBe(false);
    expect(log().begin()).toBe(true);
    log().end();
    expect(log().begin()).toBe(false);
  });

  test('never throws, even where it cannot write', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    writeFileSync(join(folder, 'crashes'), 'a file where the folder should be');
    expect(log().write(1, 'program', thrownOf(null))).toBe(false);
    expect(log().begin()).toBe(false);
  });
});
