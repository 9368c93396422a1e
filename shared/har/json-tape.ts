import { wordEnd } from './json-bytes.ts';
import { before, fourBlanks, oddInString } from './four-bytes.ts';

/** What stands at a place of JSON text. */
export const token = { object: 1, array: 2, string: 3, number: 4, word: 5, name: 6 } as const;

/**
 * Numbers per token on the tape: what it is, its first byte, the byte behind it, and what `extra`
 * says.
 */
const stride = 4;

const escapes = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
const hexDigits = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\da-fA-F]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const digits = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x30 && byte <= 0x39 ? 1 : 0,
);
const blank = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 ? 1 : 0,
);

/** What a sign may begin, as bits: what is expected next is a sum of them. */
const sign = {
  quote: 1,
  object: 2,
  array: 4,
  number: 8,
  word: 16,
  comma: 32,
  colon: 64,
  endOfObject: 128,
  endOfArray: 256,
} as const;
const anyValue = sign.quote | sign.object | sign.array | sign.number | sign.word;
const signs = new Uint16Array(256);
for (const [letters, bit] of [
  ['"', sign.quote],
  ['{', sign.object],
  ['[', sign.array],
  ['-0123456789', sign.number],
  ['tfn', sign.word],
  [',', sign.comma],
  [':', sign.colon],
  ['}', sign.endOfObject],
  [']', sign.endOfArray],
] as const)
  for (const letter of letters) signs[letter.charCodeAt(0)] = bit;

/**
 * Where everything in a JSON text stands, found in one pass over its bytes: tokens in the order of
 * the text, a name right before its value. So a text can be changed in some places and stay byte
 * for byte what it was in all others; numbers keep all their digits.
 */
export class JsonTape {
  tokens: Int32Array;
  /** Numbers on the tape; token `n` begins at `n * 4`, but places are given as they are. */
  size = 0;
  /** The text holds signs beyond ASCII. */
  beyondAscii = false;
  /** Members called `request`, at any depth and of the outermost object. */
  requests = 0;
  ownRequests = 0;
  /**
   * Where the innermost of what is open stands on the tape; -1: nothing is open. As long as one is
   * open, the place of the one around it stands where its end will be.
   */
  #open = -1;
  /** What is being read, to look at several bytes at once. */
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  constructor(tokens: Int32Array = new Int32Array(16 * 1024)) {
    this.tokens = tokens;
  }

  kind(at: number): number {
    return this.tokens[at] as number;
  }
  start(at: number): number {
    return this.tokens[at + 1] as number;
  }
  end(at: number): number {
    return this.tokens[at + 2] as number;
  }
  /**
   * Of objects and arrays: the place behind their last token. Of strings and names: 0 where they
   * hold no escapes. Above 1: where the JSON in a string was read, too; see InsideReader.
   */
  extra(at: number): number {
    return this.tokens[at + 3] as number;
  }
  /** The place behind a value. */
  next(at: number): number {
    return this.kind(at) <= token.array ? this.extra(at) : at + stride;
  }

  /** False where the bytes are no strict JSON. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    const end = this.readValue(bytes, from, to);
    return end >= 0 && behindBlanks(this.#view, end, to) === to;
  }

  /**
   * Reads one value and returns the place behind it; -1 where it is not whole, or no strict JSON.
   * One loop for all, and little beside it: most files are read before the compiler is done with
   * more.
   */
  readValue(bytes: Uint8Array, from: number, to: number): number {
    this.#begin(bytes);
    const view = this.#view;
    let expected: number = anyValue;
    for (let i = behindBlanks(view, from, to); i < to; i = behindBlanks(view, i, to)) {
      const found = (signs[view.getUint8(i)] as number) & expected;
      switch (found) {
        case sign.comma:
          expected = (expected & sign.endOfObject) !== 0 ? sign.quote : anyValue;
          i += 1;
          continue;
        case sign.colon:
          expected = anyValue;
          i += 1;
          continue;
        case sign.object:
        case sign.array:
          expected = this.#opened(i, found);
          i += 1;
          continue;
        case sign.endOfObject:
        case sign.endOfArray:
          i += 1;
          this.#close(i);
          break;
        default: {
          // A name is where a string alone may stand, or the end.
          const isName = (expected & sign.number) === 0;
          i = this.#readOne(i, to, found, isName);
          if (i < 0) return -1;
          if (!isName) break;
          expected = sign.colon;
          continue;
        }
      }
      if (this.#open < 0) return i;
      expected = this.#afterValue();
    }
    return -1;
  }

  #begin(bytes: Uint8Array): void {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.size = 0;
    this.requests = 0;
    this.ownRequests = 0;
    this.beyondAscii = false;
    this.#open = -1;
  }

