import { ByteTable, longestKey } from './byte-table.ts';
import { deepHits, deepSpans, type Span } from './deep-search.ts';
import { normalForm } from './normal-form.ts';
import { standsAlone } from './value-forms.ts';

/** Signs of a value that are looked up together. */
const block = 3;
/**
 * Sizes of the table: large enough that most places of a text miss it, else as small as fits the
 * processor's cache.
 */
const leastBits = 12,
  mostBits = 18;

/** For each three signs, how far the next value can begin; 0: a value may end its window there. */
class JumpTable {
  readonly jumps: Uint8Array;
  /** Signs of each value that are looked at: as many as the shortest has. */
  readonly window: number;
  readonly mask: number;

  /**
   * Lengths of the values whose window ends with a block, longest first, so that a value that
   * begins another does not hide it.
   */
  readonly lengths = new Map<number, number[]>();
  /** The two signs that some value begins with: most places are told apart by them. */
  readonly beginnings = new Uint8Array(1 << 16);

  /** `values`: bytes, one a sign. */
  constructor(values: readonly string[]) {
    let window = 32;
    for (const value of values) window = Math.min(window, value.length);
    const bits = Math.ceil(Math.log2(values.length * window * 8 + 1));
    const last = window - 1;
    this.window = window;
    this.mask = (1 << Math.min(mostBits, Math.max(leastBits, bits))) - 1;
    this.jumps = new Uint8Array(this.mask + 1).fill(Math.max(1, window - block + 1));
    for (const value of values) {
      this.beginnings[(value.charCodeAt(0) << 8) | value.charCodeAt(1)] = 1;
      let slot = 0;
      for (let end = block - 1; end <= last; end += 1) {
        slot =
          slotOf(value.charCodeAt(end), value.charCodeAt(end - 1), value.charCodeAt(end - 2)) &
          this.mask;
        this.jumps[slot] = Math.min(this.jumps[slot] ?? 0, last - end);
      }
      const lengths = this.lengths.get(slot);
      if (lengths === undefined) this.lengths.set(slot, [value.length]);
      else if (!lengths.includes(value.length)) lengths.push(value.length);
    }
    for (const lengths of this.lengths.values()) lengths.sort((one, other) => other - one);
  }
}

