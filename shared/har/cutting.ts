import { ByteView, type Piece } from './byte-view.ts';
import { EntryReader, type HarSummary } from './entry-reader.ts';
import type { SkipReason, SplitterEvents } from './splitter-events.ts';
import { isUtf8, JsonTape } from './json-tape.ts';
import { RawEntry } from './raw-entry.ts';
import { Splitter } from './splitter.ts';
import { InsideReader, type Tapes } from './tapes.ts';

/*
 * Reading in two threads: a HarCutter finds the entries in one, a CutReader makes exchanges of them
 * in the other, with the same result as a HarReader. Entries go over as numbers beside the chunk
 * they stand in, because one message for each would cost more than it saves.
 */

/** What one chunk brought, fit for posting. */
export interface Cuttings {
  readonly chunk: Piece;
  /**
   * For each entry that stands whole in the chunk: its index, start, end, count of longs and the
   * longs; -1 for the next of `others`;
   * -2, index, start and end in the chunk, start and end in `tapes.entries` for one that was read as
   * JSON.
   */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly others: readonly Other[];
  readonly tapes: Tapes | null;
  /** Set behind the last chunk. */
  readonly last: { readonly truncated: boolean; readonly found: boolean } | null;
}

type Other =
  | {
      readonly type: 'entry';
      readonly index: number;
      readonly start: number;
      readonly end: number;
      readonly pieces: readonly Piece[];
      readonly longs: readonly number[];
    }
  | { readonly type: 'skipped'; readonly index: number; readonly reason: SkipReason }
  | { readonly type: 'head'; readonly name: string; readonly value: unknown };

/**
 * Finds entries and leaves the rest of the work to a CutReader. Chunks are posted as they are: they
 * should be shared memory, or be released first and go over as a whole.
 */
export class HarCutter {
  readonly #splitter: Splitter;
  #numbers: number[] = [];
  #others: Other[] = [];
  #chunk: Piece = { at: 0, bytes: new Uint8Array(0) };
  /** Bytes pushed so far; the chunk itself may have been posted away. */
  #pushed = 0;
  readonly #tape = new JsonTape();
  readonly #insides = new InsideReader();
  #tapes: Tapes | null = null;
  /** Numbers in `tapes.entries`. */
  #used = 0;
  #isFull = false;

  constructor() {
    const other = (one: Other): void => {
      this.#numbers.push(-1);
      this.#others.push(one);
    };
    this.#splitter = new Splitter({
      head: (name, value) => other({ type: 'head', name, value }),
      skipped: (index, reason) => other({ type: 'skipped', index, reason }),
      entry: () => undefined,
      unparsed: (index, start, end, bytes, longs) => {
        const { at } = this.#chunk;
        if (start < at || end > at + this.#chunk.bytes.length)
          return other({
            type: 'entry',
            index,
            start,
            end,
            pieces: bytes.held.map(postable),
            longs,
          });
        this.#numbers.push(index, start, end, longs.length);
        for (const place of longs) this.#numbers.push(place);
      },
    });
  }

  /**
   * `tapes`: room for what is read of entries, for one that wants them read; not to be touched before
   * they were used.
   */
  push(chunk: Uint8Array, tapes: Tapes | null = null): Cuttings {
    const at = this.#pushed;
    this.#chunk = { at, bytes: chunk };
    this.#pushed += chunk.length;
    if (chunk.length === 0) return this.#taken(null);
    const splitter = this.#splitter;
    splitter.begin(chunk);
    this.#tapes = tapes;
    this.#used = 0;
    this.#insides.begin(tapes);
    for (
      let behind = splitter.readOn(tapes !== null);
      behind !== null;
      behind = splitter.readOn(!this.#isFull)
    )
      this.#readEntries(at, behind - at);
    splitter.finish();
    return this.#taken(null);
  }

  /** Lets go of this memory: what an entry under way needs of it is copied. */
  release(memory: ArrayBufferLike): void {
    this.#splitter.held.kept.leave(memory);
  }

  /** Call once, behind the last chunk. */
  end(): Cuttings {
    this.#chunk = { at: this.#pushed, bytes: new Uint8Array(0) };
    this.#splitter.end();
    return this.#taken({ truncated: this.#splitter.truncated, found: this.#splitter.places.found });
  }

  /**
   * Entries that follow each other as strict JSON need no more than their tapes; anything else is
   * left to the splitter. `at`: where the chunk begins; `behind`: where in it the last entry ended.
   */
  #readEntries(at: number, behind: number): void {
    const tape = this.#tape;
    const tapes = this.#tapes;
    const { bytes } = this.#chunk;
    let end = behind;
    let count = 0;
    this.#isFull = false;
    while (tapes !== null && behind >= 0) {
      const start = nextObject(bytes, end);
      const stop = start < 0 ? -1 : tape.readValue(bytes, start, bytes.length);
      // An entry inside an entry may count on its own.
      if (stop < 0 || tape.requests !== 1 || tape.ownRequests !== 1) break;
      this.#isFull = this.#used + tape.size > tapes.entries.length;
      if (this.#isFull || (tape.beyondAscii && !isUtf8(bytes.subarray(start, stop)))) break;
      this.#insides.read(bytes, tape);
      tapes.entries.set(tape.tokens.subarray(0, tape.size), this.#used);
      this.#numbers.push(
        -2,
        this.#splitter.places.count + count,
        start,
        stop,
        this.#used,
        this.#used + tape.size,
      );
      this.#used += tape.size;
      end = stop;
      count += 1;
    }
    if (count > 0) this.#splitter.passOver(at + end, count);
  }

  #taken(last: Cuttings['last']): Cuttings {
    const cuttings = {
      chunk: this.#chunk,
      numbers: Float64Array.from(this.#numbers),
      others: this.#others,
      tapes: this.#tapes,
      last,
    };
    this.#numbers = [];
    this.#others = [];
    return cuttings;
  }
}

