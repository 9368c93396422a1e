const slots = 1 << 15;
const mostEntries = slots / 2;
const arenaSize = 1024 * 1024;
const guesses = 1024;
/** Longer pieces hardly ever come again. */
export const longestKey = 400;

/**
 * What was made of short pieces of bytes that come again and again: names, header values,
 * addresses. Looked up without making a string of them; the bytes themselves are compared, so no
 * two pieces are ever taken for the same. Bounded: it forgets all when full.
 */
export class ByteTable<T> {
  readonly #arena = new Uint8Array(arenaSize);
  readonly #kept = new DataView(this.#arena.buffer);
  /** The number of the entry that belongs here; 0: free. */
  readonly #slots = new Int32Array(slots);
  /** Per entry: hash, what it is about, start and length in the arena. There is none of number 0. */
  readonly #entries = new Int32Array((mostEntries + 2) * 4);
  #values: (T | undefined)[] = [undefined];
  /** The entry that was looked up last for some of what pieces are about. */
  readonly #latest = new Int32Array(guesses);
  #used = 0;

  /** `about` tells apart equal bytes that mean different things. */
  get(about: number, bytes: DataView, from: number, to: number): T | undefined {
    const size = to - from;
    if (size > longestKey || size === 0) return undefined;
    // Most often it is what it was the last time: a header's value, say.
    const guess = this.#latest[about & (guesses - 1)] as number;
    if (this.#holds(guess, about, bytes, from, to)) return this.#values[guess];
    const slot = this.#find(hashOfBytes(about, bytes, from, to), about, bytes, from, to);
    const entry = this.#slots[slot] as number;
    this.#latest[about & (guesses - 1)] = entry;
    return this.#values[entry];
  }

  set(about: number, bytes: DataView, from: number, to: number, value: T): void {
    const size = to - from;
    if (size > longestKey || size === 0) return;
    if (this.#values.length > mostEntries || this.#used + size > arenaSize) this.#clear();
    const hash = hashOfBytes(about, bytes, from, to);
    const slot = this.#find(hash, about, bytes, from, to);
    const known = this.#slots[slot] as number;
    if (known !== 0) {
      this.#values[known] = value;
      return;
    }
    const entry = this.#values.push(value) - 1;
    this.#slots[slot] = entry;
    const place = entry * 4;
    this.#entries[place] = hash;
    this.#entries[place + 1] = about;
    this.#entries[place + 2] = this.#used;
    this.#entries[place + 3] = size;
    for (let at = from; at < to; at += 1) this.#arena[this.#used + at - from] = bytes.getUint8(at);
    this.#used += size;
  }

  #clear(): void {
    this.#slots.fill(0);
    this.#latest.fill(0);
    this.#values = [undefined];
    this.#used = 0;
  }

  /** The slot of the entry that holds these bytes, or the free one where it belongs. */
  #find(hash: number, about: number, bytes: DataView, from: number, to: number): number {
    for (let slot = (hash >>> 8) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return slot;
      if (this.#entries[entry * 4] === hash && this.#holds(entry, about, bytes, from, to))
        return slot;
    }
  }

  #holds(entry: number, about: number, bytes: DataView, from: number, to: number): boolean {
    const entries = this.#entries;
    const at = entry * 4;
    return (
      entries[at + 3] === to - from &&
      entries[at + 1] === about &&
      isSame(this.#kept, entries[at + 2] as number, bytes, from, to)
    );
  }
}

/** Four bytes at a time. */
export function isSame(
  kept: DataView,
  start: number,
  bytes: DataView,
  from: number,
  to: number,
): boolean {
  let at = from;
  let own = start;
  for (const last = to - 3; at < last; at += 4, own += 4)
    if (bytes.getInt32(at) !== kept.getInt32(own)) return false;
  for (; at < to; at += 1, own += 1) if (bytes.getUint8(at) !== kept.getUint8(own)) return false;
  return true;
}

function hashOfBytes(about: number, bytes: DataView, from: number, to: number): number {
  let sum = Math.imul(about + 1, 0x9e3779b1) ^ (to - from);
  let at = from;
  for (const last = to - 3; at < last; at += 4) {
    sum = Math.imul(sum ^ bytes.getInt32(at), 0x85ebca6b);
    sum ^= sum >>> 15;
  }
  for (; at < to; at += 1) sum = Math.imul(sum ^ bytes.getUint8(at), 0x01000193);
  return sum ^ (sum >>> 13);
}
