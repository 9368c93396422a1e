import { HeldBytes } from './held-bytes.ts';
import { expect, isLiteral, literal, numeric, wordEnd } from './json-bytes.ts';
import { kind, Places } from './places.ts';
import { unclear } from './raw-entry.ts';
import { restartPoint } from './rescue.ts';
import type { SkipReason, SplitterEvents } from './splitter-events.ts';

const noToken = 0;
const stringToken = 1;
const wordToken = 2;
const huntToken = 3;
/** What a reading function gives in place of an offset in the chunk. */
const chunkEnds = -1;
const damaged = -2;
const megabyte = 1024 * 1024;
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
  #state: number = expect.value;
  /** Open objects and arrays; 0 outside of any: the bytes up to the next brace mean nothing. */
  #depth = 0;
  #token = huntToken;
  #tokenStart = 0;
  /**
   * Where reading goes on in the chunk; above 0 at its start where an escape began in the one
   * before.
   */
  #place = 0;
  #pausing = false;
  #paused = false;
  /**
   * Where the string or word began, counted from the chunk's start: below zero where an earlier
   * chunk holds its beginning.
   */
  #began = 0;
  /** Where an escape that began in this chunk ends: behind it. */
  #escapedTo = 0;
  /** Escapes so far in the string under way, each of two bytes for one; `unclear` where one may be longer. */
  #escapes = 0;
  /** Bytes that were looked at again after damage. */
  reread = 0;
  /** Bytes that may still be looked at again: keeps the whole linear. */
  #budget = 4 * megabyte;

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
    this.#budget += 8 * chunk.length;
  }

  /**
   * Reads to the end of the chunk and gives null; `pausing`: to the end of an entry of a sure list,
   * and gives the offset behind it.
   */
  readOn(pausing: boolean): number | null {
    return this.#run(this.#place, pausing) ? this.held.base + this.#place : null;
  }

  /** Somebody else read on from a pause, and found that many whole entries up to `offset`. */
  passOver(offset: number, entries: number): void {
    this.#place = offset - this.held.base;
    this.#tokenStart = offset;
    this.places.passOver(offset, entries);
  }

  finish(): void {
    this.#keep();
    this.#place = Math.max(0, this.#place - this.held.chunk.length);
    this.held.pass();
  }

  /** Call once, behind the last chunk. */
  end(): void {
    if (this.#depth > 0) this.truncated = true;
    while (this.#depth > 0) {
      this.#place = this.#restart(this.held.end, 'cut');
      this.readOn(false);
    }
    this.places.handOutExtras();
  }

  /** True where it paused before the end of the chunk. */
  #run(from: number, pausing: boolean): boolean {
    this.#pausing = pausing;
    this.#paused = false;
    this.#began = this.#tokenStart - this.held.base;
    let { chunk } = this.held;
    let i = from;
    while (i < chunk.length && !this.#paused) {
      const next = this.#readOnIn(chunk, i);
      if (next >= 0) i = next;
      else if (next === chunkEnds) {
        i = Math.max(chunk.length, this.#escapedTo);
        break;
      } else {
        // Damage stands at `place`.
        this.#tokenStart = this.held.base + this.#began;
        i = this.#restart(this.held.base + this.#place, 'damaged');
        this.#began = this.#tokenStart - this.held.base;
        ({ chunk } = this.held);
      }
    }
    this.#place = i;
    this.#tokenStart = this.held.base + this.#began;
    return this.#paused;
  }

  /** Reads on in what is under way at `i`: the place behind it, or one of the two signs. */
  #readOnIn(chunk: Uint8Array, i: number): number {
    if (this.#token === noToken) return this.#readStructure(chunk, i);
    if (this.#token === stringToken) return this.#readString(chunk, i);
    return this.#token === wordToken ? this.#readWord(chunk, i) : this.#hunt(chunk, i);
  }

  #readString(chunk: Uint8Array, from: number): number {
    const { length } = chunk;
    let escapes = this.#escapes;
    let i = from;
    // A control character has no place in a string, and some exporters write it all the same.
    // Where it stands there because a quote is lost, what follows the next quote shows it.
    for (;;) {
      while (i < length && chunk[i] !== 0x22 && chunk[i] !== 0x5c) i += 1;
      if (i >= length) {
        this.#escapedTo = i;
        this.#escapes = escapes;
        return chunkEnds;
      }
      if (chunk[i] === 0x22) break;
      i += 2;
      escapes = i <= length && chunk[i - 1] !== 0x75 ? escapes + 1 : escapes | unclear;
    }
    i += 1;
    this.#token = noToken;
    this.#escapes = escapes;
    this.#stringEnded(chunk, i);
    return this.#state === expect.colon ? this.#valueOfKey(chunk, i) : i;
  }

  /** A string ended before `end`: a value, or a key that may tell where we are. */
  #stringEnded(chunk: Uint8Array, end: number): void {
    const depth = this.#depth;
    const { places } = this;
    const begin = this.#began;
    const size = end - begin - 2;
    if (this.#state === expect.after) {
      const { base } = this.held;
      if (places.region === 0) places.scalar(depth, base + begin, base + end);
      else if (size >= longFrom && places.aside === 0)
        places.longs.push(base + begin, base + end, this.#escapes);
      return;
    }
    if (begin >= -1) return places.named(depth, this.held.base + begin, chunk, begin + 1, size);
    const key = this.held.slice(this.held.base + begin + 1, this.held.base + end - 1);
    places.named(depth, this.held.base + begin, key, 0, key.length);
  }

  /** What follows a key in nearly every file, without another turn of the loop. */
  #valueOfKey(chunk: Uint8Array, from: number): number {
    if (from + 2 >= chunk.length || chunk[from] !== 0x3a) return from;
    this.#state = expect.value;
    const i = from + (chunk[from + 1] === 0x20 ? 2 : 1);
    return chunk[i] === 0x22 ? this.#beginString(i) : i;
  }

  #beginString(at: number): number {
    const state = this.#state;
    this.#token = stringToken;
    this.#began = at;
    this.#escapes = 0;
    this.#state = state === expect.key || state === expect.keyOrEnd ? expect.colon : expect.after;
    return at + 1;
  }

  /** The signs between strings and words. */
  #readStructure(chunk: Uint8Array, from: number): number {
    let i = from;
    while (i >= 0 && i < chunk.length && this.#token === noToken && !this.#paused)
      i = this.#readSign(chunk, i);
    return i;
  }

  #readSign(chunk: Uint8Array, i: number): number {
    const byte = chunk[i] as number;
    const state = this.#state;
    switch (byte) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return behindSpaces(chunk, i + 1);
      case 0x22:
        return state === expect.colon || state === expect.after
          ? this.#damage(i)
          : this.#beginString(i);
      case 0x3a:
        if (state !== expect.colon) return this.#damage(i);
        this.#state = expect.value;
        return i + 1;
      case 0x2c:
        if (state !== expect.after) return this.#damage(i);
        this.#state =
          ((this.places.kinds[this.#depth] as number) & kind.object) !== 0
            ? expect.key
            : expect.value;
        return i + 1;
      case 0x7b:
      case 0x5b:
        return state > expect.valueOrEnd ? this.#damage(i) : this.#open(byte === 0x7b, i);
      case 0x7d:
      case 0x5d:
        return this.#close(byte === 0x7d, i);
      default:
        // Zeros and the like between values, of a disk or an exporter that failed, mean nothing.
        if (byte < 0x20) return i + 1;
        if (literal[byte] !== 1 || state > expect.valueOrEnd) return this.#damage(i);
        this.#token = wordToken;
        this.#began = i;
        return i + 1;
    }
  }

  #open(isObject: boolean, i: number): number {
    const { places } = this;
    const { base } = this.held;
    const inArray = ((places.kinds[this.#depth] as number) & kind.object) === 0;
    const depth = this.#depth + 1;
    this.#depth = depth;
    places.kinds[depth] = (isObject ? kind.object : 0) | (inArray ? kind.element : 0);
    places.starts[depth] = base + i;
    this.#state = isObject ? expect.keyOrEnd : expect.valueOrEnd;
    if (places.region === 0) places.opened(depth, base + i);
    else if (places.unread === base + this.#began) places.putAside(depth);
    return i + 1;
  }

  #close(isObject: boolean, i: number): number {
    const state = this.#state;
    const depth = this.#depth;
    const { places } = this;
    const bits = places.kinds[depth] as number;
    if (((bits & kind.object) !== 0) !== isObject || !mayEnd(state, isObject))
      return this.#damage(i);
    this.#state = expect.after;
    if (
      depth <= 3 ||
      depth === places.region ||
      depth === places.aside ||
      (bits & kind.request) !== 0
    ) {
      places.closed(depth, this.held.base + i + 1);
      this.#paused = this.#pausing && places.isBehindEntry(depth);
    }
    this.#depth = depth - 1;
    if (depth === 1) this.#token = huntToken;
    return i + 1;
  }

  #readWord(chunk: Uint8Array, from: number): number {
    const begin = this.#began;
    const { base } = this.held;
    let i = from;
    while (i < chunk.length && literal[chunk[i] as number] === 1) i += 1;
    if (i >= chunk.length) {
      this.#escapedTo = i;
      return chunkEnds;
    }
    if (!isWord(chunk, begin, i) && !isLiteral(this.held.slice(base + begin, base + i)))
      return this.#damage(i);
    this.#token = noToken;
    this.#state = expect.after;
    if (this.places.region === 0) this.places.scalar(this.#depth, base + begin, base + i);
    return i;
  }

  /** Looks for the brace that begins an object. */
  #hunt(chunk: Uint8Array, from: number): number {
    const brace = chunk.indexOf(0x7b, from);
    if (brace < 0) {
      this.#escapedTo = from;
      return chunkEnds;
    }
    const { places } = this;
    const at = this.held.base + brace;
    this.#token = noToken;
    this.#depth = 1;
    places.kinds[1] = kind.object;
    places.starts[1] = at;
    this.#state = expect.keyOrEnd;
    places.openRegion(1, at, false);
    return brace + 1;
  }

  /** What stands at `i` can not stand there. */
  #damage(i: number): number {
    this.#place = i;
    return damaged;
  }

  /** Damage at `at`: says so, and returns the place in the (new) chunk to go on from. */
  #restart(at: number, reason: SkipReason): number {
    const from = this.#nextStart(at, reason);
    this.held.rewind(from);
    this.#depth = 0;
    this.#token = huntToken;
    return from - this.held.base;
  }

  /** Offset of the first byte that may begin another entry, at most `at`. */
  #nextStart(at: number, reason: SkipReason): number {
    const from = this.places.breakOff(this.#tokenStart, reason);
    const bytes = from < at && at - from <= this.#budget ? this.held.slice(from, at) : null;
    if (bytes === null || bytes.length < at - from) return at;
    const restart = restartPoint(bytes, this.#budget);
    this.#budget -= restart.cost;
    this.reread += restart.cost;
    return restart.at === null ? at : from + restart.at;
  }

  /** Before the chunk goes: keeps what the entry under way needs. */
  #keep(): void {
    const {
      places,
      held: { base, end, kept },
    } = this;
    if (this.#depth === 0 && places.keepFrom === null) return kept.clear();
    const from = places.keepFrom ?? this.#tokenStart;
    const hole =
      this.#token === stringToken &&
      end - this.#tokenStart > megabyte &&
      base > this.#tokenStart &&
      places.region > 0;
    if (hole && kept.size > 32 * megabyte) return;
    this.held.keep(from);
    if (places.region > 0) places.rebase(kept.size > 8 * megabyte, this.#depth);
    if (kept.size > 128 * megabyte) {
      places.dropRegion();
      kept.clear();
    }
  }
}

/** Whether an object or a list may end here, also behind a comma. */
function mayEnd(state: number, isObject: boolean): boolean {
  if (state === expect.after) return true;
  return isObject ? state === expect.keyOrEnd || state === expect.key : state <= expect.valueOrEnd;
}

/** A number, by its ends, or one of the words of JSON stands whole between `from` and `to`. */
function isWord(chunk: Uint8Array, from: number, to: number): boolean {
  if (from < 0) return false;
  const isNumber = numeric[chunk[to - 1] as number] === 1 && numeric[chunk[from] as number] === 1;
  return isNumber || wordEnd(chunk, from, to) === to;
}

function behindSpaces(chunk: Uint8Array, from: number): number {
  let i = from;
  while (i < chunk.length && chunk[i] === 0x20) i += 1;
  return i;
}
