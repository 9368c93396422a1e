import { ByteTable, isSame } from './byte-table.ts';
import {
  type EncodedRun,
  endOfLine,
  endOfRun,
  isCapital,
  isRunSign,
  mayEncode,
  startOfRun,
} from './encoded-run.ts';
import { escapeAt, isHexDigit, isSpecial } from './normal-form.ts';

/** Where things may begin that are looked for, each of six bytes at least. */
export interface Beginnings {
  /** `thing` for each three bytes (see slotOf) that stand in the first six of one, else 0. */
  readonly table: Uint8Array;
  /** How far a hash is shifted to be a slot of the table. */
  readonly shift: number;
  /** True where one begins at `last` or up to three bytes before. */
  readonly isNear: (bytes: Uint8Array, last: number, size: number) => boolean;
}

export const noBeginnings: Beginnings = {
  table: new Uint8Array(2),
  shift: 31,
  isNear: () => false,
};

/** The slot of the first three of four bytes, of which the first is the lowest. */
export const slotOf = (four: number, shift: number): number =>
  Math.imul(four << 8, 0x9e3779b1) >>> shift;

/** What a scan stops at. */
export type Stop = 'end' | 'escape' | 'thing' | 'run';

const escape = 1;
/** No sign of a run, no hexadecimal digit. */
const noSign = 2;
const noDigit = 4;
/** A capital letter, or the end of a line: a run may go on behind it. */
const mark = 8;
/** What stands in a table of beginnings. */
export const thing = 16;
const run = 32;

const quotation = 0x22;
const backslash = 0x5c;

const flagsOf = Uint8Array.from(
  { length: 256 },
  (_, byte) =>
    (isSpecial(byte) ? escape : 0) |
    (isRunSign(byte) ? 0 : noSign) |
    (isHexDigit(byte) ? 0 : noDigit) |
    (isCapital(byte) || byte === 0x0a || byte === 0x0d ? mark : 0),
);

/** The flags of two bytes in a row, of which the first is the lower. */
const pairs = new Uint8Array(0x10000);
const rows = new Map<number, Uint8Array>();
for (const [second, flags] of flagsOf.entries()) {
  const row = rows.get(flags) ?? flagsOf.map((first) => first | flags);
  rows.set(flags, row);
  pairs.set(row, second << 8);
}
// JSON in JSON is full of these, and they mean a quotation mark either way.
const quotedPair = (quotation << 8) | backslash;
pairs[quotedPair] = noSign | noDigit;

/** A run of so many signs holds two whole blocks of four, wherever it begins. */
const twoBlocks = 11;

/**
 * Whether the second of three blocks of four bytes stands in a run that is worth a look, by the
 * flags of each (without `escape`). `isShort`: a run may hold one whole block alone.
 */
const runTable = (isShort: boolean): Uint8Array =>
  Uint8Array.from({ length: 512 }, (_, three) => {
    const first = (three >> 5) & 14;
    const second = (three >> 2) & 14;
    const third = (three << 1) & 14;
    const isWhole = (second & noSign) === 0 && (isShort || (first & third & noSign) === 0);
    const isMarked = ((first | second | third) & mark) !== 0;
    return (isWhole && isMarked) || ((second | third) & noDigit) === 0 ? run : 0;
  });
const shortRuns = runTable(true);
const longRuns = runTable(false);
/** Three blocks that are of no run. */
const nothing = 0b011_011_011;

const fewRuns = 200;
/** Runs of which four signs tell where they begin and end, and the signs of the longest of them. */
const lateRuns = 1024;
const longestLate = 64;
const lateSlotOf = (four: number): number => Math.imul(four, 0x9e3779b1) >>> 22;

/** Runs that were found to hold nothing: names and words come again and again. */
export class HarmlessRuns {
  #table: ByteTable<true> | null = null;
  #count = 0;
  readonly #late = new DataView(new ArrayBuffer(lateRuns * longestLate));
  /** How far before its four signs each of the late ones begins, and how many it has. */
  readonly #before = new Uint8Array(lateRuns);
  readonly #sizes = new Uint8Array(lateRuns);

