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
    // One loop over local variables: that is what makes it as fast as the splitter.
    let { tokens } = this;
    let size = 0;
    let requests = 0;
    let ownRequests = 0;
    let beyondAscii = false;
    let inObject = false;
    let isName = false;
    const open: number[] = [];
    let i = from;
    for (;;) {
      while (i < to && blank[bytes[i] as number] === 1) i += 1;
      if (i >= to) return -1;
      let byte = bytes[i] as number;
      if (size + stride > tokens.length) tokens = this.#grown(tokens);
      tokens[size + 1] = i;
      if (byte === 0x22) {
        const begin = i;
        let escaped = 0;
        for (i += 1; ;) {
          while (i < to && inString[bytes[i] as number] === 1) i += 1;
          if (i >= to) return -1;
          byte = bytes[i] as number;
          if (byte === 0x22) break;
          if (byte >= 0x80) {
            beyondAscii = true;
            i += 1;
          } else if (byte !== 0x5c) return -1;
          else {
            escaped = 1;
            if (i + 1 >= to) return -1;
            const letter = bytes[i + 1] as number;
            if (escapes[letter] === 1) i += 2;
            else if (letter === 0x75 && isHex(bytes, i + 2, to)) i += 6;
            else return -1;
          }
        }
        i += 1;
        tokens[size] = isName ? token.name : token.string;
        tokens[size + 2] = i;
        tokens[size + 3] = escaped;
        size += stride;
        if (isName) {
          if (i - begin === 9 && isRequest(bytes, begin + 1)) {
            requests += 1;
            if (open.length === 1) ownRequests += 1;
          }
          while (i < to && blank[bytes[i] as number] === 1) i += 1;
          if (i >= to || bytes[i] !== 0x3a) return -1;
          i += 1;
          isName = false;
          continue;
        }
      } else if (isName) return -1;
      else if (byte === 0x7b || byte === 0x5b) {
        open.push(size);
        inObject = byte === 0x7b;
        tokens[size] = inObject ? token.object : token.array;
        size += stride;
        for (i += 1; i < to && blank[bytes[i] as number] === 1;) i += 1;
        isName = inObject;
        if (i >= to || bytes[i] !== (inObject ? 0x7d : 0x5d)) continue;
      } else {
        const isNumber = byte === 0x2d || (byte >= 0x30 && byte <= 0x39);
        i = isNumber ? numberEnd(bytes, i, to) : wordEnd(bytes, i, to);
        if (i < 0) return -1;
        tokens[size] = isNumber ? token.number : token.word;
        tokens[size + 2] = i;
        size += stride;
      }
      // Behind a value, or before the end of an empty list.
      while (open.length > 0) {
        while (i < to && blank[bytes[i] as number] === 1) i += 1;
        if (i >= to) return -1;
        byte = bytes[i] as number;
        i += 1;
        if (byte === 0x2c) break;
        if (byte !== (inObject ? 0x7d : 0x5d)) return -1;
        const began = open.pop() as number;
        tokens[began + 2] = i;
        tokens[began + 3] = size;
        inObject = open.length > 0 && tokens[open[open.length - 1] as number] === token.object;
      }
      if (open.length === 0) break;
      isName = inObject;
    }
    this.size = size;
    this.beyondAscii = beyondAscii;
    this.requests = requests;
    this.ownRequests = ownRequests;
    return i;
  }

  #grown(tokens: Int32Array): Int32Array {
    this.tokens = new Int32Array(tokens.length * 2);
    this.tokens.set(tokens);
    return this.tokens;
  }
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

/** The place behind `true`, `false` or `null`; -1 where something else stands. */
function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  const word = words[bytes[from] as number];
  if (word === undefined || from + word.length > to) return -1;
  for (let at = 1; at < word.length; at += 1)
    if (bytes[from + at] !== word.charCodeAt(at)) return -1;
  return from + word.length;
}

const words: Readonly<Record<number, string>> = { 0x74: 'true', 0x66: 'false', 0x6e: 'null' };

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
