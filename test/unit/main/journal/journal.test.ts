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
import { open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Captures } from '../../../../main/journal/captures.ts';
import { Journal } from '../../../../main/journal/journal.ts';
import { toLetGo } from '../../../../main/journal/space.ts';
import { readJournal } from '../../../../main/journal/reading.ts';
import { type KeyStore, keySeal, noKeys, plainSeal } from '../../../../main/journal/seal.ts';
import { Refusal } from '../../../../main/refusal.ts';
import { allOf, exchange } from './exchange.ts';
import { removeFolder } from '../../../remove-folder.ts';

let root = '';
let told: string[] = [];
const health = {
  raise: () => {
    told.push('raised');
  },
  clear: () => {
    if (told.at(-1) === 'raised') told.push('cleared');
  },
};
/** A store of keys of the test's making: it wraps by turning each byte over. */
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const someKeys: KeyStore = { wrap: turned, unwrap: turned };
const open = (parts: Partial<ConstructorParameters<typeof Journal>[0]> = {}) =>
  new Journal({
    root,
    health,
    keys: noKeys,
    isPractice: () => false,
    room: () => Infinity,
    ...parts,
  });
const list = (running: () => string | null = () => null, keys = noKeys) =>
  new Captures({ root, reopened: `${root}-reopened`, running, keys });
const folders = () => readdirSync(root).map((name) => join(root, name));
const only = (): string => folders()[0] ?? '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'captures-'));
  told = [];
});
afterEach(() => removeFolder(root));

