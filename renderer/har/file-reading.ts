import { rowOf, type ExchangeRow } from '../../shared/exchange/row.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/exchange/failure-mark.ts';
import { CutReader } from '../../shared/har/cutting.ts';
import { HarHead } from '../../shared/har/head.ts';
import {
  doctorNotes,
  type HarEvents,
  HarReader,
  type HarSummary,
  readEntry,
  refuseEmpty,
} from '../../shared/har/reader.ts';
import type { ByteSource, Inflate } from '../../shared/har/byte-source.ts';
import { openSource, type OpenedSource, partOf } from '../../shared/har/source.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { unlistedNote } from '../../shared/rules/diagnosis.ts';
import { createReview, type Review, type ReviewOptions } from '../../shared/rules/review.ts';
import { withRuns } from '../../shared/rules/runs.ts';
import { TextReader } from '../../shared/text/reader.ts';
import type { Cut } from './cutting.ts';
import type { EntryPlace, EntryPlaces, FromWorker, ReadingSummary } from './reading.ts';
import { say } from '../../shared/words/say.ts';

const mostRows = 500;
/** Milliseconds between two reports of progress. */
const progressEvery = 100;
/** Milliseconds at least between two results; deriving one may take a tenth of the time. */
const resultEvery = 300;

interface FileReadingParts {
  readonly source: ByteSource;
  readonly inflate: Inflate;
  /** A second thread for a plain HAR; null where the file is not worth one. */
  readonly cut: Cut | null;
  readonly causes: readonly LoadedCause[];
  readonly options: ReviewOptions;
  readonly post: (message: FromWorker) => void;
  /** Milliseconds, from any start. */
  readonly now: () => number;
}

/** `allWell`: HarSummary. */
type Read = ReadingSummary & Pick<HarSummary, 'allWell'>;

/**
 * Reads one file inside the worker: reports rows, progress and diagnoses while it reads, and gives
 * single exchanges afterwards.
 */
