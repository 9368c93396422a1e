import { HeldBytes } from './held-bytes.ts';
import { expect, isLiteral, literal, numeric, plain, telling, tellingStart } from './json-bytes.ts';
import { kind, Places } from './places.ts';
import { restartPoint } from './rescue.ts';
import type { SkipReason, SplitterEvents } from './splitter-events.ts';

const noToken = 0,
  stringToken = 1,
  wordToken = 2,
  huntToken = 3,
  megabyte = 1024 * 1024;
/** Strings from this many bytes on stay out of the light text of an entry. */
const longFrom = 1024;

/**
 * Cuts the elements of `log.entries` out of a stream of bytes, wherever the list stands, and goes
 * on after damage. It reads strictly (any byte that JSON does not allow is noticed at once), so
 * that one bad entry costs one entry: after damage it looks for the next object that has a
 * `request`; a bare list, a bare entry and one file after another are read that way too. Memory
 * holds one entry; of one above 32 MB the middle of its long strings is dropped. Never throws over
 * its input.
 */
export class Splitter {
  /** The file ended inside the list, or inside an entry. */
  truncated = false;
  readonly places: Places;
  readonly held: HeldBytes;
  private state: number = expect.value;
  /** Open objects and arrays; 0 outside of any: the bytes up to the next brace mean nothing. */
  private depth = 0;
  private token = huntToken;
  private tokenStart = 0;
  /**
   * Where reading goes on in the chunk; above 0 at its start where an escape began in the one
   * before.
   */
  private place = 0;
  /** Bytes that were looked at again after damage. */
  reread = 0;
  /** Bytes that may still be looked at again: keeps the whole linear. */
  private budget = 4 * megabyte;

  /** `base`: offset of the first byte that will be pushed. */
  constructor(events: SplitterEvents, base = 0) {
    this.held = new HeldBytes(base);
    this.places = new Places(events, base, this.held);
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.begin(chunk);
    this.readOn(false);
    this.finish();
  }

  /** `push` in steps: `begin`, `readOn` until it gives null, `finish`. */
  begin(chunk: Uint8Array): void {
    this.held.chunk = chunk;
    this.budget += 8 * chunk.length;
  }

  /**
   * Reads to the end of the chunk and gives null; `pausing`: to the end of an entry of a sure list,
   * and gives the offset behind it.
   */
  readOn(pausing: boolean): number | null {
    return this.run(this.place, pausing) ? this.held.base + this.place : null;
  }

  /** Somebody else read on from a pause, and found that many whole entries up to `offset`. */
  passOver(offset: number, entries: number): void {
    this.place = offset - this.held.base;
    this.tokenStart = offset;
    this.places.passOver(offset, entries);
  }

  finish(): void {
    this.keep();
    this.place = Math.max(0, this.place - this.held.chunk.length);
    this.held.pass();
  }

  /** Call once, behind the last chunk. */
  end(): void {
    if (this.depth > 0) this.truncated = true;
    while (this.depth > 0) {
      this.place = this.restart(this.held.end, 'cut');
      this.depth = 0;
      this.token = huntToken;
      this.readOn(false);
    }
    this.places.handOutExtras();
  }

