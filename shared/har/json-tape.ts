import { wordEnd } from './json-bytes.ts';

/** What stands at a place of JSON text. */
export const token = { object: 1, array: 2, string: 3, number: 4, word: 5, name: 6 } as const;

/**
 * Numbers per token on the tape: what it is, its first byte, the byte behind it, and what `extra`
 * says.
 */
const stride = 4;

/** 1: a sign that stands for itself in a string; 2: one beyond ASCII, too. */
const inString = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 ? 2 : byte >= 0x20 && byte !== 0x22 && byte !== 0x5c ? 1 : 0,
);
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
  /** Where the tokens of what is open stand on the tape. */
  readonly #open: number[] = [];
  #depth = 0;
  /** The innermost of them is an object. */
  #inObject = false;
  /** It was opened just now: no comma stands before its first value. */
  #isOpened = false;

  constructor(tokens: Int32Array = new Int32Array(1024)) {
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
   * Of objects and arrays: the place behind their last token. Of strings and names: 1 where they
   * hold escapes.
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
    let end = this.readValue(bytes, from, to);
    while (end >= 0 && end < to && blank[bytes[end] as number] === 1) end += 1;
    return end === to;
  }

  /**
   * Reads one value and returns the place behind it; -1 where it is not whole, or no strict JSON.
   */
  readValue(bytes: Uint8Array, from: number, to: number): number {
    this.size = 0;
    this.requests = 0;
    this.ownRequests = 0;
    this.beyondAscii = false;
    this.#depth = 0;
    this.#inObject = false;
    this.#isOpened = false;
    let i = from;
    do {
      i = behindBlanks(bytes, i, to);
      if (i >= to) return -1;
      // A member begins with its name.
      if (this.#inObject) {
        i = this.#readName(bytes, i, to);
        if (i < 0 || i >= to) return -1;
      }
      i = this.#readOne(bytes, i, to);
      if (i < 0) return -1;
      i = this.#isOpened ? this.#behindOpening(bytes, i, to) : this.#behindValue(bytes, i, to);
      if (i < 0) return -1;
    } while (this.#depth > 0);
    return i;
  }

  /** A string, number or word whole, or the beginning of an object or a list that holds something. */
  #readOne(bytes: Uint8Array, i: number, to: number): number {
    const byte = bytes[i] as number;
    if (byte === 0x22) return this.#readString(bytes, i, to, token.string);
    if (byte === 0x7b || byte === 0x5b) {
      this.#isOpened = true;
      this.#add(byte === 0x7b ? token.object : token.array, i, 0, 0);
      this.#open[this.#depth] = this.size - stride;
      this.#depth += 1;
      this.#inObject = byte === 0x7b;
      return i + 1;
    }
    const isNumber = byte === 0x2d || digits[byte] === 1;
    const end = isNumber ? numberEnd(bytes, i, to) : wordEnd(bytes, i, to);
    if (end >= 0) this.#add(isNumber ? token.number : token.word, i, end, 0);
    return end;
  }

  /** Up to the first value inside, or over the end where there is none. */
  #behindOpening(bytes: Uint8Array, from: number, to: number): number {
    this.#isOpened = false;
    const i = behindBlanks(bytes, from, to);
    if (i >= to) return -1;
    return bytes[i] === this.#endSign ? this.#behindValue(bytes, i, to) : i;
  }

  /** Up to the next value: over a comma, or over the ends of what is open. -1: something else. */
  #behindValue(bytes: Uint8Array, from: number, to: number): number {
    let i = from;
    while (this.#depth > 0) {
      i = behindBlanks(bytes, i, to);
      if (i >= to) return -1;
      const byte = bytes[i] as number;
      i += 1;
      if (byte === this.#endSign) this.#close(i);
      else return byte === 0x2c ? i : -1;
    }
    return i;
  }

  get #endSign(): number {
    return this.#inObject ? 0x7d : 0x5d;
  }

  #close(end: number): void {
    this.#depth -= 1;
    const { tokens } = this;
    const began = this.#open[this.#depth] as number;
    tokens[began + 2] = end;
    tokens[began + 3] = this.size;
    this.#inObject =
      this.#depth > 0 && tokens[this.#open[this.#depth - 1] as number] === token.object;
  }

  /** A name and the colon behind it, up to the value. */
  #readName(bytes: Uint8Array, from: number, to: number): number {
    if (bytes[from] !== 0x22) return -1;
    let i = this.#readString(bytes, from, to, token.name);
    if (i < 0) return -1;
    if (i - from === 9 && isRequest(bytes, from + 1)) {
      this.requests += 1;
      if (this.#depth === 1) this.ownRequests += 1;
    }
    i = behindBlanks(bytes, i, to);
    return i < to && bytes[i] === 0x3a ? behindBlanks(bytes, i + 1, to) : -1;
  }

  #readString(bytes: Uint8Array, from: number, to: number, kind: number): number {
    let escaped = 0;
    let i = from + 1;
    for (;;) {
      while (i < to && inString[bytes[i] as number] === 1) i += 1;
      if (i >= to) return -1;
      const byte = bytes[i] as number;
      if (byte === 0x22) break;
      if (byte >= 0x80) this.beyondAscii = true;
      else escaped = 1;
      i = signEnd(bytes, i, to);
      if (i < 0) return -1;
    }
    this.#add(kind, from, i + 1, escaped);
    return i + 1;
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
function signEnd(bytes: Uint8Array, from: number, to: number): number {
  if ((bytes[from] as number) >= 0x80) return from + 1;
  if (bytes[from] !== 0x5c || from + 1 >= to) return -1;
  const letter = bytes[from + 1] as number;
  if (escapes[letter] === 1) return from + 2;
  return letter === 0x75 && isHex(bytes, from + 2, to) ? from + 6 : -1;
}

function behindBlanks(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && blank[bytes[i] as number] === 1) i += 1;
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

function isHex(bytes: Uint8Array, from: number, to: number): boolean {
  if (from + 4 > to) return false;
  for (let at = from; at < from + 4; at += 1)
    if (hexDigits[bytes[at] as number] !== 1) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
