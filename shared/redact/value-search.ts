import { standsAlone } from './value-forms.ts';

/** Signs of a value that are looked up together; the table is large enough that most places of a text miss it. */
const block = 3;
const tableBits = 18;

/**
 * Finds many values in a text in one pass, whatever their number (Wu and Manber, 1994): a table tells for each three signs how far the
 * next value can begin, so that most of a text is jumped over. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  readonly #values: ReadonlySet<string>;
  readonly #alone: ReadonlySet<string>;
  /** How far to go on behind a block; 0: a value may end its window here. */
  readonly #jumps: Uint8Array;
  /** Lengths of the values whose window ends with a block, longest first, so that a value that begins another does not hide it. */
  readonly #lengths = new Map<number, number[]>();
  readonly #window: number;

  /** @param values each at least 4 characters; shorter ones are not searched for. */
  constructor(values: Iterable<string>) {
    const long = [...values].filter((value) => value.length >= 4);
    this.#values = new Set(long);
    this.#alone = new Set(long.filter(standsAlone));
    this.#window = long.reduce((least, value) => Math.min(least, value.length), 32);
    const last = this.#window - 1;
    this.#jumps = new Uint8Array(1 << tableBits).fill(this.#window - block + 1);
    for (const value of long) {
      for (let end = block - 1; end <= last; end += 1) {
        const slot = slotOf(value, end);
        this.#jumps[slot] = Math.min(this.#jumps[slot] ?? 0, last - end);
      }
      const lengths = this.#lengths.get(slotOf(value, last));
      if (lengths === undefined) this.#lengths.set(slotOf(value, last), [value.length]);
      else if (!lengths.includes(value.length)) lengths.push(value.length);
    }
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  /** True where the text holds any of the values. */
  hits(text: string): boolean {
    return this.next(text, 0) !== null;
  }

  /** Every value in the text, left to right, without overlaps. */
  *find(text: string): Generator<{ readonly at: number; readonly value: string }> {
    for (let found = this.next(text, 0); found !== null; found = this.next(text, found.at + found.value.length)) yield found;
  }

  /** The text with each value replaced. */
  replace(text: string, by: (value: string) => string): string {
    let result = '';
    let from = 0;
    for (const { at, value } of this.find(text)) {
      result += text.slice(from, at) + by(value);
      from = at + value.length;
    }
    return from === 0 ? text : result + text.slice(from);
  }

  private next(text: string, from: number): { readonly at: number; readonly value: string } | null {
    if (this.#values.size === 0) return null;
    const jumps = this.#jumps;
    const last = this.#window - 1;
    for (let end = from + last; end < text.length; ) {
      const slot = slotOf(text, end);
      const jump = jumps[slot] ?? 1;
      if (jump > 0) {
        end += jump;
        continue;
      }
      const value = this.#valueAt(text, end - last, slot);
      if (value !== null) return { at: end - last, value };
      end += 1;
    }
    return null;
  }

  #valueAt(text: string, at: number, slot: number): string | null {
    for (const length of this.#lengths.get(slot) ?? []) {
      const value = text.slice(at, at + length);
      if (this.#values.has(value) && (!this.#alone.has(value) || isAlone(text, at, at + length))) return value;
    }
    return null;
  }
}

function slotOf(text: string, end: number): number {
  return (text.charCodeAt(end) ^ (text.charCodeAt(end - 1) << 6) ^ (text.charCodeAt(end - 2) << 11)) & ((1 << tableBits) - 1);
}

const wordSign = /[\p{L}\p{N}]/u;

/** No letter or digit right before or behind; what ends an escape (`%20`, `\n`) is none. */
function isAlone(text: string, start: number, end: number): boolean {
  if (wordSign.test(text.charAt(end))) return false;
  return !wordSign.test(text.charAt(start - 1)) || text.charAt(start - 3) === '%' || /\\[nrtbf]$/.test(text.slice(Math.max(0, start - 2), start));
}
