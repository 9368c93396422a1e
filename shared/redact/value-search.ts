import { DeepSearch, type Span } from './deep-search.ts';
import { NormalForm, textOf } from './normal-form.ts';
import { type Beginnings, slotOf, thing } from './scan.ts';
import { standsAlone } from './value-forms.ts';

/** Signs of a value that are looked up together. */
const block = 3;
/** Values shorter than this are not searched for. */
const leastSigns = 4;
/**
 * Sizes of the table: large enough that most places of a text miss it, else as small as fits the
 * processor's cache.
 */
const leastBits = 12,
  mostBits = 18;

/** Where one of shorter values begins can not be told from one place in four. */
const leastForBeginnings = 6;

const blank = 0x20;
const plus = 0x2b;
/** Forms and addresses write a plus for a blank. */
const blanked = Uint8Array.from({ length: 256 }, (_, byte) => (byte === plus ? blank : byte));

const encoder = new TextEncoder();

/**
 * Finds many values in a text in one pass, whatever their number (Wu and Manber, 1994): a table
 * tells for each three signs how far the next value can begin, so that most of a text is jumped
 * over. Values and texts are compared in their normal form, so a value is found in whatever spelling
 * it stands. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  readonly #values: string[] = [];
  /** The normal form of each value. */
  readonly #forms: Uint8Array[] = [];
  readonly #alone: boolean[] = [];
  /** Signs of each form that are looked at: as many as the shortest has. */
  readonly #window: number;
  readonly #mask: number;
  /** For each three signs how far the next value can begin; 0: a value may end its window there. */
  readonly #jumps: Uint8Array;
  /** The first form whose window ends with such signs, and for each form the next; -1: none. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #deep: DeepSearch<string>;

  /** @param values those shorter than 4 characters are not searched for. */
  constructor(values: Iterable<string>) {
    const form = new NormalForm();
    const known = new Set<string>();
    let source = new Uint8Array(1024);
    for (const value of values) {
      if (source.length < value.length * 3) source = new Uint8Array(value.length * 3);
      form.read(source, 0, encoder.encodeInto(value, source).written);
      const normal = form.bytes.slice(0, form.size);
      for (let at = 0; at < normal.length; at += 1)
        normal[at] = blanked[normal[at] as number] as number;
      const text = textOf(normal, 0, normal.length);
      if (normal.length < leastSigns || known.has(text)) continue;
      known.add(text);
      this.#values.push(value);
      this.#forms.push(normal);
      this.#alone.push(standsAlone(text));
    }
    this.#window = this.#forms.reduce((least, { length }) => Math.min(least, length), 32);
    const bits = Math.ceil(Math.log2(this.#forms.length * this.#window * 8 + 1));
    this.#mask = (1 << Math.min(mostBits, Math.max(leastBits, bits))) - 1;
    this.#jumps = new Uint8Array(this.#mask + 1).fill(Math.max(1, this.#window - block + 1));
    this.#first = new Int32Array(this.#mask + 1).fill(-1);
    this.#next = new Int32Array(this.#forms.length).fill(-1);
    this.#forms
      .map((_, place) => place)
      // The longest comes to stand first, so that a value that begins another does not hide it.
      .toSorted((one, other) => this.#lengthOf(one) - this.#lengthOf(other))
      .forEach((place) => this.#enter(place));
    this.#deep = new DeepSearch((bytes, from, to) => this.#spans(bytes, from, to), {
      least: this.#window,
      isUnquoted: this.#forms.every((form) => !form.includes(0x22)),
      beginnings: this.#window < leastForBeginnings ? null : this.#beginnings(bits),
    });
  }

  #lengthOf(place: number): number {
    return this.#forms[place]?.length ?? 0;
  }

  #enter(place: number): void {
    const form = this.#forms[place] as Uint8Array;
    let slot = 0;
    for (let end = block - 1; end < this.#window; end += 1) {
      slot = this.#slotAt(form, end);
      this.#jumps[slot] = Math.min(this.#jumps[slot] as number, this.#window - 1 - end);
    }
    this.#next[place] = this.#first[slot] as number;
    this.#first[slot] = place;
  }

  #beginnings(bits: number): Beginnings {
    const shift = 32 - Math.min(mostBits, Math.max(leastBits, bits));
    const table = new Uint8Array(2 ** (32 - shift));
    for (const form of this.#forms)
      for (let at = 0; at < 4; at += 1) enterSpellings(table, shift, form, at);
    return { table, shift, isNear: (bytes, last, size) => this.#isNear(bytes, last, size) };
  }

  #isNear(bytes: Uint8Array, last: number, size: number): boolean {
    const behind = this.#window - 1;
    for (let at = Math.max(0, last - 3); at <= last && at + behind < size; at += 1) {
      const slot = this.#slotAt(bytes, at + behind);
      if (this.#jumps[slot] === 0 && this.#formAt(bytes, size, at, slot) >= 0) return true;
    }
    return false;
  }

  #slotAt(bytes: Uint8Array, end: number): number {
    return (
      ((blanked[bytes[end] as number] as number) ^
        ((blanked[bytes[end - 1] as number] as number) << 6) ^
        ((blanked[bytes[end - 2] as number] as number) << 11)) &
      this.#mask
    );
  }

  /** True where bytes of UTF-8 hold any of the values. */
  isIn(bytes: Uint8Array): boolean {
    return this.#forms.length > 0 && this.#deep.hits(bytes);
  }

  /** True where the text holds any of the values. */
  hits(text: string): boolean {
    return this.#forms.length > 0 && text.length >= leastSigns && this.isIn(encoder.encode(text));
  }

  /** Where values stand in the text, left to right, without overlaps. */
  spans(text: string): readonly Span<string>[] {
    return this.hits(text) ? this.#deep.spans(text) : [];
  }

  #spans(bytes: Uint8Array, start: number, size: number): readonly Span<string>[] {
    let spans: Span<string>[] | null = null;
    const last = this.#window - 1;
    for (let end = start + last; end < size;) {
      const slot = this.#slotAt(bytes, end);
      const jump = this.#jumps[slot] as number;
      if (jump > 0) {
        end += jump;
        continue;
      }
      const place = this.#formAt(bytes, size, end - last, slot);
      if (place < 0) {
        end += 1;
        continue;
      }
      const from = end - last;
      const to = from + this.#lengthOf(place);
      spans ??= [];
      spans.push({ from, to, found: this.#values[place] as string });
      end = to + last;
    }
    return spans ?? none;
  }

  /** The longest form that stands here; -1: none. */
  #formAt(bytes: Uint8Array, size: number, at: number, slot: number): number {
    let place = this.#first[slot] as number;
    while (place >= 0 && !this.#isHere(place, bytes, size, at)) place = this.#next[place] as number;
    return place;
  }

  #isHere(place: number, bytes: Uint8Array, size: number, at: number): boolean {
    const form = this.#forms[place] as Uint8Array;
    if (at + form.length > size) return false;
    for (let sign = 0; sign < form.length; sign += 1)
      if (form[sign] !== blanked[bytes[at + sign] as number]) return false;
    return this.#alone[place] !== true || isAlone(bytes, size, at, at + form.length);
  }
}

/** Three bytes of a form in every way they may be written, the first one the lowest. */
function enterSpellings(table: Uint8Array, shift: number, form: Uint8Array, at: number): void {
  let three = 0;
  /** What makes a plus of each blank among them. */
  let blanks = 0;
  for (let place = 2; place >= 0; place -= 1) {
    const byte = form[at + place] as number;
    three = (three << 8) | byte;
    blanks = (blanks << 8) | (byte === blank ? blank ^ plus : 0);
  }
  table[slotOf(three, shift)] = thing;
  // Some of the blanks as well as all of them: each smaller number of the same bits.
  for (let some = blanks; some > 0; some = (some - 1) & blanks)
    table[slotOf(three ^ some, shift)] = thing;
}

const none: readonly Span<string>[] = [];

/** No letter or digit right before or behind. */
function isAlone(bytes: Uint8Array, size: number, start: number, end: number): boolean {
  return (
    !(end < size && isWordSign(bytes[end] as number)) &&
    !(start > 0 && isWordSign(bytes[start - 1] as number))
  );
}

const isWordSign = (code: number): boolean =>
  code >= 0x80 ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);