/** The brace behind a comma; -1 where something else follows, or the chunk ends. */
function nextObject(bytes: Uint8Array, from: number): number {
  const comma = behindBlank(bytes, from);
  if (comma >= bytes.length || bytes[comma] !== 0x2c) return -1;
  const brace = behindBlank(bytes, comma + 1);
  return brace < bytes.length && bytes[brace] === 0x7b ? brace : -1;
}

function behindBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  while (
    at < bytes.length &&
    (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09)
  )
    at += 1;
  return at;
}

/** True where a chunk brought nothing that a CutReader must see. */
export function isEmpty({ numbers, last }: Cuttings): boolean {
  return numbers.length === 0 && last === null;
}

/** Posting a part of an array would copy all of it. */
function postable({ at, bytes }: Piece): Piece {
  return { at, bytes: bytes.buffer instanceof ArrayBuffer ? bytes.slice() : bytes };
}

/**
 * Hands on, in their order, what a HarCutter found. Returns how the file ended behind the last
 * chunk, null before.
 */
export function replay(
  { chunk, numbers, others, tapes, last }: Cuttings,
  events: SplitterEvents,
): Cuttings['last'] {
  let other = 0;
  for (let at = 0; at < numbers.length;) {
    const index = numbers[at] ?? -1;
    if (index === -1) {
      replayOther(others[other], events);
      other += 1;
      at += 1;
    } else if (index === -2) {
      // All of these are small, and worked with as whole numbers from here on, not as fractions.
      const place = (member: number): number => (numbers[at + member] ?? 0) | 0;
      if (tapes !== null)
        events.taped?.(
          place(1),
          chunk.bytes,
          place(2),
          place(3),
          tapes.entries.subarray(place(4), place(5)),
          tapes,
        );
      at += 6;
    } else {
      const start = numbers[at + 1] ?? 0;
      const end = numbers[at + 2] ?? 0;
      const next = at + 4 + (numbers[at + 3] ?? 0);
      events.unparsed?.(
        index,
        start,
        end,
        viewOf([{ at: start, bytes: chunk.bytes.subarray(start - chunk.at, end - chunk.at) }]),
        Array.from(numbers.subarray(at + 4, next)),
      );
      at = next;
    }
  }
  return last;
}

function replayOther(other: Other | undefined, events: SplitterEvents): void {
  switch (other?.type) {
    case undefined:
      return;
    case 'entry':
      return events.unparsed?.(
        other.index,
        other.start,
        other.end,
        viewOf(other.pieces),
        other.longs,
      );
    case 'skipped':
      return events.skipped(other.index, other.reason);
    case 'head':
      return events.head(other.name, other.value);
  }
}

function viewOf(pieces: readonly Piece[]): ByteView {
  const bytes = new ByteView();
  for (const piece of pieces) bytes.add(piece.at, piece.bytes);
  return bytes;
}

/** Reads what a HarCutter found. */
export class CutReader extends EntryReader {
  #parsed = 0;
  readonly #events: SplitterEvents = {
    ...this.cut,
    unparsed: (...place) => {
      this.#parse(...place);
    },
  };

  /** The summary behind the last chunk, null before. */
  take(cuttings: Cuttings): HarSummary | null {
    const last = replay(cuttings, this.#events);
    return last === null ? null : this.summary(last.truncated, last.found || this.#parsed > 0);
  }

  #parse(
    index: number,
    start: number,
    end: number,
    bytes: ByteView,
    longs: readonly number[],
  ): void {
    let entry: RawEntry;
    try {
      entry = new RawEntry(index, start, end, bytes, longs);
    } catch {
      return this.cut.skipped(index, 'damaged');
    }
    this.#parsed += 1;
    this.cut.entry(entry);
  }
}
