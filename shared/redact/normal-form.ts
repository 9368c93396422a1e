/**
 * A text with all that is written in another spelling undone, as far as it goes: percent-encoding
 * in either case and any number of times (`%2B`, `%252b`, `%u002B`), escapes of JSON and script
 * (`\"`, `\/`, `\x2D`, `\u002B`, `\u{2b}`, `\053`), entities of markup (`&amp;`, `&#43;`, `&#x2B;`), signs
 * of no width, and the NULs of UTF-16 that was taken for single bytes. Two spellings of one value
 * have one normal form, so they are compared in it.
 *
 * One layer is undone after the other, as they were laid on. Behind the first one only the places
 * are looked at where an escape may begin. Its memory is used again by the next text that is read.
 */
export class NormalForm {
  /** UTF-8; only the first `size` count. Never longer than the source. */
  bytes = new Uint8Array(0);
  size = 0;
  /** For each byte where it comes from, and one more for the end; null: nobody asked. */
  places: Int32Array | null;
  /** Where an escape may begin, in what is written so far. */
  readonly #open: number[] = [];
  readonly #escape = new Escape();

  constructor(withPlaces = false) {
    this.places = withPlaces ? new Int32Array(1) : null;
  }

  /**
   * @param source UTF-8
   * @param places where each of its bytes comes from; null: they count themselves
   */
  read(source: Uint8Array, from: number, to: number, places: Int32Array | null = null): void {
    this.#begin(to - from);
    let isChanged = false;
    for (let at = from; at < to;) {
      at = this.#copyPlain(source, at, to, places);
      if (at >= to) break;
      const place = places === null ? at : (places[at] as number);
      if (this.#escape.read(source, at, to)) {
        isChanged = true;
        at += this.#escape.length;
        this.#putEscape(place);
      } else {
        this.#putSign(source[at] as number, place);
        at += 1;
      }
    }
    if (this.places !== null) this.places[this.size] = places?.[to] ?? to;
    for (let layer = 1; isChanged && layer < mostLayers; layer += 1) isChanged = this.#openLayer();
  }

  /** Puts the letters of a text, and the place of each, as the source of another form. */
  letters(text: string): void {
    this.#begin(text.length * 3);
    for (let at = 0; at < text.length; at += 1) this.#putLetter(text.charCodeAt(at), at);
    if (this.places !== null) this.places[this.size] = text.length;
  }

