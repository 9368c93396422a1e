import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../main/files/har-file.ts';
import { FileReading } from '../../../../renderer/har/file-reading.ts';
import type { FromWorker } from '../../../../renderer/har/reading.ts';
import { entry, har } from '../../shared/har/read-har.ts';

function reading(
  name: string,
  bytes: Uint8Array,
): { readonly file: FileReading; readonly posted: FromWorker[] } {
  const posted: FromWorker[] = [];
  let time = 0;
  const file = new FileReading({
    source: {
      name,
      size: bytes.length,
      read: async (start, end) => bytes.slice(start, end),
      stream: async function* (start, end) {
        for (let at = start; at < (end ?? bytes.length); at += 20_000)
          yield bytes.slice(at, Math.min(at + 20_000, end ?? bytes.length));
      },
    },
    inflate,
    causes: [],
    options: {},
    post: (message) => posted.push(message),
    now: () => (time += 30),
  });
  return { file, posted };
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

describe('reading a file in the worker', () => {
  it('posts every row once and in order, progress, an early result and the summary', async () => {
    const { file, posted } = reading('a.har', Buffer.from(text));
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
    const { file } = reading(name, bytes);
    await file.run();
    const exchange = await file.load(700);
    expect([exchange?.id, exchange?.index, exchange?.response?.body.text?.length]).toEqual([
      'har-700',
      700,
      6014,
    ]);
    expect(structuredClone(exchange)).toEqual(exchange);
    expect(await file.load(5000)).toBeNull();
  });

  it('tells what the user did and when they said that it failed', async () => {
    const at = '2026-11-02T10:00:05.000Z';
    const kept = har([entry(0), { ...failing, _action: 'clicked “Save”', _marks: [at] }]);
    const { file, posted } = reading('a.har', Buffer.from(JSON.stringify(kept)));
    await file.run();
    const rows = posted.flatMap((message) => (message.type === 'rows' ? message.rows : []));
    expect(rows.map(({ action }) => action)).toEqual([null, 'clicked “Save”']);
    expect(posted.at(-1)).toMatchObject({
      type: 'done',
      marks: [{ index: 1, at: Date.parse(at) }],
    });
    expect((await file.load(1))?.action).toBe('clicked “Save”');
  });

  it('answers a file that cannot be read with one sentence', async () => {
    const { file, posted } = reading('a.har', Buffer.from('{"log":{}}'));
    await file.run();
    expect(posted.at(-1)).toMatchObject({
      type: 'failed',
      message: expect.stringContaining('no list of requests') as string,
    });
  });

  it('keeps the messages of a log at hand', async () => {
    const { file, posted } = reading('a.log', Buffer.from('fine\nError = 403 Forbidden\n'));
    await file.run();
    expect(posted.at(-1)).toMatchObject({ type: 'done', summary: { kind: 'text', entries: 1 } });
    expect((await file.load(2))?.response?.body.text).toBe('Error = 403 Forbidden');
  });
});