/**
 * Finds many values in a text in one pass, whatever their number (Wu and Manber, 1994): a table
 * tells for each three signs how far the next value can begin, so that most of a text is jumped
 * over. Values and texts are compared in their normal form, so a value is found in whatever spelling
 * it stands. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  /** The value behind each form that is looked for. */
  readonly #values = new Map<string, string>();
  readonly #alone = new Set<string>();
  readonly #table: JumpTable;
  /** Letters and digits of each form, which every spelling but a whole one leaves as they are. */
  readonly #anchors = new Map<string, number>();
  /** Some form has too few of them in a row: any escape may hide a sign of it. */
  #isAnyEscape = false;
  #anchorTable: JumpTable | null = null;
  /** How far a value may run on beyond a sign that ends a word, as it holds such a sign itself; 0: none does. */
  #reach = 0;
  /** Words that were found to hold nothing. */
  #harmless: ByteTable<true> | null = null;

  /** @param values those shorter than 4 characters are not searched for. */
  constructor(values: Iterable<string>) {
    for (const value of values) this.#add(normalForm(value).text, value);
    this.#table = new JumpTable([...this.#values.keys()]);
  }

  #add(normal: string, value: string): void {
    const form = blanked(normal);
    if (form.length < 4 || this.#values.has(form)) return;
    this.#values.set(form, value);
    if (standsAlone(form)) this.#alone.add(form);
    if (/["<>\t\r\n]/.test(form)) this.#reach = Math.max(this.#reach, form.length * 12);
    const anchor = anchorOf(form);
    if (anchor === null) {
      this.#isAnyEscape = true;
      const longest = form.split(' ').sort((one, other) => other.length - one.length)[0] ?? '';
      const rows = longest.length < block ? [form, normal, form.replaceAll(' ', '+')] : [longest];
      for (const row of rows) this.#anchors.set(row, form.length);
    } else this.#anchors.set(anchor, Math.max(this.#anchors.get(anchor) ?? 0, form.length));
    for (const short of [...shortForms(normal), ...shortForms(form)])
      this.#anchors.set(short, form.length);
  }

  /** True where UTF-8 bytes may hold any of the values, in whatever spelling; never false where they do. */
  mayHit(bytes: Uint8Array): boolean {
    if (this.#values.size === 0) return false;
    if (this.#holdsAnchor(bytes)) return true;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return this.#holdsEscaped(bytes, view) || this.#holdsEncoded(bytes, view);
  }

  #holdsAnchor(bytes: Uint8Array): boolean {
    this.#anchorTable ??= new JumpTable([...this.#anchors.keys()]);
    const { jumps, window, mask, lengths, beginnings } = this.#anchorTable;
    for (let end = window - 1; end < bytes.length;) {
      const slot =
        slotOf(bytes[end] as number, bytes[end - 1] as number, bytes[end - 2] as number) & mask;
      const jump = jumps[slot] as number;
      if (jump > 0) {
        end += jump;
        continue;
      }
      const at = end - window + 1;
      const isBeginning =
        beginnings[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] === 1;
      if (isBeginning && this.#isAround(bytes, at, lengths.get(slot) ?? [])) return true;
      end += 1;
    }
    return false;
  }

  /** An anchor stands here, and the value around it. */
  #isAround(bytes: Uint8Array, at: number, lengths: readonly number[]): boolean {
    return lengths.some((length) => {
      const size = this.#anchors.get(textOf(bytes, at, Math.min(bytes.length, at + length)));
      // An escape has at most twelve signs.
      return (
        size !== undefined &&
        this.#isIn(bytes, Math.max(0, at - size * 12 - 12), at + length + size * 12 + 12)
      );
    });
  }

  /** Something that may be base64 or hexadecimal numbers, and a value in the word around it. */
  #holdsEncoded(bytes: Uint8Array, view: DataView): boolean {
    let done = 0;
    // A run is as long as a step at least, so that one of its signs is looked at.
    for (let at = leastRun - 1; at < bytes.length; at += leastRun) {
      if (classes[bytes[at] as number] !== word) continue;
      const run = startOfRun(bytes, done, at);
      const behind = endOfRun(bytes, at);
      done = behind;
      if (behind - run >= leastRun && mayBeEncoded(bytes, run, behind)) {
        done = endOfWord(bytes, behind);
        if (this.#isAroundHidden(bytes, view, behind, done)) return true;
      }
      at = done - 1;
    }
    return false;
  }

  /** An escape that may hide a letter or a digit, and a value in the word around it. */
  #holdsEscaped(bytes: Uint8Array, view: DataView): boolean {
    for (let at = nextEscape(bytes, view, 0); at < bytes.length;) {
      let done = at + 1;
      if (hidesLetter(bytes, at, this.#isAnyEscape)) {
        done = endOfWord(bytes, at);
        if (this.#isAroundHidden(bytes, view, at, done)) return true;
      }
      at = nextEscape(bytes, view, done);
    }
    return false;
  }

  /** A value stands in the word around something hidden, or close to it where it may hold a sign that ends words. */
  #isAroundHidden(bytes: Uint8Array, view: DataView, at: number, end: number): boolean {
    return (
      this.#isWordIn(bytes, view, startOfWord(bytes, Math.max(0, at - 1)), end) ||
      (this.#reach > 0 && this.#isIn(bytes, Math.max(0, at - this.#reach), at + this.#reach))
    );
  }

  #isWordIn(bytes: Uint8Array, view: DataView, from: number, to: number): boolean {
    if (to - from > longestKey) return this.#isIn(bytes, from, to);
    this.#harmless ??= new ByteTable();
    if (this.#harmless.get(0, view, from, to) === true) return false;
    if (this.#isIn(bytes, from, to)) return true;
    this.#harmless.set(0, view, from, to, true);
    return false;
  }

  #isIn(bytes: Uint8Array, from: number, to: number): boolean {
    return deepHits(textOf(bytes, from, Math.min(to, bytes.length)), this.#find, true);
  }

  /** True where the text holds any of the values. */
  hits(text: string): boolean {
    return this.#values.size > 0 && deepHits(text, this.#find);
  }

  /** Where values stand in the text, left to right, without overlaps. */
  spans(text: string): readonly Span<string>[] {
    return this.#values.size === 0 || text.length < 4 ? [] : deepSpans(text, this.#find);
  }

  /** Every value in a normal form. */
  readonly #find = (normal: string): readonly Span<string>[] => {
    const text = blanked(normal);
    const spans: Span<string>[] = [];
    for (let from = 0; ;) {
      const form = this.#next(text, from);
      if (form === null) return spans;
      from = form.at + form.text.length;
      spans.push({ from: form.at, to: from, found: this.#values.get(form.text) ?? form.text });
    }
  };

  #next(text: string, from: number): { readonly at: number; readonly text: string } | null {
    const { jumps, window, mask } = this.#table;
    const last = window - 1;
    for (let end = from + last; end < text.length;) {
      const slot =
        slotOf(text.charCodeAt(end), text.charCodeAt(end - 1), text.charCodeAt(end - 2)) & mask;
      const jump = jumps[slot] as number;
      if (jump > 0) {
        end += jump;
        continue;
      }
      const form = this.#formAt(text, end - last, slot);
      if (form !== null) return { at: end - last, text: form };
      end += 1;
    }
    return null;
  }

  #formAt(text: string, at: number, slot: number): string | null {
    for (const length of this.#table.lengths.get(slot) ?? []) {
      const form = text.slice(at, at + length);
      if (this.#values.has(form) && (!this.#alone.has(form) || isAlone(text, at, at + length)))
        return form;
    }
    return null;
  }
}

/** Forms and addresses write a plus for a blank. */
const blanked = (normal: string): string => normal.replaceAll('+', ' ');

function slotOf(last: number, before: number, first: number): number {
  return last ^ (before << 6) ^ (first << 11);
}

/** Bytes, one a sign. */
function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8_192)));
  return text;
}

