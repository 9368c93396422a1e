import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Captures } from '../../../../main/journal/captures.ts';
import { Journal } from '../../../../main/journal/journal.ts';
import { toLetGo } from '../../../../main/journal/space.ts';
import { readJournal } from '../../../../main/journal/reading.ts';
import { Refusal } from '../../../../main/refusal.ts';
import { exchange } from './exchange.ts';

let root = '';
let told: string[] = [];
const health = {
  raise: () => {
    told.push('raised');
  },
  clear: () => {
    told.push('cleared');
  },
};
const open = () => new Journal(root, health);
const folders = () => readdirSync(root).map((name) => join(root, name));
const only = (): string => folders()[0] ?? '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'captures-'));
  told = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a journal', () => {
  test('holds each exchange as it was last, in order, in files that only this user can read', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1, 200, 'first')]);
    journal.put([exchange(0, 500, 'second')]);
    expect([...journal.all()].map(({ response }) => response?.status)).toEqual([500, 200]);
    journal.end();
    const { lines, damaged } = await readJournal(only());
    expect({
      damaged,
      lines: lines.map(
        (line) =>
          `${line.exchange.id} ${line.exchange.response?.status} ${line.exchange.response?.body.text}`,
      ),
    }).toEqual({ damaged: 0, lines: ['live-0 500 second', 'live-1 200 first'] });
    if (process.platform !== 'win32') {
      expect(statSync(only()).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(only()))
        expect(statSync(join(only(), name)).mode & 0o777, name).toBe(0o600);
    }
  });

  test('gives back from disk what is no longer in memory, long contents too', async () => {
    const long = 'ä'.repeat(100_000);
    const journal = open();
    journal.put([exchange(0, 200, long), exchange(1)]);
    await expect.poll(() => journal.folder).not.toBeNull();
    expect(journal.has('live-0')).toBe(true);
    expect(journal.get('live-0')?.response?.body.text).toBe(long);
    expect(journal.get('live-7')).toBeNull();
    journal.put([{ ...exchange(0, 200, long), duration: 9 }]);
    expect([...journal.all()].map(({ id, duration }) => `${id} ${duration}`)).toEqual([
      'live-0 9',
      'live-1 1',
    ]);
    journal.end();
    expect(readFileSync(join(only(), 'journal.jsonl'), 'utf8')).not.toContain('ää');
    const read = await readJournal(only());
    expect(read.lines.map((line) => read.whole(line).response?.body.text?.length)).toEqual([
      100_000, 0,
    ]);
  });

  test('is forgotten on disk when it is cleared, and kept when another begins', () => {
    const journal = open();
    journal.put([exchange(0)]);
    journal.end();
    journal.put([exchange(1)]);
    journal.end();
    expect(folders()).toHaveLength(2);
    const third = open();
    third.put([exchange(2)]);
    third.clear();
    expect(folders()).toHaveLength(2);
    expect([...third.all()]).toEqual([]);
  });

  test('survives a last line that was cut short', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1)]);
    journal.end();
    appendFileSync(join(only(), 'journal.jsonl'), '{"exchange":{"id":"live-2","ind');
    const { lines, damaged } = await readJournal(only());
    expect({ damaged, ids: lines.map((line) => line.exchange.id) }).toEqual({
      damaged: 0,
      ids: ['live-0', 'live-1'],
    });
  });

  test('that was damaged gives its good part and counts the rest; a body that is gone says so', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1, 400, 'x'.repeat(50_000)), exchange(2)]);
    journal.end();
    const path = join(only(), 'journal.jsonl');
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8').replace('"live-0"', '"live-')}\u0000\u0001nonsense\n{"exchange":{"__proto__":7}}\n`,
    );
    rmSync(join(only(), 'bodies'), { recursive: true });
    const read = await readJournal(only());
    expect(read.damaged).toBe(3);
    expect(
      read.lines
        .map((line) => read.whole(line))
        .map(({ id, response }) => `${id} ${response?.body.missing?.code}`),
    ).toEqual(['live-1 captures.bodyUnreadable', 'live-2 undefined']);
  });

  test('that names a body outside of its folder is not followed', async () => {
    const journal = open();
    journal.put([exchange(0, 400, 'x'.repeat(50_000))]);
    journal.end();
    const path = join(only(), 'journal.jsonl');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/"file":"[^"]*"/, '"file":"../../../../etc/passwd"'),
    );
    expect(await readJournal(only())).toMatchObject({ damaged: 1, lines: [] });
  });

  test('says when the disk refuses, keeps what comes, and writes it when the disk takes it again', async () => {
    writeFileSync(join(root, 'blocked'), 'a file where the folder should be');
    const journal = new Journal(join(root, 'blocked'), health);
    journal.put([exchange(0)]);
    await expect.poll(() => told).toEqual(['raised']);
    journal.put([exchange(1)]);
    expect([...journal.all()].map(({ id }) => id)).toEqual(['live-0', 'live-1']);
    rmSync(join(root, 'blocked'));
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['raised', 'cleared']);
    expect((await readJournal(journal.folder ?? '')).lines).toHaveLength(2);
    journal.end();
  });
});

