const slots = 1 << 15;
const arenaSize = 1024 * 1024;
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
  /** Per slot: hash, what it is about, start and length in the arena; length 0: free. */
  readonly #slots = new Int32Array(slots * 4);
  #values: (T | undefined)[] = [];
  #used = 0;
  #count = 0;

  /** `about` tells apart equal bytes that mean different things. */
  get(about: number, bytes: DataView, from: number, to: number): T | undefined {
    const size = to - from;
    return size > longestKey || size === 0
      ? undefined
      : this.#values[this.#find(hashOf(about, bytes, from, to), about, bytes, from, to)];
  }

  set(about: number, bytes: DataView, from: number, to: number, value: T): void {
    const size = to - from;
    if (size > longestKey || size === 0) return;
    if (this.#count > slots / 2 || this.#used + size > arenaSize) this.#clear();
    const hash = hashOf(about, bytes, from, to);
    const slot = this.#find(hash, about, bytes, from, to);
    this.#slots.set([hash, about, this.#used, size], slot * 4);
    for (let at = from; at < to; at += 1) this.#arena[this.#used + at - from] = bytes.getUint8(at);
    this.#values[slot] = value;
    this.#used += size;
    this.#count += 1;
  }

  #clear(): void {
    this.#slots.fill(0);
    this.#values = [];
    this.#used = 0;
    this.#count = 0;
  }

  /** The slot that holds these bytes, or the free one where they belong. */
  #find(hash: number, about: number, bytes: DataView, from: number, to: number): number {
    const table = this.#slots;
    const size = to - from;
    for (let slot = (hash >>> 8) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * 4;
      if (table[at + 3] === 0) return slot;
      if (
        table[at] === hash &&
        table[at + 1] === about &&
        table[at + 3] === size &&
        isSame(this.#kept, table[at + 2] as number, bytes, from, to)
      )
        return slot;
    }
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

function hashOf(about: number, bytes: DataView, from: number, to: number): number {
  let sum = Math.imul(about + 1, 0x9e3779b1) ^ (to - from);
  let at = from;
  for (const last = to - 3; at < last; at += 4) {
    sum = Math.imul(sum ^ bytes.getInt32(at), 0x85ebca6b);
    sum ^= sum >>> 15;
  }
  for (; at < to; at += 1) sum = Math.imul(sum ^ bytes.getUint8(at), 0x01000193);
  return sum ^ (sum >>> 13);
}
