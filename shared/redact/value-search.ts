/**
 * Finds many values in a text in one pass, whatever their number: a rolling hash over the first characters of each finds the
 * places worth a comparison. Time grows with the text, not with text × values.
 */
export class ValueSearch {
  readonly #byHash = new Map<number, string[]>();
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
      const same = this.#byHash.get(hash);
      if (same === undefined) this.#byHash.set(hash, [value]);
      // The longest first, so that a value that begins another does not hide it.
      else { same.push(value); same.sort((a, b) => b.length - a.length); }
    }
  }

  /** Every value in the text, left to right, without overlaps. */
  *find(text: string): Generator<{ readonly at: number; readonly value: string }> {
    const size = this.#window;
    if (this.#byHash.size === 0 || text.length < size) return;
    let hash = this.#hashOf(text, 0);
    for (let at = 0; at + size <= text.length; ) {
      const value = this.#byHash.get(hash)?.find((candidate) => text.startsWith(candidate, at));
      if (value !== undefined) {
        yield { at, value };
        at += value.length;
        if (at + size <= text.length) hash = this.#hashOf(text, at);
        continue;
      }
      hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), this.#lead), 31) + text.charCodeAt(at + size)) | 0;
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

  #hashOf(text: string, at: number): number {
    let hash = 0;
    for (let place = 0; place < this.#window; place += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at + place)) | 0;
    return hash;
  }
}