/**
 * The signs in a row that tell most: with digits, then many. Letters and digits where there are
 * enough, else with the signs that addresses leave as they are. Null where all rows are short.
 */
function anchorOf(form: string): string | null {
  return (
    bestOf(form, /[A-Za-z0-9]{5,}/g) ?? bestOf(form, /[\w.-]{5,}/g) ?? bestOf(form, /[\w.-]{4}/g)
  );
}

function bestOf(form: string, rows: RegExp): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [row] of form.matchAll(rows)) {
    const worth = row.length + (/\d/.test(row) ? 8 : 0);
    if (worth > most) [best, most] = [row.slice(0, 32), worth];
  }
  return best;
}

/** Base64 and hexadecimal of a short value are too short to be taken for an encoding. */
function shortForms(form: string): readonly string[] {
  if (form.length > 12 || form.length < 6) return [];
  const hex = [...form].map((sign) => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  const base64 = [0, 1, 2].map((shift) =>
    btoa(' '.repeat(shift) + form).slice(
      shift === 0 ? 0 : shift + 1,
      Math.floor(((form.length + shift) * 8) / 6),
    ),
  );
  return [hex, hex.toUpperCase(), ...base64]
    .flatMap((one) => one.match(/[A-Za-z0-9]{5,}/g) ?? [])
    .filter((one) => one.length >= 5);
}

/** What a byte is to somebody who looks for encodings. */
const word = 1;
const escape = 2;
const delimiter = 3;
const classes = new Uint8Array(256);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  classes[sign.charCodeAt(0)] = word;
for (const sign of '%\\&') classes[sign.charCodeAt(0)] = escape;
for (const sign of '"\t\r\n<>') classes[sign.charCodeAt(0)] = delimiter;

/** Signs that base64 or hexadecimal numbers of a value have at least. */
const leastRun = 10;
const longestWord = 64 * 1024;

function startOfRun(bytes: Uint8Array, least: number, at: number): number {
  let from = at;
  while (from > least && classes[bytes[from - 1] as number] === word) from -= 1;
  return from;
}

function endOfRun(bytes: Uint8Array, from: number): number {
  let to = from;
  while (to < bytes.length && classes[bytes[to] as number] === word) to += 1;
  return to;
}

function startOfWord(bytes: Uint8Array, at: number): number {
  let from = at;
  while (from > 0 && at - from < longestWord && classes[bytes[from - 1] as number] !== delimiter)
    from -= 1;
  return from;
}

function endOfWord(bytes: Uint8Array, at: number): number {
  let to = at;
  while (to < bytes.length && to - at < longestWord && classes[bytes[to] as number] !== delimiter)
    to += 1;
  return Math.max(to, at + 1);
}

/** Place of the next `%`, `\\` or `&`; the end where there is none. Four signs at a time. */
function nextEscape(bytes: Uint8Array, view: DataView, from: number): number {
  const { length } = bytes;
  let at = from;
  for (; at + 4 <= length; at += 4) {
    const four = view.getInt32(at);
    // `%` and `&` differ in their last two bits alone: together with `$` and `'` they are one.
    if ((zeros((four & ~0x03030303) ^ 0x24242424) | zeros(four ^ 0x5c5c5c5c)) === 0) continue;
    for (let place = at; place < at + 4; place += 1)
      if (classes[bytes[place] as number] === escape) return place;
  }
  while (at < length && classes[bytes[at] as number] !== escape) at += 1;
  return at;
}

/** Other than 0 where one of the four bytes is 0 (Warren, Hacker's Delight, section 6-1). */
const zeros = (four: number): number => (four - 0x01010101) & ~four & 0x80808080;

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x46) ||
    (byte >= 0x61 && byte <= 0x66));

