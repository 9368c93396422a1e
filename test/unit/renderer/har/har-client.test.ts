import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LoadedCause } from '../../../../shared/rules/knowledge.ts';
import { emptyReview } from '../../../../shared/rules/diagnosis.ts';
import { HarHead } from '../../../../shared/har/head.ts';
import { readCapture } from '../../../../renderer/har/har-client.ts';
import type {
  EntryPlaces,
  FromWorker,
  ReadingListener,
  ToWorker,
} from '../../../../renderer/har/reading.ts';

/** A worker that does nothing but remember what it was asked. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly asked: unknown[] = [];
  readonly name: string;
  isEnded = false;

  constructor(_url: URL, { name }: { readonly name: string }) {
    super();
    this.name = name;
    FakeWorker.all.push(this);
  }

  postMessage(message: unknown): void {
    this.asked.push(message);
  }

  tell(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isEnded = true;
  }
}

beforeEach(() => {
  FakeWorker.all = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const input = { name: 'a.har', size: 100_000_000, url: 'opened://file/a' };
const places: EntryPlaces = {
  starts: Float64Array.of(10, 20),
  ends: Float64Array.of(15, 30),
  head: new HarHead().posted,
};
const listener: ReadingListener = {
  progress: () => undefined,
  rows: () => undefined,
  result: () => undefined,
  done: () => undefined,
  failed: () => undefined,
};

/** Who runs, by what they are called. */
const running = (): readonly string[] =>
  FakeWorker.all
    .filter(({ isEnded }) => !isEnded)
    .map(({ name }) => name)
    .toSorted();
const newest = (name: string): FakeWorker | undefined =>
  FakeWorker.all.findLast((one) => one.name === name);

function done(known: EntryPlaces | null): FromWorker {
  const summary = {
    kind: 'har',
    creator: null,
    entries: 2,
    skipped: [],
    skippedCount: 0,
    truncated: false,
    doctor: [],
  } as const;
  return { type: 'done', summary, marks: [], places: known };
}

test('a large HAR is read by two workers, which end with it; another reads a request back', async () => {
  const reading = readCapture(input, listener, []);
  expect(running()).toEqual(['har-cutter', 'har-reader']);
  newest('har-reader')?.tell(done(places));
  expect(running()).toEqual([]);
  const loading = reading.load(1);
  expect(running()).toEqual(['har-reader']);
  expect(newest('har-reader')?.asked).toEqual([
    {
      type: 'load',
      ticket: 1,
      index: 1,
      place: { input, start: 20, end: 30, head: places.head },
    } satisfies ToWorker,
  ]);
  newest('har-reader')?.tell({ type: 'loaded', ticket: 1, exchange: null });
  await expect(loading).rejects.toThrow();
  expect(running()).toEqual(['har-reader']);
});

test('explaining it anew takes two workers of its own, which end with that', async () => {
  const reading = readCapture(input, listener, []);
  newest('har-reader')?.tell(done(places));
  const causes: readonly LoadedCause[] = [];
  const reviewing = reading.review(causes);
  expect(running()).toEqual(['har-cutter', 'har-reader']);
  expect(newest('har-reader')?.asked).toMatchObject([{ type: 'review', ticket: 1, input }]);
  newest('har-reader')?.tell({ type: 'reviewed', ticket: 1, result: emptyReview });
  await expect(reviewing).resolves.toBe(emptyReview);
  expect(running()).toEqual([]);
});

test('the worker of a packed file or a text stays, for it alone knows their requests', () => {
  const reading = readCapture({ text: 'Error = 403 Forbidden' }, listener, []);
  newest('har-reader')?.tell(done(null));
  expect(running()).toEqual(['har-reader']);
  void reading.load(0).catch(() => undefined);
  expect(newest('har-reader')?.asked.at(-1)).toMatchObject({ type: 'load', place: null });
  expect(FakeWorker.all).toHaveLength(1);
  reading.close();
  expect(running()).toEqual([]);
});

test('cancelling ends both workers and leaves no question open', async () => {
  const reading = readCapture(input, listener, []);
  const loading = reading.load(0);
  reading.cancel();
  expect(running()).toEqual([]);
  await expect(loading).rejects.toThrow();
  await expect(reading.load(0)).rejects.toThrow();
});

test('a file that cannot be read leaves no worker behind', () => {
  readCapture(input, listener, []);
  newest('har-reader')?.tell({ type: 'failed', message: 'It is gone.' });
  expect(running()).toEqual([]);
});
