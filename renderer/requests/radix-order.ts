/** Bytes of a key that are looked at before the next are taken. */
const width = 8;
/** From this many keys on, going through their bytes is quicker than comparing them in pairs. */
const many = 64;
/** Stands for all letters from this code on. */
const beyond = 255;

/**
 * Puts places of keys into rising or falling order; equal ones keep theirs. No key is NaN. Sorted
 * byte by byte (https://en.wikipedia.org/wiki/Radix_sort): time in proportion to the keys, where
 * comparing 150,000 in pairs takes several frames of the screen.
 */
export function orderByNumbers(places: Uint32Array, keys: Float64Array, descending: boolean): void {
  const turned = new Float64Array(keys.length);
  const halves = new Int32Array(turned.buffer);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    turned[at] = descending ? 0 - key : key + 0; // no -0, which is below 0 by its bits
    // The bits of a positive number are in its own order once the sign is turned; those of a
    // negative one once all are.
    const high = halves[at * 2 + 1] ?? 0;
    const sign = high >> 31;
    halves[at * 2 + 1] = high ^ (sign | 0x8000_0000);
    halves[at * 2] = (halves[at * 2] ?? 0) ^ sign;
  }
  sortByBytes(places, new Uint8Array(turned.buffer));
}

/** For each text its rank: the same texts have the same, and a lower one stands before a higher. */
export function ranksOfTexts(texts: readonly string[]): Float64Array {
  return new TextSort(texts).ranks();
}

function allPlaces(count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) places[place] = place;
  return places;
}

/** Sorts places by the bytes of their keys, of which the last weighs most. */
function sortByBytes(places: Uint32Array, bytes: Uint8Array): void {
  const counts = countBytes(places, bytes);
  let from = places;
  let to: Uint32Array = new Uint32Array(places.length);
  for (let at = 0; at < width; at += 1) {
    const ends = counts.subarray(at * 256, (at + 1) * 256);
    if (ends.includes(places.length)) continue; // the same in all of them
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) {
      const count = ends[byte] ?? 0;
      ends[byte] = sum;
      sum += count;
    }
    for (let i = 0; i < from.length; i += 1) {
      const place = from[i] ?? 0;
      const byte = bytes[place * width + at] ?? 0;
      const next = ends[byte] ?? 0;
      to[next] = place;
      ends[byte] = next + 1;
    }
    [from, to] = [to, from];
  }
  if (from !== places) places.set(from);
}

/** How often each byte stands at each of the places of a key. */
function countBytes(places: Uint32Array, bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(width * 256);
  for (let i = 0; i < places.length; i += 1) {
    const first = (places[i] ?? 0) * width;
    for (let at = 0; at < width; at += 1) {
      const byte = at * 256 + (bytes[first + at] ?? 0);
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
  }
  return counts;
}

/** Sorts texts by eight letters at a time, from the first in which they differ. */
class TextSort {
  readonly #texts: readonly string[];
  readonly #bytes: Uint8Array;
  /** The same bytes, to see at once whether two texts have the same eight letters. */
  readonly #halves: Uint32Array;
  readonly #ranks: Float64Array;
  #next = 0;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#bytes = new Uint8Array(texts.length * width);
    this.#halves = new Uint32Array(this.#bytes.buffer);
    this.#ranks = new Float64Array(texts.length);
  }

  ranks(): Float64Array {
    this.#rankAll(allPlaces(this.#texts.length), 0);
    return this.#ranks;
  }

  /** Ranks places whose texts have their first `alike` letters in common. */
  #rankAll(places: Uint32Array, alike: number): void {
    const from = this.#firstDifference(places, alike);
    if (from === null) {
      this.#rankSame(places);
      return;
    }
    this.#take(places, from);
    sortByBytes(places, this.#bytes);
    for (let start = 0; start < places.length;) {
      const end = this.#endOfSame(places, start);
      if (end === start + 1) this.#rank(places[start] ?? 0);
      else this.#rankSome(places.subarray(start, end), places.length, from);
      start = end;
    }
  }

  /** Those of `all` places that the letters from `from` on did not tell apart. */
  #rankSome(places: Uint32Array, all: number, from: number): void {
    // Where the letters told nothing apart, the next would not either.
    if (places.length < many || places.length === all) this.#rankByComparing(places);
    else this.#rankAll(places, from);
  }

  #rank(place: number): void {
    this.#ranks[place] = this.#next;
    this.#next += 1;
  }

  #rankSame(places: Uint32Array): void {
    for (let i = 0; i < places.length; i += 1) this.#ranks[places[i] ?? 0] = this.#next;
    this.#next += 1;
  }

  #rankByComparing(places: Uint32Array): void {
    const textAt = (place: number): string => this.#texts[place] ?? '';
    const sorted = [...places].sort((left, right) => compare(textAt(left), textAt(right)));
    for (const [at, place] of sorted.entries()) {
      if (at > 0 && textAt(place) !== textAt(sorted[at - 1] ?? 0)) this.#next += 1;
      this.#ranks[place] = this.#next;
    }
    this.#next += 1;
  }

  /** How many letters all have in common; null where they are the same from end to end. */
  #firstDifference(places: Uint32Array, alike: number): number | null {
    const texts = this.#texts;
    const first = texts[places[0] ?? 0] ?? '';
    let isSame = true;
    let common = first.length;
    for (let i = 1; i < places.length && (isSame || common > alike); i += 1) {
      const text = texts[places[i] ?? 0] ?? '';
      if (text === first) continue;
      isSame = false;
      let at = alike;
      while (at < common && text.charCodeAt(at) === first.charCodeAt(at)) at += 1;
      common = at;
    }
    return isSame ? null : common;
  }

  /**
   * Takes the letters from `from` on as the keys of the next round, up to the first beyond Latin:
   * those are all one here, and what follows them must not decide.
   */
  #take(places: Uint32Array, from: number): void {
    const texts = this.#texts;
    const bytes = this.#bytes;
    const halves = this.#halves;
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? 0;
      const text = texts[place] ?? '';
      const first = place * width + width - 1;
      const end = Math.min(width, text.length - from);
      halves[place * 2] = 0;
      halves[place * 2 + 1] = 0;
      for (let at = 0; at < end; at += 1) {
        const code = text.charCodeAt(from + at);
        bytes[first - at] = Math.min(code, beyond);
        if (code >= beyond) break;
      }
    }
  }

  #endOfSame(places: Uint32Array, start: number): number {
    const halves = this.#halves;
    const first = (places[start] ?? 0) * 2;
    for (let end = start + 1; end < places.length; end += 1) {
      const other = (places[end] ?? 0) * 2;
      if (halves[other] !== halves[first] || halves[other + 1] !== halves[first + 1]) return end;
    }
    return places.length;
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
