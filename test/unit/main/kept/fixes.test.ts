import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FixesFile } from '../../../../main/kept/fixes.ts';
import { fixRecord } from '../../shared/fix/make-record.ts';
import { removeFolder } from '../../../remove-folder.ts';

describe('the file of the history of fixes', () => {
  let folder = '';
  const path = () => join(folder, 'deep', 'history.json');
  const open = () => new FixesFile(path(), 'kim');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'history-'));
    vi.spyOn(console, 'error').mockReturnValue(undefined);
  });
  afterEach(() => {
    removeFolder(folder);
    vi.restoreAllMocks();
  });

  test('is empty in the beginning', () => {
    expect(open().read()).toEqual([]);
  });

  test('is the same after a restart, says who, and only this user can read it', () => {
    open().write(fixRecord());
    expect(open().read()).toEqual([fixRecord({ who: 'kim' })]);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['history.json']);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test('replaces a record with the same id, and deletes those that are named', () => {
    const fixes = open();
    for (const id of ['a', 'b', 'c']) fixes.write(fixRecord({ id }));
    fixes.write(fixRecord({ id: 'b', outcome: 'fixed' }));
    fixes.delete(['a', 'unknown']);
    expect(
      open()
        .read()
        .map(({ id, outcome }) => [id, outcome]),
    ).toEqual([
      ['c', 'open'],
      ['b', 'fixed'],
    ]);
  });

  test('leaves out a record that does not fit, alone', () => {
    open().write(fixRecord());
    const file = JSON.parse(readFileSync(path(), 'utf8')) as { records: unknown[] };
    writeFileSync(path(), JSON.stringify({ ...file, records: [{ id: 7 }, null, ...file.records] }));
    expect(
      open()
        .read()
        .map(({ id }) => id),
    ).toEqual(['one']);
  });

  test('tells of a record that was changed by one bit, and keeps the others and the old file', () => {
    const fixes = open();
    for (const id of ['a', 'b', 'c', 'd', 'e']) fixes.write(fixRecord({ id }));
    const whole = readFileSync(path());
    for (let at = 0; at < whole.length; at += 29) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      writeFileSync(path(), flipped);
      const opened = open();
      const { note } = opened;
      const read = opened.read();
      if (note === null) expect(read, `bit at ${at}`).toHaveLength(5);
      else if (note.kind === 'fixes-part')
        expect(read.length, `bit at ${at}`).toBeGreaterThanOrEqual(3);
      // Only where the number of the schema itself says that a newer program wrote it.
      else expect(flipped.toString('latin1')).toMatch(/^\{"schema":[^1]/);
      rmSync(`${path()}.aside`, { force: true });
    }
  });

  test.each(['{"schema":1,"rec', 'null', '{"schema":99,"records":[]}'])(
    'puts a file aside that is damaged or newer than the program (%j)',
    (text) => {
      open().write(fixRecord());
      writeFileSync(path(), text);
      const opened = open();
      expect([opened.read(), opened.note]).toEqual([
        [],
        { kind: 'fixes-damaged', file: 'history.json.aside' },
      ]);
      expect(readFileSync(`${path()}.aside`, 'utf8')).toBe(text);
    },
  );

  test('says so where it cannot be saved or moved aside, and goes on', () => {
    mkdirSync(`${path()}.new`, { recursive: true });
    expect(() => open().write(fixRecord())).toThrow('The history of fixes cannot be saved.');
    writeFileSync(path(), 'damaged');
    mkdirSync(join(`${path()}.aside`, 'taken'), { recursive: true });
    expect(open().note).toEqual({ kind: 'fixes-damaged', file: null });
  });

  test('keeps the latest five hundred', () => {
    const fixes = open();
    fixes.write(fixRecord({ id: 'first' }));
    for (let number = 0; number < 500; number += 1) fixes.write(fixRecord({ id: String(number) }));
    expect(fixes.read()).toHaveLength(500);
    expect(fixes.read().some(({ id }) => id === 'first')).toBe(false);
  });
});