/**
 * `%41`, `%25`, `%u`, `\x41`, `\u0041`, `&#`: an escape of a letter, a digit, NUL or an escape, or
 * any escape.
 */
function hidesLetter(bytes: Uint8Array, at: number, isAny: boolean): boolean {
  const sign = bytes[at] as number;
  const next = bytes[at + 1];
  if (isAny) return sign !== 0x5c || next !== 0x22;
  if (sign === 0x26) return next === 0x23;
  if (sign === 0x25) return next === 0x75 || isLetterNumber(bytes, at + 1);
  if (next === 0x78) return isLetterNumber(bytes, at + 2);
  if (next !== 0x75) return false;
  return (
    bytes[at + 2] === 0x7b ||
    (bytes[at + 2] === 0x30 && bytes[at + 3] === 0x30 && isLetterNumber(bytes, at + 4))
  );
}

/** Two hexadecimal digits of a letter, a digit, NUL, `%`, `&`, `-`, `.`, `_` or a backslash. */
function isLetterNumber(bytes: Uint8Array, at: number): boolean {
  const high = bytes[at] as number;
  const low = bytes[at + 1] as number;
  if (!isHex(high) || !isHex(low)) return false;
  const code = parseInt(String.fromCharCode(high, low), 16);
  return (
    code === 0 ||
    code === 0x25 ||
    code === 0x26 ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5c ||
    (code >= 0x61 && code <= 0x7a)
  );
}

const hexDigit = 1;
const capital = 2;
const letters = Uint8Array.from(
  { length: 256 },
  (_, byte) => (isHex(byte) ? hexDigit : 0) | (byte >= 0x41 && byte <= 0x5a ? capital : 0),
);

/** With a capital, or hexadecimal digits only: base64 of a text, or its numbers. */
function mayBeEncoded(bytes: Uint8Array, from: number, to: number): boolean {
  let hex = 0;
  let capitals = 0;
  for (let at = from; at < to; at += 1) {
    const kind = letters[bytes[at] as number] as number;
    capitals |= kind;
    hex = (kind & hexDigit) === 0 ? 0 : hex + 1;
    if (hex === leastRun) return true;
  }
  return (capitals & capital) !== 0 && beginsReadable(bytes, from, to);
}

/** Six bytes behind the beginning of a run, or behind a sign that may part it, are a text's. */
function beginsReadable(bytes: Uint8Array, from: number, to: number): boolean {
  for (let start = from; start + 8 <= to; start += 1) {
    const isStart = start < from + 4 || !isLetterOrDigit(bytes[start - 1] as number);
    if (isStart && isReadableBase64(bytes, start)) return true;
  }
  return false;
}

const isLetterOrDigit = (byte: number): boolean => byte >= 0x30 && byte !== 0x5f;

const codes = new Uint8Array(256);
for (const [place, sign] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  codes[sign.charCodeAt(0)] = place;
codes[0x2d] = 62;
codes[0x5f] = 63;

function isReadableBase64(bytes: Uint8Array, at: number): boolean {
  let odd = 0;
  let before = 0;
  for (let group = at; group < at + 8; group += 4) {
    const bits =
      ((codes[bytes[group] as number] as number) << 18) |
      ((codes[bytes[group + 1] as number] as number) << 12) |
      ((codes[bytes[group + 2] as number] as number) << 6) |
      (codes[bytes[group + 3] as number] as number);
    for (let shift = 16; shift >= 0; shift -= 8) {
      const code = (bits >> shift) & 0xff;
      if (code >= 0x80) odd += code < 0xc0 && before >= 0xc2 ? -1 : 1;
      else if (
        (code < 32 && code !== 0 && code !== 9 && code !== 10 && code !== 13) ||
        code === 127
      )
        return false;
      before = code;
    }
  }
  return odd <= 2;
}

/** No letter or digit right before or behind. */
function isAlone(text: string, start: number, end: number): boolean {
  return !isWordSign(text.charCodeAt(end)) && !isWordSign(text.charCodeAt(start - 1));
}

const isWordSign = (code: number): boolean =>
  code >= 0x80 ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);
