/**
 * A text with all that is written in another spelling undone, as far as it goes: percent-encoding
 * in either case and any number of times (`%2B`, `%252b`, `%u002B`), escapes of JSON and script
 * (`\"`, `\/`, `\x2D`, `\u002B`, `\u{2b}`), entities of markup (`&amp;`, `&#43;`, `&#x2B;`), and the
 * NULs of UTF-16 that was taken for single bytes. Two spellings of one value have one normal form,
 * so they are compared in it. It is made of bytes of UTF-8, one a sign.
 */
export interface NormalForm {
  readonly text: string;
  /** Where each byte comes from; null: it is the source, sign for sign. */
  readonly places: Int32Array | null;
}

/** `isBytes`: the signs of the source are bytes already. */
export function normalForm(source: string, isBytes = false): NormalForm {
  if (!(isBytes ? hasEscape : hasEscapeOrLetter).test(source))
    return { text: source, places: null };
  let form = new Bytes(source.length);
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code < 0x80 || isBytes) form.put(code, at);
    else form.putLetter(code, at);
  }
  form.end(source.length);
  // One layer after the other, as they were laid on.
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const inner = form.withoutLayer();
    if (inner === null) break;
    form = inner;
  }
  return form.form();
}

const mostLayers = 12;

// oxlint-disable-next-line no-control-regex
const hasEscape = /[%\\&\u0000]/;
// oxlint-disable-next-line no-control-regex
const hasEscapeOrLetter = /[%\\&\u0000\u0080-\uffff]/;

/** What stands behind `\` in JSON and in script. */
const meanings = new Map<number, number>(
  [
    ['"', '"'],
    ["'", "'"],
    ['`', '`'],
    ['/', '/'],
    ['\\', '\\'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ].map(([letter = '', meaning = '']) => [letter.charCodeAt(0), meaning.charCodeAt(0)]),
);

const entities = new Map<string, string>(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    plus: '+',
    equals: '=',
    sol: '/',
    bsol: '\\',
    excl: '!',
    num: '#',
    dollar: '$',
    percnt: '%',
    lpar: '(',
    rpar: ')',
    ast: '*',
    midast: '*',
    comma: ',',
    period: '.',
    colon: ':',
    semi: ';',
    quest: '?',
    commat: '@',
    lbrack: '[',
    lsqb: '[',
    rbrack: ']',
    rsqb: ']',
    Hat: '^',
    lowbar: '_',
    UnderBar: '_',
    grave: '`',
    lbrace: '{',
    lcub: '{',
    rbrace: '}',
    rcub: '}',
    verbar: '|',
    vert: '|',
    hyphen: '-',
    dash: '-',
    tilde: '~',
    Tab: '\t',
    NewLine: '\n',
  }),
);

const backslash = 0x5c;
const percent = 0x25;