describe('room for a capture', () => {
  const began = Date.now();
  const old = (index: number, status: number, length = 10_000) => ({
    ...exchange(index, status, 'x'.repeat(length)),
    startedAt: began - 3_600_000 + index,
  });
  const recent = (index: number, status: number, length = 10_000) => ({
    ...exchange(index, status, 'x'.repeat(length)),
    startedAt: began - 1_000 + index,
  });

  test('is made by letting go the oldest that are no failures, on disk as well; what stays can be read, before and after a restart', async () => {
    const running = new Journal(root, health, () => 300_000);
    running.put(Array.from({ length: 20 }, (_, index) => old(index, index === 3 ? 500 : 200)));
    running.mark({ index: 19, at: 7 });
    expect(running.keptSince).toBeNull();
    running.put([old(20, 200, 100_000), recent(21, 200), recent(22, 200)]);
    running.mark({ index: 22, at: 8 });
    const kept = [...running.all()].map(({ id }) => id);
    expect(kept).toContain('live-3');
    expect(kept.slice(-2)).toEqual(['live-21', 'live-22']);
    expect(kept).not.toContain('live-0');
    expect(running.keptSince).toBeGreaterThan(began - 3_600_000);
    expect(running.get('live-3')?.response?.body.text?.length).toBe(10_000);
    expect(running.marks().map(({ index }) => index)).toEqual([19, 22]);
    running.put([recent(23, 404)]);
    running.end();
    const path = only();
    const size = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
    expect(size).toBeLessThan(300_000);
    const read = await readJournal(path);
    expect({
      damaged: read.damaged,
      ids: read.lines.map((line) => line.exchange.id),
      marks: read.marks,
    }).toEqual({
      damaged: 0,
      ids: [...kept, 'live-23'],
      marks: [
        { index: 19, at: 7 },
        { index: 22, at: 8 },
      ],
    });
    for (const line of read.lines)
      expect(read.whole(line).response?.body.missing, line.exchange.id).toBeNull();
  });

  test('takes failures only when nothing else is left, and what just happened last', () => {
    const place = (startedAt: number, failing: boolean) => ({
      offset: 0,
      length: 100,
      failing,
      startedAt,
      files: [],
      bodyBytes: 0,
    });
    const now = 1_000_000;
    const places = new Map([
      ['new', place(now - 1, false)],
      ['bad', place(1, true)],
      ['old', place(2, false)],
      ['older', place(1, false)],
      ['newBad', place(now - 2, true)],
    ]);
    expect(
      [400, 300, 200, 100].map((limit) => [...toLetGo(places, limit / 0.8, now)].join()),
    ).toEqual(['older', 'older,old', 'older,old,bad', 'older,old,bad,new']);
  });
});

describe('the list of captures', () => {
  const creator = { name: 'Halo Troubleshooter', version: '1' };

  test('shows newest first with counts and size, and marks the running one', () => {
    const journal = open();
    const captures = new Captures(
      root,
      join(root, '..', `${basename(root)}-reopened`),
      () => journal.folder,
    );
    expect(captures.list()).toEqual([]);
    journal.put([exchange(0), exchange(1, 500)]);
    journal.end();
    journal.put([exchange(2_000_000)]);
    journal.end();
    expect(captures.list()).toMatchObject([
      {
        site: 'acme.halopsa.com',
        requests: 1,
        failures: 0,
        name: null,
        running: false,
        startedAt: 1_800_002_000_000,
      },
      { site: 'acme.halopsa.com', requests: 2, failures: 1, name: null, running: false },
    ]);
    expect(captures.list()[1]?.size).toBeGreaterThan(500);
  });

  test('renames, deletes, and refuses to delete the running one or what is not there', async () => {
    const journal = open();
    const captures = new Captures(
      root,
      join(root, '..', `${basename(root)}-reopened`),
      () => journal.folder,
    );
    journal.put([exchange(0)]);
    await expect.poll(() => captures.list()[0]?.running).toBe(true);
    const id = captures.list()[0]?.id ?? '';
    captures.rename(id, '  Xero on Monday ');
    expect(captures.list()[0]?.name).toBe('Xero on Monday');
    expect(() => captures.delete(id)).toThrow(Refusal);
    journal.end();
    for (const stranger of ['..', '../..', '/etc', 'none', ''])
      expect(() => captures.delete(stranger), stranger).toThrow(Refusal);
    captures.delete(id);
    expect(captures.list()).toEqual([]);
    expect(existsSync(root)).toBe(true);
  });

  test('opens a capture again as HAR, with its long contents, and says what was damaged', async () => {
    const journal = open();
    const captures = new Captures(root, join(root, '..', `${basename(root)}-reopened`), () => null);
    journal.put([{ ...exchange(0), pageUrl: 'https://acme.halopsa.com/tickets' }]);
    journal.mark({ index: 0, at: 5 });
    journal.put([exchange(1, 400, 'y'.repeat(70_000))]);
    journal.end();
    appendFileSync(join(only(), 'journal.jsonl'), 'nonsense\n');
    const id = captures.list()[0]?.id ?? '';
    const { path, name, damaged, marks } = await captures.openAsHar(id, creator);
    expect(marks).toEqual([{ index: 0, at: 5 }]);
    const { log } = JSON.parse(readFileSync(path, 'utf8')) as {
      log: {
        pages: object[];
        entries: { pageref?: string; response: { status: number; content: { text: string } } }[];
      };
    };
    expect({ name, damaged, pages: log.pages.length }).toEqual({
      name: 'acme.halopsa.com 2027-01-15 08:00',
      damaged: 1,
      pages: 1,
    });
    expect(
      log.entries.map(
        ({ pageref, response }) => `${pageref} ${response.status} ${response.content.text.length}`,
      ),
    ).toEqual(['page_1 200 0', 'undefined 400 70000']);
    for (let again = 0; again < 3; again += 1) await captures.openAsHar(id, creator);
    expect(readdirSync(dirname(path))).toHaveLength(2);
    new Captures(root, dirname(path), () => null);
    expect(existsSync(dirname(path))).toBe(false);
    writeFileSync(join(only(), 'journal.jsonl'), 'nonsense\n');
    await expect(captures.openAsHar(id, creator)).rejects.toThrow(Refusal);
  });
});
