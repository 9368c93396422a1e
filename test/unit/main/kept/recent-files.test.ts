import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RecentFiles } from '../../../../main/kept/recent-files.ts';
import { removeFolder } from '../../../remove-folder.ts';

describe('recent files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recent-'));
    mkdirSync(join(folder, 'data'));
  });
  afterEach(() => removeFolder(folder));
  const open = (changed = () => undefined) => new RecentFiles(join(folder, 'data'), changed);
  const path = (name: string) => join(folder, 'sent', name);

  test('stand last first, each once, with their folder and no path', () => {
    const recent = open();
    for (const name of ['a.har', 'b.har', 'a.har']) recent.add(path(name));
    expect(recent.list()).toEqual([
      { id: expect.any(String), name: 'a.har', folder: 'sent' },
      { id: expect.any(String), name: 'b.har', folder: 'sent' },
    ]);
    expect(JSON.stringify(recent.list())).not.toContain(folder);
  });

  test('are there after a restart, in a file that only this user can read', () => {
    open().add(path('a.har'));
    const [file] = open().list();
    expect(open().pathOf(file?.id ?? '')).toBe(path('a.har'));
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'data', 'recent.json')).mode & 0o777).toBe(0o600);
  });

  test('are ten at most, can be taken off, and say when they change', () => {
    const changed = vi.fn();
    const recent = open(changed);
    for (let number = 0; number < 12; number += 1) recent.add(path(`${number}.har`));
    expect(recent.list().map(({ name }) => name)).toEqual([
      '11.har',
      '10.har',
      '9.har',
      '8.har',
      '7.har',
      '6.har',
      '5.har',
      '4.har',
      '3.har',
      '2.har',
    ]);
    recent.remove(path('11.har'));
    expect(recent.list()).toHaveLength(9);
    recent.clear();
    expect(recent.list()).toEqual([]);
    expect(changed).toHaveBeenCalledTimes(14);
  });

  test('hold nothing of our own folder: a recording that was opened again is no file of the user', () => {
    const recent = open();
    expect(recent.add(join(folder, 'data', 'captures', 'one', 'reopened.har'))).toBe(false);
    expect(recent.add(path('a.har'))).toBe(true);
    expect(recent.list().map(({ name }) => name)).toEqual(['a.har']);
  });

  test.each(['', 'nonsense', '{"a":1}', '[1,2]'])(
    'are none where the list is damaged (%j)',
    (text) => {
      writeFileSync(join(folder, 'data', 'recent.json'), text);
      expect(open().list()).toEqual([]);
      expect(open().pathOf('guess')).toBeNull();
    },
  );
});