  /** What may stand behind the sign that opens an object or a list. */
  #opened(at: number, found: number): number {
    const isObject = found === sign.object;
    const around = this.#open;
    this.#open = this.size;
    this.#add(isObject ? token.object : token.array, at, around, 0);
    return isObject ? sign.quote | sign.endOfObject : anyValue | sign.endOfArray;
  }

  #close(end: number): void {
    const { tokens } = this;
    const open = this.#open;
    this.#open = tokens[open + 2] as number;
    tokens[open + 2] = end;
    tokens[open + 3] = this.size;
  }

  /** What may stand behind a value: never both. */
  #afterValue(): number {
    return (
      sign.comma | (this.tokens[this.#open] === token.object ? sign.endOfObject : sign.endOfArray)
    );
  }

  /** A string, a number or a word; -1 where it is none, or not whole. */
  #readOne(from: number, to: number, found: number, isName: boolean): number {
    if (found === sign.quote) return this.#readString(from, to, isName);
    if (found === 0) return -1;
    const isNumber = found === sign.number;
    const end = isNumber ? numberEnd(this.#bytes, from, to) : wordEnd(this.#bytes, from, to);
    if (end >= 0) this.#add(isNumber ? token.number : token.word, from, end, 0);
    return end;
  }

  #readString(from: number, to: number, isName: boolean): number {
    const view = this.#view;
    let escaped = 0;
    let i = behindPlain(view, from + 1, to);
    while (i < to && view.getUint8(i) !== 0x22) {
      if (view.getUint8(i) >= 0x80) this.beyondAscii = true;
      else escaped = 1;
      i = signEnd(view, i, to);
      if (i < 0) return -1;
      i = behindPlain(view, i, to);
    }
    if (i >= to) return -1;
    i += 1;
    this.#add(isName ? token.name : token.string, from, i, escaped);
    if (isName && i - from === 9 && isRequest(this.#bytes, from + 1)) {
      this.requests += 1;
      if (this.#open === 0) this.ownRequests += 1;
    }
    return i;
  }

  #add(kind: number, start: number, end: number, extra: number): void {
    const { size } = this;
    const tokens = size + stride > this.tokens.length ? this.#grown(this.tokens) : this.tokens;
    tokens[size] = kind;
    tokens[size + 1] = start;
    tokens[size + 2] = end;
    tokens[size + 3] = extra;
    this.size = size + stride;
  }

  #grown(tokens: Int32Array): Int32Array {
    this.tokens = new Int32Array(tokens.length * 2);
    this.tokens.set(tokens);
    return this.tokens;
  }
}

/** The place behind an escape or a byte beyond ASCII; -1 where neither stands. */
function signEnd(view: DataView, from: number, to: number): number {
  if (view.getUint8(from) >= 0x80) return from + 1;
  if (view.getUint8(from) !== 0x5c || from + 1 >= to) return -1;
  const letter = view.getUint8(from + 1);
  if (escapes[letter] === 1) return from + 2;
  return letter === 0x75 && isHex(view, from + 2, to) ? from + 6 : -1;
}

function behindBlanks(view: DataView, from: number, to: number): number {
  let i = from;
  while (i < to && blank[view.getUint8(i)] === 1) {
    i += 1;
    while (i < to - 3 && view.getInt32(i) === fourBlanks) i += 4;
  }
  return i;
}

/** The first place that holds no sign that stands for itself in a string. */
function behindPlain(view: DataView, from: number, to: number): number {
  let i = from;
  for (; i < to - 3; i += 4) {
    const odd = oddInString(view.getInt32(i, true));
    if (odd !== 0) return i + before(odd);
  }
  while (i < to && oddInString(view.getUint8(i) | 0x61616100) === 0) i += 1;
  return i;
}

/** The place behind a number; -1 where it is none. */
function numberEnd(bytes: Uint8Array, from: number, to: number): number {
  let i = from + (bytes[from] === 0x2d ? 1 : 0);
  const whole = digitsEnd(bytes, i, to);
  if (whole === i || (whole > i + 1 && bytes[i] === 0x30)) return -1;
  i = whole;
  if (i < to && bytes[i] === 0x2e) {
    const part = digitsEnd(bytes, i + 1, to);
    if (part === i + 1) return -1;
    i = part;
  }
  if (i < to && (bytes[i] === 0x65 || bytes[i] === 0x45)) {
    const sign = i + 1 < to && (bytes[i + 1] === 0x2b || bytes[i + 1] === 0x2d) ? 2 : 1;
    const power = digitsEnd(bytes, i + sign, to);
    if (power === i + sign) return -1;
    i = power;
  }
  return i;
}

function digitsEnd(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && digits[bytes[i] as number] === 1) i += 1;
  return i;
}

function isRequest(bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < 7; at += 1) if (bytes[from + at] !== 'request'.charCodeAt(at)) return false;
  return true;
}

function isHex(view: DataView, from: number, to: number): boolean {
  if (from + 4 > to) return false;
  for (let at = from; at < from + 4; at += 1) if (hexDigits[view.getUint8(at)] !== 1) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** False where a byte is no part of a letter. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