  #begin(most: number): void {
    if (this.bytes.length < most) {
      this.bytes = new Uint8Array(most);
      if (this.places !== null) this.places = new Int32Array(most + 1);
    }
    this.size = 0;
    this.#open.length = 0;
  }

  /** Up to the next byte that means something else than itself. */
  #copyPlain(source: Uint8Array, from: number, to: number, places: Int32Array | null): number {
    if (this.places === null) return this.#copyBytes(source, from, to);
    let at = from;
    for (; at < to && special[source[at] as number] === 0; at += 1)
      this.#put(source[at] as number, places === null ? at : (places[at] as number));
    return at;
  }

  #copyBytes(source: Uint8Array, from: number, to: number): number {
    const { bytes } = this;
    let { size } = this;
    let at = from;
    for (; at < to; at += 1, size += 1) {
      let byte = source[at] as number;
      if (special[byte] === 1) {
        // JSON in JSON: hardly any escape is another.
        if (byte !== backslash || source[at + 1] !== quote || at + 1 >= to) break;
        at += 1;
        byte = quote;
      }
      bytes[size] = byte;
    }
    this.size = size;
    return at;
  }

  /** Undoes one layer where escapes may begin; false where there was none. */
  #openLayer(): boolean {
    const open = this.#open;
    const end = this.size;
    let isChanged = false;
    let kept = 0;
    let from = 0;
    this.size = 0;
    for (const at of open.slice()) {
      if (at < from) continue;
      this.#move(from, at);
      from = at;
      if (!this.#escape.read(this.bytes, at, end)) {
        open[kept] = this.size;
        kept += 1;
        continue;
      }
      isChanged = true;
      from += this.#escape.length;
      open.length = kept;
      this.#putEscape(this.places === null ? 0 : (this.places[at] as number));
      kept = open.length;
    }
    open.length = kept;
    this.#move(from, end);
    if (this.places !== null) this.places[this.size] = this.places[end] as number;
    return isChanged;
  }

  #move(from: number, to: number): void {
    if (from !== this.size) {
      this.bytes.copyWithin(this.size, from, to);
      this.places?.copyWithin(this.size, from, to);
    }
    this.size += to - from;
  }

  #putEscape(place: number): void {
    const { code, isByte } = this.#escape;
    if (code === 0) return;
    if (isByte || code < 0x80) this.#putSign(code, place);
    else this.#putPoint(code, place);
  }

  /** A byte that may begin an escape. */
  #putSign(byte: number, place: number): void {
    if (byte === percent || byte === backslash || byte === ampersand) this.#open.push(this.size);
    this.#put(byte, place);
  }

  #put(byte: number, place: number): void {
    this.bytes[this.size] = byte;
    if (this.places !== null) this.places[this.size] = place;
    this.size += 1;
  }

  #putPoint(code: number, place: number): void {
    if (code > 0x10ffff) this.#put(0x3f, place);
    else if (code > 0xffff) this.#putAstral(code, place);
    else this.#putLetter(code, place);
  }

  /** A UTF-16 unit, as UTF-8; two halves become one, what nobody sees none. */
  #putLetter(code: number, place: number): void {
    if (code < 0x80) return this.#put(code, place);
    if (code === 0xfeff || (code >= 0x200b && code <= 0x200d)) return;
    const high = code >= 0xdc00 && code < 0xe000 ? this.#highHalf() : null;
    if (high !== null) {
      this.size -= 3;
      return this.#putAstral(
        0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00),
        this.places === null ? 0 : (this.places[this.size] as number),
      );
    }
    if (code < 0x800) this.#put(0xc0 | (code >> 6), place);
    else {
      this.#put(0xe0 | (code >> 12), place);
      this.#put(0x80 | ((code >> 6) & 0x3f), place);
    }
    this.#put(0x80 | (code & 0x3f), place);
  }

  /** The first half of a pair, where one stands at the end. */
  #highHalf(): number | null {
    const { bytes, size } = this;
    if (size < 3 || bytes[size - 3] !== 0xed) return null;
    const second = bytes[size - 2] as number;
    return second < 0xa0 || second > 0xaf
      ? null
      : 0xd000 | ((second & 0x3f) << 6) | ((bytes[size - 1] as number) & 0x3f);
  }

  #putAstral(code: number, place: number): void {
    this.#put(0xf0 | (code >> 18), place);
    this.#put(0x80 | ((code >> 12) & 0x3f), place);
    this.#put(0x80 | ((code >> 6) & 0x3f), place);
    this.#put(0x80 | (code & 0x3f), place);
  }
}

const mostLayers = 12;

/** Bytes, one a sign. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8_192)));
  return text;
}

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

const quote = 0x22;
const percent = 0x25;
const ampersand = 0x26;
const backslash = 0x5c;

/** Bytes that are not what they stand for, or may not be: the first ones of signs of no width too. */
const special = new Uint8Array(256);
for (const byte of [0, percent, ampersand, backslash, 0xe2, 0xef]) special[byte] = 1;

/** True for a byte that may begin an escape. */
export const isSpecial = (byte: number): boolean => special[byte] === 1;

/**
 * The first byte that may not be what it stands for; `to`: there is none. The quotation mark behind
 * a backslash, of which JSON in JSON is full, is one either way.
 */
export function escapeAt(bytes: DataView, from: number, to: number): number {
  const last = to - 3;
  for (let at = from; at < to;) {
    while (at < last && !mayEscape(bytes.getInt32(at))) at += 4;
    for (const end = Math.min(at + 4, to); at < end; at += 1) {
      const byte = bytes.getUint8(at);
      if (special[byte] === 0) continue;
      if (byte !== backslash || at + 1 >= to || bytes.getUint8(at + 1) !== quote) return at;
      at += 1;
    }
  }
  return to;
}

/**
 * True where one of four bytes may begin an escape: one that is 0, beyond ASCII, a backslash, or
 * one of $ % & '. A byte becomes 0 where it is what is looked for, and one less than 0 has its
 * highest bit set.
 * https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
 */
const mayEscape = (four: number): boolean =>
  ((four |
    (four - 0x01010101) |
    (((four & 0xfcfcfcfc) ^ 0x24242424) - 0x01010101) |
    ((four ^ 0x5c5c5c5c) - 0x01010101)) &
    0x80808080) !==
  0;

