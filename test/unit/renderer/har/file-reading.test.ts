import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { inflate } from '../../../../main/files/har-file.ts';
import type { ByteSource } from '../../../../shared/har/byte-source.ts';
import { type Cut, cutBy, serveCuts } from '../../../../renderer/har/cutting.ts';
import type { BlockReader } from '../../../../renderer/har/page-source.ts';
import { FileReading, loadEntry } from '../../../../renderer/har/file-reading.ts';
import type { FromWorker } from '../../../../renderer/har/reading.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { Unreadable } from '../../../../shared/har/unreadable-input.ts';
import { entry, har } from '../../shared/har/read-har.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function sourceOf(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (start, end) => bytes.slice(start, end),
    stream: async function* (start, end) {
      for (let at = start; at < (end ?? bytes.length); at += 20_000)
        yield bytes.slice(at, Math.min(at + 20_000, end ?? bytes.length));
    },
  };
}

/** As a file that is read in blocks. */
function blocksOf(bytes: Uint8Array): BlockReader {
  let at = 0;
  return {
    fill: async (memory) => {
      const part = bytes.subarray(at, at + memory.byteLength);
      const block = new Uint8Array(structuredClone(memory, { transfer: [memory] }));
      block.set(part);
      at += part.length;
      return block.subarray(0, part.length);
    },
  };
}

/** The file cut by somebody else, with everything posted between the two. */
function cutOf(file: BlockReader): Cut {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  serveCuts(port2, file);
  return cutBy(port1);
}

function reading(
  name: string,
  bytes: Uint8Array,
  isCut: boolean,
): {
  readonly file: FileReading;
  readonly posted: FromWorker[];
  readonly load: (index: number) => Promise<Exchange | null>;
} {
  const posted: FromWorker[] = [];
  let time = 0;
  const source = sourceOf(name, bytes);
  const file = new FileReading({
    source,
    inflate,
    cut: isCut ? cutOf(blocksOf(bytes)) : null,
    causes: [],
    options: {},
    post: (message) => posted.push(message),
    now: () => (time += 30),
  });
  /** As the window does: by its place where that is known, after a post as between two workers. */
  const load = (index: number): Promise<Exchange | null> => {
    const last = posted.at(-1);
    const places = last?.type === 'done' ? structuredClone(last.places) : null;
    if (places === null) return file.load(index);
    const { starts, ends, head } = places;
    return loadEntry(source, index, { start: starts[index] ?? NaN, end: ends[index] ?? NaN, head });
  };
  return { file, posted, load };
}

const failing = entry(700, {
  response: {
    status: 400,
    headers: [],
    content: { text: `{"Message":"${'no '.repeat(2000)}"}`, mimeType: 'application/json' },
  },
});
const text = JSON.stringify(
  har([
    ...Array.from({ length: 700 }, (_, number) => entry(number)),
    failing,
    ...Array.from({ length: 700 }, (_, number) => entry(800 + number)),
    {},
  ]),
);

