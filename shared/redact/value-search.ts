import { standsAlone } from './value-forms.ts';

/** Signs of a value that are looked up together. */
const block = 3;
/**
 * Sizes of the table: large enough that most places of a text miss it, else as small as fits the
 * processor's cache.
 */
const leastBits = 12,
  mostBits = 18;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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

  /** `signs`: what a value is made of, characters or bytes; it is asked for one value at a time. */
  constructor(values: ReadonlySet<string>, signs: (value: string) => ArrayLike<number>) {
    let window = 32;
    for (const value of values) window = Math.min(window, signs(value).length);
    const bits = Math.ceil(Math.log2(values.size * window * 8 + 1));
    const last = window - 1;
    this.window = window;
    this.mask = (1 << Math.min(mostBits, Math.max(leastBits, bits))) - 1;
    this.jumps = new Uint8Array(this.mask + 1).fill(window - block + 1);
    for (const value of values) {
      const all = signs(value);
      let slot = 0;
      for (let end = block - 1; end <= last; end += 1) {
        slot = slotOf(all[end] ?? 0, all[end - 1] ?? 0, all[end - 2] ?? 0) & this.mask;
        this.jumps[slot] = Math.min(this.jumps[slot] ?? 0, last - end);
      }
      const lengths = this.lengths.get(slot);
      if (lengths === undefined) this.lengths.set(slot, [all.length]);
      else if (!lengths.includes(all.length)) lengths.push(all.length);
    }
    for (const lengths of this.lengths.values()) lengths.sort((one, other) => other - one);
  }
}

/**
 * Finds many values in a text in one pass, whatever their number (Wu and Manber, 1994): a table
 * tells for each three signs how far the next value can begin, so that most of a text is jumped
 * over. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  readonly #values: ReadonlySet<string>;
  readonly #alone: ReadonlySet<string>;
  readonly #table: JumpTable;
  /** The same for UTF-8. */
  #byteTable: JumpTable | null = null;

  /** @param values each at least 4 characters; shorter ones are not searched for. */
  constructor(values: Iterable<string>) {
    const long = new Set<string>();
    const alone = new Set<string>();
    for (const value of values) {
      if (value.length < 4) continue;
      long.add(value);
      if (standsAlone(value)) alone.add(value);
    }
    this.#values = long;
    this.#alone = alone;
    this.#table = new JumpTable(long, (value) => codesOf(value));
  }

  /** True where UTF-8 bytes may hold any of the values; never false where they do. */
  mayHit(bytes: Uint8Array): boolean {
    if (this.#values.size === 0) return false;
    this.#byteTable ??= new JumpTable(this.#values, (value) => encoder.encode(value));
    const { jumps, window, mask, lengths } = this.#byteTable;
    for (let end = window - 1; end < bytes.length;) {
      const slot =
        slotOf(bytes[end] as number, bytes[end - 1] as number, bytes[end - 2] as number) & mask;
      const jump = jumps[slot] as number;
      if (jump > 0) {
        end += jump;
        continue;
      }
      const at = end - window + 1;
      if (
        lengths
          .get(slot)
          ?.some((length) => this.#values.has(decoder.decode(bytes.subarray(at, at + length)))) ===
        true
      )
        return true;
      end += 1;
    }
    return false;
  }

  /** True where the text holds any of the values. */
  hits(text: string): boolean {
    return this.next(text, 0) !== null;
  }

  /** Every value in the text, left to right, without overlaps. */
  *find(text: string): Generator<{ readonly at: number; readonly value: string }> {
    for (
      let found = this.next(text, 0);
      found !== null;
      found = this.next(text, found.at + found.value.length)
    )
      yield found;
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
      const value = this.#valueAt(text, end - last, slot);
      if (value !== null) return { at: end - last, value };
      end += 1;
    }
    return null;
  }

  #valueAt(text: string, at: number, slot: number): string | null {
    for (const length of this.#table.lengths.get(slot) ?? []) {
      const value = text.slice(at, at + length);
      if (this.#values.has(value) && (!this.#alone.has(value) || isAlone(text, at, at + length)))
        return value;
    }
    return null;
  }
}

function slotOf(last: number, before: number, first: number): number {
  return last ^ (before << 6) ^ (first << 11);
}

/** The characters of a value; good until the next call. */
function codesOf(text: string): ArrayLike<number> {
  if (room.length < text.length) room = new Uint16Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) room[at] = text.charCodeAt(at);
  return room.subarray(0, text.length);
}

let room = new Uint16Array(1024);

const wordSign = /[\p{L}\p{N}]/u;

/** No letter or digit right before or behind; what ends an escape (`%20`, `\n`) is none. */
function isAlone(text: string, start: number, end: number): boolean {
  if (wordSign.test(text.charAt(end))) return false;
  return (
    !wordSign.test(text.charAt(start - 1)) ||
    text.charAt(start - 3) === '%' ||
    /\\[nrtbf]$/.test(text.slice(Math.max(0, start - 2), start))
  );
}
