import { endLength, type TextEnds } from '../exchange/exchange.ts';
import type { ByteView } from './byte-view.ts';

/** Characters of one string that are kept; the rest is said to be cut. */
export const longestText = 64 * 1024 * 1024;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Numbers for each long value: where it starts and ends, its quotes included, and its escapes. */
export const longNumbers = 3;
/**
 * Set in a number of escapes of which one may be longer than two bytes. No text of so many is looked
 * at, and a small whole number costs less than a large one.
 */
export const unclear = 1 << 28;

/** Where a long value stands in the file, its quotes included. */
export interface LongPlace {
  readonly start: number;
  readonly end: number;
  /** Escapes in it, of two bytes each; `unclear` or more where one may be longer. */
  readonly escapes: number;
}

/** A string that stayed in the file's bytes: who needs it reads it with `RawEntry.long`. */
export interface LongText {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * One element of `log.entries`, parsed without its long strings: those (bodies, mostly) are most of
 * a file and hardly ever looked at. `light` holds a mark in their place, `placeOf` tells it, `long`
 * and `textOf` give the string.
 */
export class RawEntry {
  readonly index: number;
  /** Offsets of its first byte and behind its last one, in the decoded file. */
  readonly start: number;
  readonly end: number;
  readonly light: unknown;
  readonly #bytes: ByteView;
  /** `longNumbers` for each long value. */
  readonly #longs: readonly number[];