describe('a journal', () => {
  test('holds each exchange as it was last, in order, in files that only this user can read', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1, 200, 'first')]);
    journal.put([exchange(0, 500, 'second')]);
    expect((await allOf(journal)).map(({ response }) => response?.status)).toEqual([500, 200]);
    await journal.end();
    const { lines, damaged } = await readJournal(only(), noKeys);
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
    expect((await journal.get('live-0'))?.response?.body.text).toBe(long);
    expect(await journal.get('live-7')).toBeNull();
    journal.put([{ ...exchange(0, 200, long), duration: 9 }]);
    expect((await allOf(journal)).map(({ id, duration }) => `${id} ${duration}`)).toEqual([
      'live-0 9',
      'live-1 1',
    ]);
    await journal.end();
    expect(readFileSync(join(only(), 'journal.jsonl'), 'utf8')).not.toContain('ää');
    const read = await readJournal(only(), noKeys);
    const whole = await Promise.all(read.lines.map((line) => read.whole(line)));
    expect(whole.map(({ response }) => response?.body.text?.length)).toEqual([100_000, 0]);
  });

  test('gives also what is written while the disk is read', async () => {
    const journal = open();
    journal.put([exchange(0)]);
    await journal.flush();
    journal.put([exchange(1)]);
    const written = journal.flush(); // its turn is before that of the first line's reading
    expect((await allOf(journal)).map(({ id }) => id)).toEqual(['live-0', 'live-1']);
    await written;
    await journal.end();
  });

  test('is forgotten on disk when it is cleared, and kept when another begins', async () => {
    const journal = open();
    journal.put([exchange(0)]);
    await journal.end();
    journal.put([exchange(1)]);
    await journal.end();
    expect(folders()).toHaveLength(2);
    const third = open();
    third.put([exchange(2)]);
    await third.clear();
    expect(folders()).toHaveLength(2);
    expect(await allOf(third)).toEqual([]);
  });

  test('survives a last line that was cut short', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1)]);
    await journal.end();
    appendFileSync(join(only(), 'journal.jsonl'), '{"exchange":{"id":"live-2","ind');
    const { lines, damaged } = await readJournal(only(), noKeys);
    expect({ damaged, ids: lines.map((line) => line.exchange.id) }).toEqual({
      damaged: 0,
      ids: ['live-0', 'live-1'],
    });
  });

  test('that was damaged gives its good part and counts the rest; a body that is gone says so', async () => {
    const journal = open();
    journal.put([exchange(0), exchange(1, 400, 'x'.repeat(50_000)), exchange(2)]);
    await journal.end();
    const path = join(only(), 'journal.jsonl');
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8').replace('"live-0"', '"live-')}\u0000\u0001nonsense\n{"exchange":{"__proto__":7}}\n`,
    );
    rmSync(join(only(), 'bodies'), { recursive: true });
    const read = await readJournal(only(), noKeys);
    expect(read.damaged).toBe(3);
    expect(
      (await Promise.all(read.lines.map((line) => read.whole(line)))).map(
        ({ id, response }) => `${id} ${response?.body.missing?.code}`,
      ),
    ).toEqual(['live-1 captures.bodyUnreadable', 'live-2 undefined']);
  });

  test('that names a body outside of its folder is not followed', async () => {
    const journal = open();
    journal.put([exchange(0, 400, 'x'.repeat(50_000))]);
    await journal.end();
    const path = join(only(), 'journal.jsonl');
    writeFileSync(
      path,
      `${(plainSeal.openLine(readFileSync(path, 'utf8').trimEnd()) ?? '').replace(/"file":"[^"]*"/, '"file":"../../../../etc/passwd"')}\n`,
    );
    expect(await readJournal(only(), noKeys)).toMatchObject({ damaged: 1, lines: [] });
  });

  test('says when the disk refuses, keeps what comes, and writes it when the disk takes it again', async () => {
    writeFileSync(join(root, 'blocked'), 'a file where the folder should be');
    const journal = open({ root: join(root, 'blocked') });
    journal.put([exchange(0)]);
    await expect.poll(() => told).toEqual(['raised']);
    journal.put([exchange(1)]);
    expect((await allOf(journal)).map(({ id }) => id)).toEqual(['live-0', 'live-1']);
    rmSync(join(root, 'blocked'));
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['raised', 'cleared']);
    expect((await readJournal(journal.folder ?? '', noKeys)).lines).toHaveLength(2);
    await journal.end();
  });

  test.each([
    ['', undefined],
    [', which it will not cut off either, as Windows may', 'truncate'],
  ] as const)(
    'writes over the half of a line that a full disk took%s',
    async (_words, refusing) => {
      const journal = open();
      journal.put([exchange(0)]);
      await journal.flush();
      const handle = await openFile(join(root, 'any'), 'w');
      const kind = Object.getPrototypeOf(handle) as typeof handle;
      await handle.close();
      const { write } = kind;
      const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      let writes = 0;
      const half = vi.spyOn(kind, 'write').mockImplementation(async function (
        this: typeof handle,
        ...[bytes, from, , at]: unknown[]
      ) {
        writes += 1;
        if (writes > 1) throw full();
        return Reflect.apply(write, this, [bytes, from, 20, at]) as never;
      });
      if (refusing === 'truncate') vi.spyOn(kind, 'truncate').mockRejectedValue(full());
      journal.put([exchange(1, 200, 'later')]);
      await journal.flush();
      half.mockRestore();
      vi.restoreAllMocks();
      await journal.flush();
      journal.put([exchange(2)]);
      await journal.flush();
      expect((await journal.get('live-1'))?.response?.body.text).toBe('later');
      await journal.end();
      const { lines, damaged } = await readJournal(
        folders().find((path) => path !== join(root, 'any')) ?? '',
        noKeys,
      );
      expect([damaged, lines.map(({ exchange: { id } }) => id)]).toEqual([
        0,
        ['live-0', 'live-1', 'live-2'],
      ]);
    },
  );
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
    const running = open({ room: () => 300_000 });
    running.put(Array.from({ length: 20 }, (_, index) => old(index, index === 3 ? 500 : 200)));
    running.mark({ index: 19, at: 7 });
    await running.flush();
    expect(running.keptSince).toBeNull();
    running.put([old(20, 200, 100_000), recent(21, 200), recent(22, 200)]);
    running.mark({ index: 22, at: 8 });
    await running.flush();
    const kept = (await allOf(running)).map(({ id }) => id);
    expect(kept).toContain('live-3');
    expect(kept.slice(-2)).toEqual(['live-21', 'live-22']);
    expect(kept).not.toContain('live-0');
    expect(running.keptSince).toBeGreaterThan(began - 3_600_000);
    expect((await running.get('live-3'))?.response?.body.text?.length).toBe(10_000);
    expect(running.marks().map(({ index }) => index)).toEqual([19, 22]);
    running.put([recent(23, 404)]);
    await running.end();
    const path = only();
    const size = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);
    expect(size).toBeLessThan(300_000);
    const read = await readJournal(path, noKeys);
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
      expect((await read.whole(line)).response?.body.missing, line.exchange.id).toBeNull();
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

  test('shows newest first with counts and size, and marks the running one', async () => {
    const journal = open();
    const captures = list(() => journal.folder);
    expect(await captures.list()).toEqual([]);
    journal.put([exchange(0), exchange(1, 500)]);
    await journal.end();
    journal.put([exchange(2_000_000)]);
    await journal.end();
    expect(await captures.list()).toMatchObject([
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
    expect((await captures.list())[1]?.size).toBeGreaterThan(500);
  });

  test('calls what the practice Halo sent by that name, at each of its addresses', async () => {
    const journal = open({ isPractice: (address) => address.endsWith('/api/1') });
    journal.put([exchange(0), exchange(1)]);
    await journal.end();
    const captures = list();
    const [capture] = await captures.list();
    expect(capture?.site).toBe('practice');
  });

  test('renames, deletes, and refuses to delete the running one or what is not there', async () => {
    const journal = open();
    const captures = list(() => journal.folder);
    journal.put([exchange(0)]);
    await expect.poll(async () => (await captures.list())[0]?.running).toBe(true);
    const id = (await captures.list())[0]?.id ?? '';
    await captures.rename(id, '  Xero on Monday ');
    expect((await captures.list())[0]?.name).toBe('Xero on Monday');
    await expect(captures.delete(id)).rejects.toThrow(Refusal);
    await journal.end();
    for (const stranger of ['..', '../..', '/etc', 'none', ''])
      await expect(captures.delete(stranger), stranger).rejects.toThrow(Refusal);
    await captures.delete(id);
    expect(await captures.list()).toEqual([]);
    expect(existsSync(root)).toBe(true);
  });

  test('opens a capture again as HAR, with its long contents, and says what was damaged', async () => {
    const journal = open();
    const captures = list();
    journal.put([{ ...exchange(0), pageUrl: 'https://acme.halopsa.com/tickets' }]);
    journal.mark({ index: 0, at: 5 });
    journal.put([exchange(1, 400, 'y'.repeat(70_000))]);
    await journal.end();
    appendFileSync(join(only(), 'journal.jsonl'), 'nonsense\n');
    const id = (await captures.list())[0]?.id ?? '';
    const { path, damaged } = await captures.openAsHar(id, creator);
    const { log } = JSON.parse(readFileSync(path, 'utf8')) as {
      log: {
        pages: object[];
        entries: {
          pageref?: string;
          _marks?: string[];
          response: { status: number; content: { text: string } };
        }[];
      };
    };
    expect({ damaged, pages: log.pages.length }).toEqual({
      damaged: 1,
      pages: 1,
    });
    expect(
      log.entries.map(
        ({ pageref, response }) => `${pageref} ${response.status} ${response.content.text.length}`,
      ),
    ).toEqual(['page_1 200 0', 'undefined 400 70000']);
    expect(log.entries.map(({ _marks }) => _marks)).toEqual([
      ['1970-01-01T00:00:00.005Z'],
      undefined,
    ]);
    for (let again = 0; again < 6; again += 1) await captures.openAsHar(id, creator);
    expect(readdirSync(dirname(path))).toHaveLength(4);
    list();
    expect(existsSync(dirname(path))).toBe(false);
    writeFileSync(join(only(), 'journal.jsonl'), 'nonsense\n');
    await expect(captures.openAsHar(id, creator)).rejects.toThrow(Refusal);
  });
});

