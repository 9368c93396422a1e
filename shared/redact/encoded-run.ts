import { isHexDigit, numberAt } from './normal-form.ts';

/** The signs of base64 in both alphabets: what else but `=` and line breaks may not stand in it. */
const codes = new Int8Array(256).fill(-1);
for (const [place, sign] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  codes[sign.charCodeAt(0)] = place;
codes[0x2d] = 62;
codes[0x5f] = 63;

/** The signs of base32 (RFC 4648). */
const codes32 = new Int8Array(256).fill(-1);
for (const [place, sign] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'].entries())
  codes32[sign.charCodeAt(0)] = place;

/** True for letters, digits and `+/-_`. */
export const isRunSign = (byte: number): boolean => (codes[byte] as number) >= 0;

export const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

/** Signs of the shortest text that is worth a look: six bytes. */
const leastBase64 = 8;
const leastHex = 12;
const leastBase32 = 10;

/** Signs that a run has at least which holds a text of so many bytes. */
export const leastRunOf = (length: number): number =>
  Math.max(leastBase64, Math.ceil((length * 8) / 6));

/** A part of a normal form that may stand for other bytes: letters, digits and `+/-_` in a row. */
export interface EncodedRun {
  readonly from: number;
  readonly to: number;
}

/** Where the run begins that a place stands in, `least` at the earliest. */
export function startOfRun(bytes: Uint8Array, least: number, at: number): number {
  let from = at;
  while (from > least && isRunSign(bytes[from - 1] as number)) from -= 1;
  return from;
}

/** With a capital, or numbers in a row: words in small letters alone are no base64 of a text. */
export function mayEncode(bytes: Uint8Array, from: number, to: number): boolean {
  let hex = 0;
  for (let at = from; at < to; at += 1) {
    const kind = kinds[bytes[at] as number] as number;
    if (kind === capital) return true;
    hex = kind === digit ? hex + 1 : 0;
    if (hex === leastHex) return true;
  }
  return false;
}

const digit = 1;
const capital = 2;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) =>
  isCapital(byte) ? capital : isHexDigit(byte) ? digit : 0,
);

/** Base64 is broken into lines by some: each holds four signs at least. */
export function endOfRun(bytes: Uint8Array, size: number, line: number): number {
  let end = line;
  for (;;) {
    const next = bytes[end] === 0x0d && end + 1 < size ? end + 1 : end;
    if (next >= size || bytes[next] !== 0x0a) return end;
    const more = endOfLine(bytes, size, next + 1);
    if (more - next - 1 < 4) return end;
    end = more;
  }
}

/** Where the signs of a run end. */
export function endOfLine(bytes: Uint8Array, size: number, from: number): number {
  let end = from;
  while (end < size && isRunSign(bytes[end] as number)) end += 1;
  return end;
}

/** The bytes that a part of a text stands for. Its memory is used again by the next part. */
export class Decoding {
  bytes = new Uint8Array(0);
  size = 0;

  /**
   * Reads hexadecimal numbers, beginning at `from`; returns where they end. Too few of them, or none
   * that make a text: `size` is 0.
   */
  hex(source: Uint8Array, from: number, to: number): number {
    let end = from;
    while (end < to && isHexDigit(source[end] as number)) end += 1;
    this.size = 0;
    if (end - from < leastHex) return end;
    this.#reserve((end - from) >> 1);
    for (let at = from; at + 1 < end; at += 2) {
      this.bytes[this.size] = numberAt(source, at, 2, end);
      this.size += 1;
    }
    if (!isReadable(this.bytes, this.size)) this.size = 0;
    return end;
  }

  /** Reads base32 as `hex` reads hexadecimal numbers. */
  base32(source: Uint8Array, from: number, to: number): number {
    let end = from;
    while (end < to && (codes32[source[end] as number] as number) >= 0) end += 1;
    this.size = 0;
    if (end - from < leastBase32) return end;
    this.#reserve(((end - from) * 5) >> 3);
    let bits = 0;
    let held = 0;
    for (let at = from; at < end; at += 1) {
      held = ((held << 5) | (codes32[source[at] as number] as number)) & 0xffff;
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      this.bytes[this.size] = (held >> bits) & 0xff;
      this.size += 1;
      if (this.size === beginning + 3 && !isReadable(this.bytes, this.size)) break;
    }
    if (!isReadable(this.bytes, this.size)) this.size = 0;
    return end;
  }

  /** Reads base64 up to `to`; what makes no text leaves `size` at 0. */
  base64(source: Uint8Array, from: number, to: number): void {
    this.size = 0;
    if (to - from < leastBase64) return;
    this.#reserve(((to - from) * 6) >> 3);
    let bits = 0;
    let held = 0;
    let size = 0;
    const { bytes } = this;
    for (let at = from; at < to; at += 1) {
      const code = codes[source[at] as number] as number;
      if (code < 0) continue;
      held = ((held << 6) | code) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[size] = (held >> bits) & 0xff;
      size += 1;
      // What begins with bytes that no text has is none.
      if (size === beginning + 3 && !isReadable(bytes, size)) return;
    }
    if (isReadable(bytes, size)) this.size = size;
  }

  #reserve(most: number): void {
    if (this.bytes.length < most) this.bytes = new Uint8Array(most + 1024);
  }
}

/** Places where base64 may begin: it is not told where it is glued to something else. */
export function* beginningsOf(bytes: Uint8Array, { from, to }: EncodedRun): Generator<number> {
  for (let at = from; at < from + 4; at += 1) yield at;
  let tries = 4;
  for (let at = from + 4; at < to && tries < mostTries; at += 1) {
    if (!isGlue(bytes[at - 1] as number)) continue;
    tries += 1;
    yield at;
  }
}

const mostTries = 400;

/** `/`, `-`, `_` and `+` */
const isGlue = (byte: number): boolean =>
  byte === 0x2f || byte === 0x2d || byte === 0x5f || byte === 0x2b;

/** So many bytes tell whether it is a text. */
const beginning = 9;

/** A text's beginning, be it UTF-8 or UTF-16. What is glued on behind it may be anything. */
function isReadable(bytes: Uint8Array, length: number): boolean {
  if (length < 4) return false;
  const size = Math.max(4, Math.min(beginning, length - 3));
  let odd = 0;
  for (let at = 0; at < size; at += 1) {
    const code = bytes[at] as number;
    if (code < 0x80) odd += isControl(code) ? 4 : 0;
    // A letter beyond ASCII is made of such bytes in a row.
    else odd += code < 0xc0 && at > 0 && (bytes[at - 1] as number) >= 0xc2 ? -1 : 1;
  }
  return odd * 3 <= size;
}

const isControl = (code: number): boolean =>
  (code < 32 && code !== 0 && code !== 9 && code !== 10 && code !== 13) || code === 127;