  /** True where it paused before the end of the chunk. */
  private run(from: number, pausing: boolean): boolean {
    // Indexes stay inside the arrays: `as number` tells the compiler, without a cost in the inner
    // loop.
    let {
      state,
      depth,
      token,
      held: { chunk, base },
    } = this;
    let length = chunk.length,
      i = from;
    /**
     * Where the string or word began, counted from the chunk's start: below zero where an earlier
     * chunk holds its beginning.
     */
    let begin = this.tokenStart - base;
    const places = this.places;
    const { kinds, starts } = places;
    let wrong = false;
    let paused = false;
    while (i < length && !paused) {
      if (token === stringToken) {
        for (;;) {
          while (i < length && plain[chunk[i] as number] === 1) i += 1;
          if (i >= length) break;
          // A control character has no place in a string, and some exporters write it all the
          // same. Where it stands there because a quote is lost, what follows the next quote
          // shows it.
          if (chunk[i] === 0x5c) i += 2;
          else if (chunk[i] === 0x22) break;
          else i += 1;
        }
        if (i >= length) break;
        else {
          const size = i - begin - 1;
          i += 1;
          token = noToken;
          if (state === expect.after) {
            if (places.region === 0) places.scalar(depth, base + begin, base + i);
            else if (size >= longFrom && places.aside === 0)
              places.longs.push(base + begin, base + i);
          } else if (
            (size < 12 &&
              telling[size] === 1 &&
              (begin < -1 || tellingStart[chunk[begin + 1] as number] === 1)) ||
            (depth <= 2 && places.listDepth === 0)
          ) {
            places.named(depth, base + begin, base + i);
          }
          // What follows a key in nearly every file, without another turn of the loop.
          if (state === expect.colon && i + 2 < length && chunk[i] === 0x3a) {
            state = expect.value;
            i += chunk[i + 1] === 0x20 ? 2 : 1;
            if (chunk[i] === 0x22) {
              token = stringToken;
              begin = i;
              i += 1;
              state = expect.after;
            }
          }
        }
      } else if (token === noToken) {
        const byte = chunk[i] as number;
        if (byte <= 0x20) {
          wrong = byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09;
          if (!wrong) for (i += 1; i < length && chunk[i] === 0x20; i += 1);
        } else if (byte === 0x22) {
          if (state === expect.colon || state === expect.after) wrong = true;
          else {
            token = stringToken;
            begin = i;
            i += 1;
            state = state === expect.key || state === expect.keyOrEnd ? expect.colon : expect.after;
          }
        } else if (byte === 0x3a) {
          wrong = state !== expect.colon;
          state = expect.value;
          if (!wrong) i += 1;
        } else if (byte === 0x2c) {
          wrong = state !== expect.after;
          state = ((kinds[depth] as number) & kind.object) !== 0 ? expect.key : expect.value;
          if (!wrong) i += 1;
        } else if (byte === 0x7b || byte === 0x5b) {
          if (state > expect.valueOrEnd) wrong = true;
          else {
            const inArray = ((kinds[depth] as number) & kind.object) === 0;
            depth += 1;
            kinds[depth] = (byte === 0x7b ? kind.object : 0) | (inArray ? kind.element : 0);
            starts[depth] = base + i;
            state = byte === 0x7b ? expect.keyOrEnd : expect.valueOrEnd;
            if (places.region === 0) places.opened(depth, base + i);
            else if (places.unread === base + begin) places.putAside(depth);
            i += 1;
          }
        } else if (byte === 0x7d || byte === 0x5d) {
          const object = byte === 0x7d,
            bits = kinds[depth] as number;
          const ended =
            state === expect.after ||
            (object
              ? state === expect.keyOrEnd || state === expect.key
              : state <= expect.valueOrEnd); // also behind a comma
          if (!ended || ((bits & kind.object) !== 0) !== object) wrong = true;
          else {
            i += 1;
            state = expect.after;
            if (
              depth <= 3 ||
              depth === places.region ||
              depth === places.aside ||
              (bits & kind.request) !== 0
            ) {
              places.closed(depth, base + i);
              paused = pausing && places.isBehindEntry(depth);
            }
            depth -= 1;
            if (depth === 0) token = huntToken;
          }
        } else if (literal[byte] === 1 && state <= expect.valueOrEnd) {
          token = wordToken;
          begin = i;
          i += 1;
        } else wrong = true;
      } else if (token === wordToken) {
        while (i < length && literal[chunk[i] as number] === 1) i += 1;
        if (i >= length) break;
        if (
          begin < 0 ||
          numeric[chunk[i - 1] as number] === 0 ||
          numeric[chunk[begin] as number] === 0
        ) {
          this.tokenStart = base + begin;
          wrong = !isLiteral(this.held.slice(base + begin, base + i));
        }
        if (!wrong) {
          token = noToken;
          state = expect.after;
          if (places.region === 0) places.scalar(depth, base + begin, base + i);
        }
      } else {
        const brace = chunk.indexOf(0x7b, i);
        if (brace < 0) break;
        i = brace + 1;
        token = noToken;
        depth = 1;
        kinds[1] = kind.object;
        starts[1] = base + brace;
        state = expect.keyOrEnd;
        places.openRegion(1, base + brace, false);
      }
      if (wrong) {
        wrong = false;
        this.tokenStart = base + begin;
        i = this.restart(base + i, 'damaged');
        ({ chunk, base } = this.held);
        length = chunk.length;
        depth = 0;
        token = huntToken;
      }
    }
    this.place = i;
    this.state = state;
    this.depth = depth;
    this.token = token;
    this.tokenStart = base + begin;
    return paused;
  }

  /** Damage at `at`: says so, and returns the place in the (new) chunk to go on from. */
  private restart(at: number, reason: SkipReason): number {
    const from = this.nextStart(at, reason);
    this.held.rewind(from);
    return from - this.held.base;
  }

  /** Offset of the first byte that may begin another entry, at most `at`. */
  private nextStart(at: number, reason: SkipReason): number {
    const from = this.places.breakOff(this.tokenStart, reason);
    const bytes = from < at && at - from <= this.budget ? this.held.slice(from, at) : null;
    if (bytes === null || bytes.length < at - from) return at;
    const restart = restartPoint(bytes, this.budget);
    this.budget -= restart.cost;
    this.reread += restart.cost;
    return restart.at === null ? at : from + restart.at;
  }

  /** Before the chunk goes: keeps what the entry under way needs. */
  private keep(): void {
    const {
      places,
      held: { base, end, kept },
    } = this;
    if (this.depth === 0 && places.keepFrom === null) return kept.clear();
    const from = places.keepFrom ?? this.tokenStart;
    const hole =
      this.token === stringToken &&
      end - this.tokenStart > megabyte &&
      base > this.tokenStart &&
      places.region > 0;
    if (hole && kept.size > 32 * megabyte) return;
    this.held.keep(from);
    if (places.region > 0) places.rebase(kept.size > 8 * megabyte, this.depth);
    if (kept.size > 128 * megabyte) {
      places.dropRegion();
      kept.clear();
    }
  }
}