describe.each([
  ['one worker', false],
  ['two workers', true],
])('reading a file in %s', (_, isCut) => {
  it('posts every row once and in order, progress, an early result and the summary', async () => {
    const { file, posted } = reading('a.har', Buffer.from(text), isCut);
    await file.run();
    const rows = posted.flatMap((message) => (message.type === 'rows' ? message.rows : []));
    expect(rows.map((row) => row.index)).toEqual(Array.from({ length: 1401 }, (_, index) => index));
    expect(posted.every((message) => message.type !== 'rows' || message.rows.length <= 500)).toBe(
      true,
    );
    const kinds = posted.map((message) => message.type);
    expect(kinds.at(-1)).toBe('done');
    expect(kinds.indexOf('result')).toBeLessThan(kinds.lastIndexOf('rows'));
    expect(posted.findLast((message) => message.type === 'progress')).toMatchObject({
      progress: { bytes: text.length, total: text.length, entries: 1401, failures: 1 },
    });
    expect(posted.at(-1)).toMatchObject({
      type: 'done',
      summary: {
        kind: 'har',
        entries: 1401,
        skippedCount: 1,
        skipped: [{ index: 1401, reason: 'noRequest' }],
      },
    });
  });

  it.each([
    ['a.har', Buffer.from(text)],
    ['a.har.gz', gzipSync(text)],
  ])('reads a single exchange of %s back with its body', async (name, bytes) => {
    const { file, load } = reading(name, bytes, isCut);
    await file.run();
    const exchange = await load(700);
    expect([exchange?.id, exchange?.index, exchange?.response?.body.text?.length]).toEqual([
      'har-700',
      700,
      6014,
    ]);
    expect(structuredClone(exchange)).toEqual(exchange);
    expect([await load(1401), await load(5000)]).toEqual([null, null]);
  });

  it('tells what the user did and when they said that it failed', async () => {
    const at = '2026-11-02T10:00:05.000Z';
    const kept = har([entry(0), { ...failing, _action: 'clicked “Save”', _marks: [at] }]);
    const { file, posted, load } = reading('a.har', Buffer.from(JSON.stringify(kept)), isCut);
    await file.run();
    const rows = posted.flatMap((message) => (message.type === 'rows' ? message.rows : []));
    expect(rows.map(({ action }) => action)).toEqual([null, 'clicked “Save”']);
    expect(posted.at(-1)).toMatchObject({
      type: 'done',
      marks: [{ index: 1, at: Date.parse(at) }],
    });
    expect((await load(1))?.action).toBe('clicked “Save”');
  });

  it('knows the page of a request that is read back', async () => {
    const page = 'https://acme.haloitsm.com/ticket?id=1';
    const entries = [entry(0), entry(1, { pageref: 'page_1' })];
    const text = JSON.stringify(har(entries, { pages: [{ id: 'page_1', title: page }] }));
    const { file, load } = reading('a.har', Buffer.from(text), isCut);
    await file.run();
    expect([(await load(0))?.pageUrl, (await load(1))?.pageUrl]).toEqual([null, page]);
  });

  it('answers a file that cannot be read with one sentence', async () => {
    const { file, posted } = reading('a.har', Buffer.from('{"log":{}}'), isCut);
    await file.run();
    expect(posted.at(-1)).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('no list of requests') as string,
    });
  });

  it('keeps the messages of a log at hand', async () => {
    const { file, posted, load } = reading(
      'a.log',
      Buffer.from('fine\nError = 403 Forbidden\n'),
      isCut,
    );
    await file.run();
    expect(posted.at(-1)).toMatchObject({ type: 'done', summary: { kind: 'text', entries: 1 } });
    expect((await load(2))?.response?.body.text).toBe('Error = 403 Forbidden');
  });
});

describe('reading a large file in two workers', () => {
  const entries = Array.from({ length: 1500 }, (_, number) =>
    number % 100 === 7
      ? { ...failing, _action: `clicked “Save ${number}”` }
      : entry(number, {
          response: {
            status: 200,
            headers: [],
            content: {
              text: `{"no":"${'é\\'.repeat(number % 3000)}"}`,
              mimeType: 'application/json',
            },
          },
        }),
  );
  const whole = Buffer.from(JSON.stringify(har(entries)));

  async function outcome(bytes: Uint8Array, isCut: boolean): Promise<unknown> {
    const { file, posted, load } = reading('a.har', bytes, isCut);
    await file.run();
    return {
      rows: posted.flatMap((message) => (message.type === 'rows' ? message.rows : [])),
      result: posted.findLast((message) => message.type === 'result'),
      last: posted.at(-1),
      one: await load(1407),
    };
  }

  it.each([
    ['whole', whole],
    ['cut short', whole.subarray(0, whole.length - 3000)],
    ['damaged', Buffer.concat([whole.subarray(0, 2_000_000), whole.subarray(2_000_050)])],
  ])('gives what one gives, of a file that is %s', async (_, bytes) => {
    expect(bytes.length).toBeGreaterThan(4_000_000);
    expect(await outcome(bytes, true)).toEqual(await outcome(bytes, false));
  });

  it('tells that the file is gone', async () => {
    const first = blocksOf(whole.subarray(0, 1_500_000));
    const cut = cutOf({
      fill: async (memory) => {
        const block = await first.fill(memory);
        if (block.length === 0) throw new Unreadable('This file is gone.');
        return block;
      },
    });
    await expect(cut(() => undefined)).rejects.toThrow('This file is gone.');
  });
});