export class FileReading {
  readonly #parts: FileReadingParts;
  readonly #review: Review;
  readonly #texts = new Map<number, Exchange>();
  /** Where each entry begins and ends, by index: plain numbers, because there may be a million. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #opened: OpenedSource | null = null;
  #head: HarHead | null = null;
  readonly #marks: FailureMark[] = [];
  readonly #events: HarEvents = {
    exchange: (exchange, start, end) => {
      this.#starts[exchange.index] = start;
      this.#ends[exchange.index] = end;
      this.#take(exchange);
    },
    marked: (mark) => {
      this.#marks.push(mark);
      this.#review.mark(mark.index);
    },
  };
  #rows: ExchangeRow[] = [];
  #bytes = 0;
  #entries = 0;
  #lastProgress = -Infinity;
  #nextResult = -Infinity;
  #reported = 0;

  constructor(parts: FileReadingParts) {
    this.#parts = parts;
    this.#review = createReview(parts.causes, parts.options);
  }

  /** Reads to the end. Everything that comes of it is posted; it never rejects over the file. */
  async run(): Promise<void> {
    try {
      const opened = await openSource(this.#parts.source, this.#parts.inflate);
      this.#opened = opened;
      const { allWell, ...summary } =
        opened.kind === 'har' ? await this.#readHar(opened) : await this.#readText(opened);
      this.#report(true);
      const result = this.#review.result();
      this.#parts.post({ type: 'result', result });
      const notes = doctorNotes({ ...summary, allWell }, result.diagnoses.length > 0);
      const doctor = [...notes, ...unlistedNote(result.unlisted)];
      this.#parts.post({
        type: 'done',
        summary: { ...summary, doctor },
        marks: this.#marks,
        places: this.#places(),
      });
    } catch (error) {
      const message = error instanceof Unreadable ? error.message : say('file.fault');
      this.#parts.post({ type: 'failed', message });
    }
  }

  /** The whole exchange of a packed file or a text; null where it is not there. */
  async load(index: number): Promise<Exchange | null> {
    const start = this.#starts[index];
    const end = this.#ends[index];
    if (start === undefined || end === undefined || this.#opened === null || this.#head === null)
      return this.#texts.get(index) ?? null;
    const bytes = this.#opened.bytes(() => undefined);
    return readEntry(partOf(bytes, start, end), index, this.#head);
  }

  #places(): EntryPlaces | null {
    if (this.#opened?.plain !== true || this.#head === null) return null;
    return {
      starts: Float64Array.from(this.#starts),
      ends: Float64Array.from(this.#ends),
      head: this.#head.posted,
    };
  }

  async #readHar(opened: OpenedSource): Promise<Read> {
    const { cut } = this.#parts;
    const { found, ...summary } =
      opened.plain && cut !== null ? await this.#readCut(cut) : await this.#readWhole(opened);
    refuseEmpty({ found, ...summary });
    return { kind: 'har', ...summary, doctor: [...opened.notes, ...summary.doctor] };
  }

  async #readWhole(opened: OpenedSource): Promise<HarSummary> {
    let cut = false;
    const reader = new HarReader(this.#events);
    this.#head = reader.head;
    await this.#feed(
      opened.bytes(() => {
        cut = true;
      }),
      (chunk) => reader.push(chunk),
    );
    return reader.end(cut);
  }

  async #readCut(cut: Cut): Promise<HarSummary> {
    const reader = new CutReader(this.#events);
    this.#head = reader.head;
    let summary: HarSummary | null = null;
    await cut((cuttings) => {
      summary = reader.take(cuttings);
      this.#bytes += cuttings.chunk.bytes.length;
      this.#report(false);
    });
    if (summary === null) throw new Error('The second thread ended early.');
    return summary;
  }

  async #readText(opened: OpenedSource): Promise<Read> {
    let cut = false;
    const reader = new TextReader((exchange) => {
      this.#texts.set(exchange.index, exchange);
      this.#take(exchange);
    });
    await this.#feed(
      opened.bytes(() => {
        cut = true;
      }),
      (chunk) => reader.push(chunk),
    );
    const { entries } = reader.end();
    return {
      kind: 'text',
      creator: null,
      entries,
      skipped: [],
      skippedCount: 0,
      truncated: cut,
      doctor: opened.notes,
      allWell: false,
    };
  }

  async #feed(chunks: AsyncIterable<Uint8Array>, push: (chunk: Uint8Array) => void): Promise<void> {
    for await (const chunk of chunks) {
      push(chunk);
      this.#bytes += chunk.length;
      this.#report(false);
    }
  }

  #take(exchange: Exchange): void {
    this.#review.add(exchange);
    this.#entries += 1;
    this.#rows.push(withRuns(rowOf(exchange), exchange));
    if (this.#rows.length >= mostRows) this.#postRows();
    if (this.#reported === 0 && this.#review.failureCount > 0) this.#postResult(this.#parts.now());
  }

  #report(last: boolean): void {
    const { now, post, source } = this.#parts;
    const time = now();
    if (!last && time - this.#lastProgress < progressEvery) return;
    this.#lastProgress = time;
    this.#postRows();
    const total = this.#opened?.plain === true ? source.size : null;
    post({
      type: 'progress',
      progress: {
        bytes: this.#bytes,
        total,
        entries: this.#entries,
        failures: this.#review.failureCount,
      },
    });
    if (!last && this.#review.failureCount > this.#reported && time >= this.#nextResult)
      this.#postResult(time);
  }

  #postRows(): void {
    if (this.#rows.length === 0) return;
    this.#parts.post({ type: 'rows', rows: this.#rows });
    this.#rows = [];
  }

  #postResult(time: number): void {
    this.#reported = this.#review.failureCount;
    this.#postRows();
    this.#parts.post({ type: 'result', result: this.#review.result() });
    const spent = this.#parts.now() - time;
    this.#nextResult = time + Math.max(resultEvery, 10 * spent);
  }
}

/** The whole exchange that stands at a place of a plain HAR; null where it is not there. */
export function loadEntry(
  source: ByteSource,
  index: number,
  { start, end, head }: Omit<EntryPlace, 'input'>,
): Promise<Exchange | null> {
  if (!(start < end)) return Promise.resolve(null);
  return readEntry(source.stream(start, end), index, HarHead.of(head));
}