/** Value of each hexadecimal digit; -1: it is none. */
const digits = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) {
  digits[value.toString(16).charCodeAt(0)] = value;
  digits[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** Bytes of UTF-8, each with the place in the source that it comes from. */
class Bytes {
  #bytes: Uint8Array;
  #places: Int32Array;
  #size = 0;

  constructor(length: number) {
    this.#bytes = new Uint8Array(length + 64);
    this.#places = new Int32Array(length + 65);
  }

  end(length: number): void {
    this.#places[this.#size] = length;
  }

  form(): NormalForm {
    let text = '';
    for (let at = 0; at < this.#size; at += 8_192)
      text += String.fromCharCode(...this.#bytes.subarray(at, Math.min(at + 8_192, this.#size)));
    return { text, places: this.#places };
  }

  put(code: number, place: number): void {
    if (this.#size === this.#bytes.length) this.#grow();
    this.#bytes[this.#size] = code;
    this.#places[this.#size] = place;
    this.#size += 1;
  }

  /** A UTF-16 unit, as UTF-8; two halves become one, what nobody sees none. */
  putLetter(code: number, place: number): void {
    if (code < 0x80) return this.put(code, place);
    if (code === 0xfeff || (code >= 0x200b && code <= 0x200d)) return;
    const high = code >= 0xdc00 && code < 0xe000 ? this.#highHalf() : null;
    if (high !== null) {
      this.#size -= 3;
      return this.#putAstral(
        0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00),
        this.#places[this.#size] as number,
      );
    }
    if (code < 0x800) this.put(0xc0 | (code >> 6), place);
    else {
      this.put(0xe0 | (code >> 12), place);
      this.put(0x80 | ((code >> 6) & 0x3f), place);
    }
    this.put(0x80 | (code & 0x3f), place);
  }

  /** The first half of a pair, where one stands at the end. */
  #highHalf(): number | null {
    const size = this.#size;
    if (size < 3 || this.#bytes[size - 3] !== 0xed) return null;
    const second = this.#bytes[size - 2] as number;
    return second < 0xa0 || second > 0xaf
      ? null
      : 0xd000 | ((second & 0x3f) << 6) | ((this.#bytes[size - 1] as number) & 0x3f);
  }

  #putAstral(code: number, place: number): void {
    this.put(0xf0 | (code >> 18), place);
    this.put(0x80 | ((code >> 12) & 0x3f), place);
    this.put(0x80 | ((code >> 6) & 0x3f), place);
    this.put(0x80 | (code & 0x3f), place);
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#size * 2);
    bytes.set(this.#bytes);
    const places = new Int32Array(this.#size * 2 + 1);
    places.set(this.#places);
    this.#bytes = bytes;
    this.#places = places;
  }

  /** The same with each escape replaced by what it stands for; null where there is none. */
  withoutLayer(): Bytes | null {
    const inner = new Bytes(this.#size);
    let isChanged = false;
    for (let at = 0; at < this.#size;) {
      const place = this.#places[at] as number;
      const size = this.#putEscape(at, place, inner);
      isChanged ||= size > 0;
      if (size === 0) inner.put(this.#bytes[at] as number, place);
      at += Math.max(1, size);
    }
    inner.end(this.#places[this.#size] as number);
    return isChanged ? inner : null;
  }

  /** Puts what the escape that begins here stands for; how many bytes it has, 0: none begins. */
  #putEscape(at: number, place: number, inner: Bytes): number {
    switch (this.#bytes[at]) {
      case 0:
        return 1;
      case percent:
        return this.#bytes[at + 1] === 0x75
          ? this.#putNumber(at + 2, 4, 6, place, inner)
          : this.#putByte(at + 1, 3, place, inner);
      case backslash:
        return this.#putBackslash(at, place, inner);
      case 0x26:
        return this.#putEntity(at, place, inner);
      default:
        return 0;
    }
  }

  /** `%2B` is a byte, be it part of a letter. */
  #putByte(at: number, size: number, place: number, inner: Bytes): number {
    const code = this.#numberAt(at, 2);
    if (code < 0) return 0;
    if (code > 0) inner.put(code, place);
    return size;
  }

  #putNumber(at: number, count: number, size: number, place: number, inner: Bytes): number {
    const code = this.#numberAt(at, count);
    if (code < 0) return 0;
    if (code > 0) inner.putLetter(code, place);
    return size;
  }

  #putBackslash(at: number, place: number, inner: Bytes): number {
    const next = this.#bytes[at + 1] as number;
    if (at + 1 >= this.#size) return 0;
    if (next === 0x78) return this.#putNumber(at + 2, 2, 4, place, inner);
    if (next === 0x75)
      return this.#bytes[at + 2] === 0x7b
        ? this.#putBraces(at, place, inner)
        : this.#putNumber(at + 2, 4, 6, place, inner);
    const meaning = meanings.get(next);
    if (meaning === undefined) return 0;
    inner.put(meaning, place);
    return 2;
  }

  /** `\u{2b}` */
  #putBraces(at: number, place: number, inner: Bytes): number {
    const end = this.#bytes.subarray(at, Math.min(this.#size, at + 11)).indexOf(0x7d);
    const code = end < 4 ? -1 : this.#numberAt(at + 3, end - 3);
    if (code < 0) return 0;
    putPoint(inner, code, place);
    return end + 1;
  }

  /** `&amp;`, `&#43;`, `&#x2B;` */
  #putEntity(at: number, place: number, inner: Bytes): number {
    const piece = this.#bytes.subarray(at, Math.min(this.#size, at + 11));
    const end = piece.indexOf(0x3b);
    if (end < 3) return 0;
    const name = String.fromCharCode(...piece.subarray(1, end));
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const named = entities.get(name);
    if (number !== null)
      putPoint(inner, number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16), place);
    else if (named !== undefined) inner.put(named.charCodeAt(0), place);
    else return 0;
    return end + 1;
  }

  /** What hexadecimal digits stand for; -1 where one is none. */
  #numberAt(at: number, count: number): number {
    if (at + count > this.#size) return -1;
    let value = 0;
    for (let place = at; place < at + count; place += 1) {
      const digit = digits[this.#bytes[place] as number] as number;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }
}

/** A character by its number. */
function putPoint(inner: Bytes, code: number, place: number): void {
  if (code > 0x10ffff) inner.put(0x3f, place);
  else if (code > 0xffff) {
    inner.putLetter(0xd800 + ((code - 0x10000) >> 10), place);
    inner.putLetter(0xdc00 + ((code - 0x10000) & 0x3ff), place);
  } else if (code > 0) inner.putLetter(code, place);
}

/** Part of a normal form that stands for other bytes. */
export interface EncodedRun {
  readonly from: number;
  readonly to: number;
  /** The bytes it stands for, one a sign. */
  readonly bytes: string;
}

const base64Run = /[A-Za-z0-9+/_-]{8,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}/g;
const hexRun = /(?:[\da-f]{2}){6,}/gi;

/** Every part that may be base64 or hexadecimal of a text. */
export function* encodedRuns(normal: string): Generator<EncodedRun> {
  for (const found of normal.matchAll(hexRun)) {
    const bytes = found[0].replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
    if (isReadable(bytes)) yield { from: found.index, to: found.index + found[0].length, bytes };
  }
  for (const found of normal.matchAll(base64Run)) yield* base64In(found[0], found.index);
}

/** What base64 begins with is not told where it is glued to something else: each place is tried. */
function* base64In(run: string, at: number): Generator<EncodedRun> {
  const tried = new Set([0, 1, 2, 3]);
  for (let place = 0; place < run.length && tried.size < 400; place += 1)
    if ('/-_+'.includes(run.charAt(place))) tried.add(place + 1);
  for (const start of tried) {
    if (run.length - start < 8) continue;
    const bytes = base64Bytes(start === 0 ? run : run.slice(start));
    if (isReadable(bytes)) yield { from: at + start, to: at + run.length, bytes };
  }
}

const codes = new Int8Array(256).fill(-1);
for (const [place, sign] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  codes[sign.charCodeAt(0)] = place;
codes[0x2d] = 62;
codes[0x5f] = 63;

/** So many bytes tell whether it is a text. */
const beginning = 9;

function base64Bytes(run: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < run.length; at += 1) {
    const code = codes[run.charCodeAt(at)] as number;
    if (code < 0) continue;
    held = ((held << 6) | code) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
    // What begins with bytes that no text has is none.
    if (bytes.length === beginning + 3 && !isReadable(String.fromCharCode(...bytes))) return '';
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.slice(at, at + 8_192));
  return text;
}

/** A text's beginning, be it UTF-8 or UTF-16. What is glued on behind it may be anything. */
function isReadable(bytes: string): boolean {
  if (bytes.length < 4) return false;
  const size = Math.max(4, Math.min(beginning, bytes.length - 3));
  let odd = 0;
  for (let at = 0; at < size; at += 1) {
    const code = bytes.charCodeAt(at);
    if (code < 0x80) odd += isControl(code) ? 4 : 0;
    // A letter beyond ASCII is made of such bytes in a row.
    else odd += code < 0xc0 && bytes.charCodeAt(at - 1) >= 0xc2 ? -1 : 1;
  }
  return odd * 3 <= size;
}

const isControl = (code: number): boolean =>
  (code < 32 && code !== 0 && code !== 9 && code !== 10 && code !== 13) || code === 127;