  /** Throws SyntaxError where the entry is no JSON. */
  constructor(
    index: number,
    start: number,
    end: number,
    bytes: ByteView,
    longs: readonly number[],
  ) {
    this.index = index;
    this.start = start;
    this.end = end;
    this.#bytes = bytes;
    this.#longs = longs;
    this.light = parseLeniently(this.#lightText());
  }

  /** Where a long string or a member that was left out stands; null for any other value. */
  placeOf(value: unknown): LongPlace | null {
    if (typeof value !== 'string' || value.charCodeAt(0) !== 0 || !/^\0\d+$/.test(value))
      return null;
    const at = Number(value.slice(1)) * longNumbers;
    const start = this.#longs[at];
    const end = this.#longs[at + 1];
    if (start === undefined || end === undefined) return null;
    return { start, end, escapes: this.#longs[at + 2] ?? unclear };
  }

  long(place: LongPlace): LongText {
    const wanted = Math.min(place.end, place.start + longestText);
    const bytes = this.#bytes.slice(place.start, wanted);
    const whole = bytes.length === place.end - place.start;
    return {
      text: whole ? parseString(decoder.decode(bytes)) : parseBeginning(decoder.decode(bytes)),
      truncated: !whole,
    };
  }

  /**
   * A member that was left out of the light text (headers, say), parsed; null where it is damaged;
   * any other value as it is.
   */
  whole(value: unknown): unknown {
    const place = this.placeOf(value);
    if (place === null) return value;
    const bytes = this.#bytes.slice(place.start, place.end);
    if (bytes[0] === 0x22) return this.long(place).text;
    try {
      return parseLeniently(decoder.decode(bytes));
    } catch {
      return null;
    }
  }

  /**
   * False where a member that was left out of the light text surely does not hold this word (in
   * lower case): less work than to parse it.
   */
  mayHold(value: unknown, word: string): boolean {
    const place = this.placeOf(value);
    if (place === null) return true;
    const text = decoder.decode(this.#bytes.slice(place.start, place.end));
    return text.includes('\\u') || text.includes('\\x') || text.toLowerCase().includes(word);
  }

  /** The first bytes of a long string as the file writes it, without its quote. */
  firstBytes({ start, end }: LongPlace, count: number): Uint8Array {
    return this.#bytes.slice(start + 1, Math.min(end - 1, start + 1 + count));
  }

  /** Both ends of a long string, read by themselves; null where it has to be read whole. */
  ends({ start, end, escapes }: LongPlace): TextEnds | null {
    if (escapes >= unclear || end - start < 2 * endBytes) return null;
    const first = this.#bytes.slice(start, start + endBytes);
    const last = this.#bytes.slice(end - endBytes, end);
    // What the splitter dropped from the middle of a very long string is missing.
    if (first.length + last.length < 2 * endBytes) return null;
    const begin = parseBeginning(decoder.decode(first)).slice(0, endLength);
    const rest = parseString(`"${decoder.decode(last.subarray(firstWhole(last)))}`);
    if (Math.min(begin.length, rest.length) < endLength) return null;
    return { begin, end: rest.slice(-endLength), bytes: end - start - 2 - escapes };
  }

  /** The string itself, long or not. */
  textOf(value: string): string {
    const place = this.placeOf(value);
    return place === null ? value : this.long(place).text;
  }

  /**
   * The entry's own text, as the file has it; only for entries that are no larger than a string may
   * be.
   */
  json(): string {
    return decoder.decode(this.#bytes.slice(this.start, this.end));
  }

  /**
   * The entry's bytes with a mark for everything that is left out, decoded in one go: decoding
   * piece by piece costs more than copying.
   */
  #lightText(): string {
    const text = new LightText();
    // Nearly every entry stands in one piece; to cut it up costs more than to copy it.
    const { held } = this.#bytes;
    const only = held.length === 1 ? held[0] : undefined;
    const put = (from: number, to: number): void => {
      if (only === undefined) {
        const bytes = this.#bytes.slice(from, to);
        text.add(bytes, 0, bytes.length);
      } else text.add(only.bytes, from - only.at, to - only.at);
    };
    let at = this.start;
    for (let i = 0; i < this.#longs.length; i += longNumbers) {
      put(at, this.#longs[i] ?? at);
      const mark = markOf(i / longNumbers);
      text.add(mark, 0, mark.length);
      at = this.#longs[i + 1] ?? at;
    }
    put(at, this.end);
    return text.decoded();
  }
}

/** Bytes that are read at each end: enough where every character is written as an escape. */
const endBytes = 2 * endLength + 8;

/** Where something whole begins in bytes that were cut out of a string. */
function firstWhole(bytes: Uint8Array): number {
  let at = 0;
  // Only the bytes before would tell which of these begin an escape, and whether the next ends one.
  while (bytes[at] === 0x5c) at += 1;
  at += 1;
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
  return at;
}

/** The marks of an entry's first members; hardly any has more. */
const marks = Array.from({ length: 64 }, (_, place) => newMark(place));

function markOf(place: number): Uint8Array {
  return marks[place] ?? newMark(place);
}

function newMark(place: number): Uint8Array {
  return Uint8Array.from(`"\\u0000${place}"`, (letter) => letter.charCodeAt(0));
}

/** Where light texts are put together, one after the other. */
let scratch = new Uint8Array(64 * 1024);

/** The light text that is under way; there is one at a time. */
class LightText {
  #size = 0;

  add(bytes: Uint8Array, from: number, to: number): void {
    const length = Math.max(0, Math.min(to, bytes.length) - from);
    const size = this.#size;
    if (size + length > scratch.length) grow(size + length);
    // A short copy is faster by hand.
    if (length > 400) scratch.set(bytes.subarray(from, from + length), size);
    else for (let i = 0; i < length; i += 1) scratch[size + i] = bytes[from + i] as number;
    this.#size = size + length;
  }

  decoded(): string {
    return decoder.decode(scratch.subarray(0, this.#size));
  }
}

function grow(size: number): void {
  const larger = new Uint8Array(size * 2);
  larger.set(scratch);
  scratch = larger;
}

function parseString(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : '';
  } catch {
    const mended = mendedString(json);
    return mended === json ? '' : parseString(mended);
  }
}

/** Signs that JSON does not allow between its quotes, and escapes of any kind. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unfit = /[\u0000-\u001f]|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^])/g;

/**
 * A string with its control characters escaped. An escape that JSON does not know is a backslash
 * that stands for itself (a Windows path), but for JavaScript's `\x41` and `\'`.
 */
function mendedString(json: string): string {
  return json.replace(unfit, (sign) => {
    if (sign.length === 1) return escaped(sign);
    const letter = sign[1] ?? '';
    if (sign.length === 6 || '"\\/bfnrt'.includes(letter)) return sign;
    if (sign.length === 4) return `\\u00${sign.slice(2)}`;
    if (letter === "'") return letter;
    return `\\\\${letter < ' ' ? escaped(letter) : letter}`;
  });
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A string that was cut anywhere: what stands before the last whole character. */
function parseBeginning(json: string): string {
  const slashes = /\\+$/.exec(json)?.[0].length ?? 0;
  const cut =
    slashes % 2 === 1
      ? json.slice(0, -1)
      : json.replace(/(^|[^\\])((?:\\\\)*)\\u[0-9a-fA-F]{0,3}$/, '$1$2');
  return parseString(`${cut}"`);
}

/**
 * JSON, or nearly: `NaN`, `undefined`, `True`, numbers such as `007`, `+1` or `.5`, a comma before
 * the end, control characters, and escapes of other languages in strings, as some exporters write
 * them.
 */
export function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = text.replace(
      /"[^"\\]*(?:\\[^][^"\\]*)*"|-?(?:NaN|Infinity)|undefined|[-+.\dA-Za-z]+|,(?=\s*[}\]])|\p{Cc}/gu,
      (token) => {
        if (token.startsWith('"')) return mendedString(token);
        if (token === 'true' || token === 'false' || token === 'null') return token;
        if (token === ',') return '';
        if (/\p{Cc}/u.test(token)) return ' ';
        if (token === 'True' || token === 'False') return token.toLowerCase();
        const number = Number(token);
        return token !== '' && Number.isFinite(number) ? String(number) : 'null';
      },
    );
    if (mended === text) throw error;
    return JSON.parse(mended);
  }
}