  add(view: DataView, from: number, to: number): void {
    this.#count += 1;
    // Not worth its memory for a few.
    if (this.#count <= fewRuns) return;
    this.#table ??= new ByteTable();
    this.#table.set(0, view, from, to, true);
  }

  holds(view: DataView, from: number, to: number): boolean {
    return this.#table?.get(0, view, from, to) === true;
  }

  /** A run that need not be looked at: four of its signs stand at `at`. */
  pass(view: DataView, at: number, from: number, to: number): void {
    if (to - from > longestLate) return;
    const slot = lateSlotOf(view.getInt32(at));
    this.#before[slot] = at - from;
    this.#sizes[slot] = to - from;
    for (let place = from, own = slot * longestLate; place < to; place += 1, own += 1)
      this.#late.setUint8(own, view.getUint8(place));
  }

  /** Where such a run ends that stands here and begins at `least` or behind it; 0: none is known. */
  endOf(view: DataView, at: number, least: number, size: number): number {
    const slot = lateSlotOf(view.getInt32(at));
    const from = at - (this.#before[slot] as number);
    const to = from + (this.#sizes[slot] as number);
    // A slot of no size holds none: `to` is `at` then.
    if (to <= at || from < least || to >= size) return 0;
    const isWhole =
      (from === least || !isRunSign(view.getUint8(from - 1))) && endsRun(view.getUint8(to));
    return isWhole && isSame(this.#late, slot * longestLate, view, from, to) ? to : 0;
  }
}

/** Behind a line end a run may go on. */
const endsRun = (byte: number): boolean => !isRunSign(byte) && byte !== 0x0a && byte !== 0x0d;

/**
 * Looks through bytes once for all that a search has to look at: escapes, things that may begin, and
 * runs that may be encoded. It takes four bytes at a time, and most are none of these.
 */
export class Scan {
  /** Where it stopped. */
  at = 0;
  run: EncodedRun = { from: 0, to: 0 };
  bytes: Uint8Array = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  readonly #beginnings: Beginnings;
  readonly #least: number;
  readonly #harmless: HarmlessRuns;
  readonly #runs: Uint8Array;
  #to = 0;
  #asked = 0;
  /** The flags of the last three blocks. */
  #three = nothing;
  /** Runs that begin before were looked at. */
  #behind = 0;

  /** @param least signs that a run has at least: see leastRunOf */
  constructor(beginnings: Beginnings, least: number, harmless: HarmlessRuns) {
    this.#beginnings = beginnings;
    this.#least = least;
    this.#harmless = harmless;
    this.#runs = least < twoBlocks ? shortRuns : longRuns;
  }

  /** `withEscapes`: it stops at those too. */
  open(bytes: Uint8Array, from: number, to: number, withEscapes: boolean): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#to = to;
    this.#asked = withEscapes ? escape : 0;
    this.goOn(from);
  }

  /** Has it go on from another place. */
  goOn(from: number): void {
    this.at = from;
    this.#three = nothing;
    this.#behind = from;
  }

  /**
   * True where an escape that it stops at comes before the next quotation mark: then what stands
   * here is to be looked at in its normal form.
   */
  isBeforeEscape(at: number): boolean {
    if (this.#asked === 0) return false;
    const quote = this.bytes.subarray(at, this.#to).indexOf(quotation);
    const end = quote < 0 ? this.#to : at + quote;
    return escapeAt(this.view, at, Math.min(end + 1, this.#to)) < end;
  }

  next(): Stop {
    const { table, shift } = this.#beginnings;
    const { view } = this;
    const runs = this.#runs;
    const asked = this.#asked;
    const last = this.#to - 3;
    let { at } = this;
    let three = this.#three;
    let behind = this.#behind + 4;
    for (; at < last; at += 4) {
      const four = view.getInt32(at, true);
      const flags = (pairs[four & 0xffff] as number) | (pairs[four >>> 16] as number);
      const before = three;
      three = ((before << 3) | (flags >> 1)) & 511;
      const found =
        (flags & asked) |
        (table[slotOf(four, shift)] as number) |
        (at >= behind ? (runs[three] as number) : 0);
      if (found === 0 || (found === escape && this.#isQuotation(four, at))) continue;
      const end = found === run ? this.#harmless.endOf(view, at - 4, behind - 4, this.#to) : 0;
      if (end > 0) {
        behind = end + 4;
        continue;
      }
      this.#behind = behind - 4;
      const stop = this.#lookAt(at, found);
      if (stop !== 'end') {
        this.#three = this.at === at ? before : three;
        return stop;
      }
      behind = this.#behind + 4;
    }
    this.#behind = behind - 4;
    return this.#lookAtRest(at, three);
  }

  #lookAt(at: number, found: number): Stop {
    if ((found & thing) !== 0 && this.#isThing(at)) return 'thing';
    const hasEscape = (found & escape) !== 0;
    if ((found & run) !== 0 && this.#isRun(at - 4)) {
      // An escape behind the run is looked at next.
      this.at = hasEscape ? at : at + 4;
      return 'run';
    }
    return hasEscape && this.#isEscape(at, Math.min(at + 4, this.#to)) ? 'escape' : 'end';
  }

  /** Fewer than four bytes, or none. */
  #lookAtRest(at: number, before: number): Stop {
    const to = this.#to;
    this.at = to;
    if (at > to) return 'end';
    let flags = noSign | noDigit;
    let four = 0;
    for (let place = at; place < to; place += 1) {
      const byte = this.view.getUint8(place);
      flags |= flagsOf[byte] as number;
      four |= byte << ((place - at) * 8);
    }
    const three = ((before << 3) | (flags >> 1)) & 511;
    const { table, shift } = this.#beginnings;
    const found =
      (flags & this.#asked) |
      (at + 3 === to ? (table[slotOf(four, shift)] as number) : 0) |
      (at - 4 >= this.#behind ? (this.#runs[three] as number) : 0);
    this.#three = nothing;
    return found === 0 ? 'end' : this.#lookAt(at, found);
  }

  #isThing(at: number): boolean {
    this.at = at;
    return this.#beginnings.isNear(this.bytes, at, this.#to) && !this.isBeforeEscape(at);
  }

  /** True where all that looks like an escape in four bytes is a quotation mark behind a backslash. */
  #isQuotation(four: number, at: number): boolean {
    let rest = four;
    if (four >>> 24 === backslash && at + 4 < this.#to && this.bytes[at + 4] === quotation)
      rest = (rest & 0xffffff) | 0x20000000;
    if (((four >>> 8) & 0xffff) === quotedPair) rest = (rest & ~0xffff00) | 0x202000;
    return (((pairs[rest & 0xffff] as number) | (pairs[rest >>> 16] as number)) & escape) === 0;
  }

  #isEscape(from: number, to: number): boolean {
    // What stands behind a backslash decides.
    const place = escapeAt(this.view, from, Math.min(to + 1, this.#to));
    if (place >= to) return false;
    this.at = place;
    return true;
  }

  #isRun(at: number): boolean {
    const { bytes, view } = this;
    const from = startOfRun(bytes, this.#behind, at);
    const line = endOfLine(bytes, this.#to, at);
    const isLong = line - from >= this.#least;
    const to = isLong ? endOfRun(bytes, this.#to, line) : line;
    this.#behind = to;
    if (isLong && mayEncode(bytes, from, to) && !this.#harmless.holds(view, from, to)) {
      this.run = { from, to };
      return true;
    }
    this.#harmless.pass(view, at, from, to);
    return false;
  }
}
