import { ByteView, type Piece } from './byte-view.ts';
import { EntryReader, type HarSummary } from './entry-reader.ts';
import { RawEntry } from './raw-entry.ts';
import { Splitter } from './splitter.ts';

/*
 * Reading in two threads: a HarCutter finds the entries in one, a CutReader makes exchanges of them in the other, with the same
 * result as a HarReader. Entries go over as numbers beside the chunk they stand in, because one message for each would cost more
 * than it saves.
 */

/** What one chunk brought, fit for posting. */
export interface Cuttings {
  readonly chunk: Piece;
  /** For each entry that stands whole in the chunk: its index, start, end, count of longs and the longs; -1 for the next of `others`. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly others: readonly Other[];
  /** Set behind the last chunk. */
  readonly last: { readonly truncated: boolean; readonly found: boolean } | null;
}

type Other =
  | { readonly type: 'entry'; readonly index: number; readonly start: number; readonly end: number; readonly pieces: readonly Piece[]; readonly longs: readonly number[] }
  | { readonly type: 'skipped'; readonly index: number; readonly reason: string }
  | { readonly type: 'head'; readonly name: string; readonly value: unknown };

/** Finds entries and leaves the rest of the work to a CutReader. Chunks should be shared memory: they are posted as they are. */
export class HarCutter {
  private readonly splitter: Splitter;
  private numbers: number[] = [];
  private others: Other[] = [];
  private chunk: Piece = { at: 0, bytes: new Uint8Array(0) };

  constructor() {
    const other = (one: Other): void => {
      this.numbers.push(-1);
      this.others.push(one);
    };
    this.splitter = new Splitter({
      head: (name, value) => other({ type: 'head', name, value }),
      skipped: (index, reason) => other({ type: 'skipped', index, reason }),
      entry: () => undefined,
      unparsed: (index, start, end, bytes, longs) => {
        const { at } = this.chunk;
        if (start < at || end > at + this.chunk.bytes.length) return other({ type: 'entry', index, start, end, pieces: bytes.held.map(postable), longs });
        this.numbers.push(index, start, end, longs.length);
        for (const place of longs) this.numbers.push(place);
      },
    });
  }

  push(chunk: Uint8Array): Cuttings {
    this.chunk = { at: this.chunk.at + this.chunk.bytes.length, bytes: chunk };
    this.splitter.push(chunk);
    return this.taken(null);
  }

  /** Call once, behind the last chunk. */
  end(): Cuttings {
    this.splitter.end();
    return this.taken({ truncated: this.splitter.truncated, found: this.splitter.places.found });
  }

  private taken(last: Cuttings['last']): Cuttings {
    const cuttings = { chunk: this.chunk, numbers: Float64Array.from(this.numbers), others: this.others, last };
    this.numbers = [];
    this.others = [];
    return cuttings;
  }
}

/** Posting a part of an array would copy all of it. */
function postable({ at, bytes }: Piece): Piece {
  return { at, bytes: bytes.buffer instanceof SharedArrayBuffer ? bytes : bytes.slice() };
}

/** Takes, in their order, what a HarCutter found. */
export class CutReader extends EntryReader {
  private parsed = 0;

  /** The summary behind the last chunk, null before. */
  take({ chunk, numbers, others, last }: Cuttings): HarSummary | null {
    let other = 0;
    for (let at = 0; at < numbers.length;) {
      const index = numbers[at] ?? -1;
      if (index < 0) {
        this.takeOther(others[other]);
        other += 1;
        at += 1;
      } else {
        const start = numbers[at + 1] ?? 0;
        const end = numbers[at + 2] ?? 0;
        const next = at + 4 + (numbers[at + 3] ?? 0);
        const longs = Array.from(numbers.subarray(at + 4, next));
        this.parse(index, start, end, [{ at: start, bytes: chunk.bytes.subarray(start - chunk.at, end - chunk.at) }], longs);
        at = next;
      }
    }
    return last === null ? null : this.summary(last.truncated, last.found || this.parsed > 0);
  }

  private takeOther(other: Other | undefined): void {
    switch (other?.type) {
      case undefined: return;
      case 'entry': return this.parse(other.index, other.start, other.end, other.pieces, other.longs);
      case 'skipped': return this.cut.skipped(other.index, other.reason);
      case 'head': return this.cut.head(other.name, other.value);
    }
  }

  private parse(index: number, start: number, end: number, pieces: readonly Piece[], longs: readonly number[]): void {
    const bytes = new ByteView();
    for (const piece of pieces) bytes.add(piece.at, piece.bytes);
    let entry: RawEntry;
    try {
      entry = new RawEntry(index, start, end, bytes, longs);
    } catch {
      return this.cut.skipped(index, 'it is damaged');
    }
    this.parsed += 1;
    this.cut.entry(entry);
  }
}
