import { standsAlone } from './value-forms.ts';

/** One bit for each hash that a value begins with: nearly every place of a text is settled by one look. */
const filterBits = 20;

/**
 * Finds many values in a text in one pass, whatever their number: a rolling hash over the first characters of each finds the
 * places worth a comparison. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  readonly #byHash = new Map<number, string[]>();
  readonly #filter = new Uint8Array(1 << filterBits);
  readonly #alone = new Set<string>();
  readonly #window: number;
  readonly #lead: number;

  /** @param values each at least 4 characters; shorter ones are not searched for. */
  constructor(values: Iterable<string>) {
    const long = [...values].filter((value) => value.length >= 4);
    this.#window = long.reduce((least, value) => Math.min(least, value.length), 8);
    let lead = 1;
    for (let place = 1; place < this.#window; place += 1) lead = Math.imul(lead, 31);
    this.#lead = lead;
    for (const value of long) {
      const hash = this.#hashOf(value, 0);
      if (standsAlone(value)) this.#alone.add(value);
      this.#filter[mixed(hash)] = 1;
      const same = this.#byHash.get(hash);
      if (same === undefined) this.#byHash.set(hash, [value]);
      else same.push(value);
    }
    // The longest first, so that a value that begins another does not hide it.
    for (const same of this.#byHash.values()) same.sort((a, b) => b.length - a.length);
  }

  /** True where the text holds any of the values. */
  hits(text: string): boolean {
    return this.find(text).next().done !== true;
  }

  /** Every value in the text, left to right, without overlaps. */
  *find(text: string): Generator<{ readonly at: number; readonly value: string }> {
    const size = this.#window;
    const last = text.length - size;
    if (this.#byHash.size === 0 || last < 0) return;
    const filter = this.#filter;
    const lead = this.#lead;
    let hash = this.#hashOf(text, 0);
    for (let at = 0; at <= last; ) {
      if (filter[mixed(hash)] === 1) {
        const value = this.#valueAt(text, at, hash);
        if (value !== undefined) {
          yield { at, value };
          at += value.length;
          if (at <= last) hash = this.#hashOf(text, at);
          continue;
        }
      }
      hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), lead), 31) + text.charCodeAt(at + size)) | 0;
      at += 1;
    }
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

  #valueAt(text: string, at: number, hash: number): string | undefined {
    return this.#byHash.get(hash)?.find((value) => text.startsWith(value, at) && (!this.#alone.has(value) || isAlone(text, at, at + value.length)));
  }

  #hashOf(text: string, at: number): number {
    let hash = 0;
    for (let place = 0; place < this.#window; place += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at + place)) | 0;
    return hash;
  }
}

const mixed = (hash: number): number => (hash ^ (hash >>> filterBits)) & ((1 << filterBits) - 1);

const wordSign = /[\p{L}\p{N}]/u;

/** No letter or digit right before or behind; what ends an escape (`%20`, `\n`) is none. */
function isAlone(text: string, start: number, end: number): boolean {
  if (wordSign.test(text.charAt(end))) return false;
  return !wordSign.test(text.charAt(start - 1)) || text.charAt(start - 3) === '%' || /\\[nrtbf]$/.test(text.slice(Math.max(0, start - 2), start));
}