describe('what stands on disk', () => {
  const signedIn = {
    ...exchange(0, 400, JSON.stringify({ access_token: 'tok-Zk81Yq', message: 'No access' })),
    request: {
      ...exchange(0).request,
      headers: [
        { name: 'Authorization', value: 'Bearer abcDEF123456' },
        { name: 'Cookie', value: 'sid=Qw8zRt51' },
      ],
      body: {
        ...exchange(0).request.body,
        text: JSON.stringify({ username: 'anna', password: 'correct horse 9' }),
      },
    },
  };
  const secrets = ['abcDEF123456', 'Qw8zRt51', 'correct horse 9', 'tok-Zk81Yq'];
  const everything = () =>
    readdirSync(only(), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
      .join('\n');

  test('holds no sign-in, and what is opened again still tells who was signed in alike', async () => {
    const journal = open();
    journal.put([signedIn, { ...signedIn, id: 'live-1', index: 1 }]);
    await journal.end();
    for (const secret of secrets) expect(everything()).not.toContain(secret);
    const { lines } = await readJournal(only(), noKeys);
    const sent = lines.map(({ exchange: read }) => read.request.headers);
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[0]?.[0]?.value).toMatch(/^Bearer \S+$/);
    expect(lines[0]?.exchange.response?.body.text).toContain('No access');
    expect(lines[0]?.exchange.request.body.text).toContain('anna');
  });

  test('is encrypted where the system keeps keys, and opens with its key alone', async () => {
    const journal = open({ keys: someKeys });
    journal.put([signedIn, exchange(1, 400, 'Ungewöhnlich '.repeat(5_000))]);
    journal.mark({ index: 1, at: 5 });
    await expect.poll(async () => (await journal.get('live-1'))?.response?.status).toBe(400);
    await journal.end();
    for (const plain of ['No access', 'Ungew', 'anna', '/api/'])
      expect(everything()).not.toContain(plain);
    const { lines, marks, damaged, whole } = await readJournal(only(), someKeys);
    expect({ damaged, marks }).toEqual({ damaged: 0, marks: [{ index: 1, at: 5 }] });
    const [, long] = lines;
    expect(long && (await whole(long)).response?.body.text?.length).toBe(65_000);
    const [{ id } = { id: '' }] = await list(() => null, someKeys).list();
    await expect(list().openAsHar(id, { name: 'x', version: '1' })).rejects.toThrow(
      'this program cannot get its key',
    );
  });

  test.each([
    ['plain', noKeys],
    ['encrypted', someKeys],
  ])('that was changed by one bit or cut short is told, %s', async (_kind, keys) => {
    const journal = open({ keys });
    journal.put(Array.from({ length: 20 }, (_, index) => exchange(index, 200, 'text')));
    await journal.end();
    const path = join(only(), 'journal.jsonl');
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    const middle = flipped.indexOf(10) - 30;
    flipped[middle] = (flipped[middle] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    expect(await readJournal(only(), keys)).toMatchObject({ damaged: 1, lines: { length: 19 } });
    writeFileSync(path, whole.subarray(0, whole.length / 10));
    const cut = await readJournal(only(), keys);
    expect(cut.lines.length + cut.damaged).toBe(20);
    expect(cut.damaged).toBeGreaterThan(15);
  });

  test('of a long content that was changed, the content is said to be gone', async () => {
    const journal = open();
    journal.put([exchange(0, 400, 'x'.repeat(50_000))]);
    await journal.end();
    const [body = ''] = readdirSync(join(only(), 'bodies'));
    const path = join(only(), 'bodies', body);
    writeFileSync(path, readFileSync(path, 'utf8').replace('xx', 'xy'));
    const { lines, whole } = await readJournal(only(), noKeys);
    expect(lines[0] && (await whole(lines[0])).response?.body).toMatchObject({
      text: null,
      missing: { code: 'captures.bodyUnreadable' },
    });
  });

  test('of older versions, without checksums and keys, still opens', async () => {
    const journal = open();
    journal.put([exchange(0, 200, 'old')]);
    await journal.end();
    const path = join(only(), 'journal.jsonl');
    writeFileSync(path, `${plainSeal.openLine(readFileSync(path, 'utf8').trimEnd()) ?? ''}\n`);
    rmSync(join(only(), 'about.json'));
    expect(await readJournal(only(), someKeys)).toMatchObject({ damaged: 0, lines: { length: 1 } });
  });

  test('goes after so many days, the running one excepted', async () => {
    const journal = open();
    journal.put([exchange(0)]);
    await journal.end();
    journal.put([exchange(1)]);
    await journal.flush();
    const captures = list(() => journal.folder);
    await captures.deleteOlder(30, Date.now());
    expect(await captures.list()).toHaveLength(2);
    await captures.deleteOlder(30, Date.now() + 31 * 24 * 3_600_000);
    expect((await captures.list()).map(({ running }) => running)).toEqual([true]);
    await journal.end();
  });
});

test('a line that was encrypted with another key is not opened', () => {
  const line = keySeal(Buffer.alloc(32, 1)).line('text');
  expect(keySeal(Buffer.alloc(32, 1)).openLine(line)).toBe('text');
  expect(keySeal(Buffer.alloc(32, 2)).openLine(line)).toBeNull();
  expect(keySeal(Buffer.alloc(32, 1)).openLine('{"exchange":1}')).toBeNull();
});