/** Value of each hexadecimal digit; -1: it is none. */
const digits = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) {
  digits[value.toString(16).charCodeAt(0)] = value;
  digits[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** One escape: how many bytes it has, and what it stands for. */
class Escape {
  length = 0;
  /** A character's number, or a byte; 0: nothing. */
  code = 0;
  isByte = false;

  /** False where none begins here that ends before `end`. */
  read(bytes: Uint8Array, at: number, end: number): boolean {
    this.isByte = false;
    switch (bytes[at]) {
      case 0:
        return this.#is(0, 1);
      case 0xe2:
        return (
          bytes[at + 1] === 0x80 &&
          ((bytes[at + 2] as number) & 0xff) >= 0x8b &&
          (bytes[at + 2] as number) <= 0x8d &&
          at + 3 <= end &&
          this.#is(0, 3)
        );
      case 0xef:
        return bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf && at + 3 <= end && this.#is(0, 3);
      case percent:
        if (at + 1 < end && bytes[at + 1] === 0x75) return this.#number(bytes, at + 2, 4, end, 6);
        this.isByte = true;
        return this.#number(bytes, at + 1, 2, end, 3);
      case backslash:
        return at + 1 < end && this.#backslash(bytes, at, end);
      case ampersand:
        return this.#entity(bytes, at, end);
      default:
        return false;
    }
  }

  #is(code: number, length: number): boolean {
    this.code = code;
    this.length = length;
    return code >= 0;
  }

  #number(bytes: Uint8Array, at: number, count: number, end: number, length: number): boolean {
    return this.#is(numberAt(bytes, at, count, end), length);
  }

  #backslash(bytes: Uint8Array, at: number, end: number): boolean {
    const next = bytes[at + 1] as number;
    if (next === 0x78) return this.#number(bytes, at + 2, 2, end, 4);
    if (next >= 0x30 && next <= 0x33) return this.#octal(bytes, at + 1, end);
    if (next !== 0x75) return this.#is(meanings.get(next) ?? -1, 2);
    if (at + 2 < end && bytes[at + 2] === 0x7b) return this.#braces(bytes, at, end);
    return this.#number(bytes, at + 2, 4, end, 6);
  }

  /** `\053`, as C and shells write a byte: three digits, or none. */
  #octal(bytes: Uint8Array, at: number, end: number): boolean {
    if (at + 3 > end) return false;
    let code = 0;
    for (let place = at; place < at + 3; place += 1) {
      const digit = (bytes[place] as number) - 0x30;
      if (digit < 0 || digit > 7) return false;
      code = code * 8 + digit;
    }
    this.isByte = true;
    return this.#is(code, 4);
  }

  /** `\u{2b}` */
  #braces(bytes: Uint8Array, at: number, end: number): boolean {
    const close = placeOf(0x7d, bytes, at + 3, Math.min(end, at + 11));
    if (close <= at + 3) return false;
    return this.#number(bytes, at + 3, close - at - 3, end, close - at + 1);
  }

  /** `&amp;`, `&#43;`, `&#x2B;` */
  #entity(bytes: Uint8Array, at: number, end: number): boolean {
    if (at + 2 >= end || !mayBeginEntity(bytes[at + 1] as number)) return false;
    const close = placeOf(0x3b, bytes, at + 2, Math.min(end, at + 11));
    if (close < at + 3) return false;
    const name = textOf(bytes, at + 1, close);
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
    if (number === null) return this.#is(entities.get(name)?.charCodeAt(0) ?? -1, close - at + 1);
    const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
    return this.#is(code, close - at + 1);
  }
}

/** A letter or `#`. */
const mayBeginEntity = (byte: number): boolean =>
  byte === 0x23 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);

/** -1 where it is not there. */
function placeOf(byte: number, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (bytes[at] === byte) return at;
  return -1;
}

/** What hexadecimal digits stand for; -1 where one is none. */
export function numberAt(bytes: Uint8Array, at: number, count: number, end: number): number {
  if (at + count > end) return -1;
  let value = 0;
  for (let place = at; place < at + count; place += 1) {
    const digit = digits[bytes[place] as number] as number;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

export const isHexDigit = (byte: number): boolean => (digits[byte] as number) >= 0;
