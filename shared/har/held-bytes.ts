import { ByteView, joinBytes } from './byte-view.ts';

/**
 * The bytes of a stream that are still needed: the chunk that is being read, and what was kept of
 * those before.
 */
export class HeldBytes {
  chunk: Uint8Array = new Uint8Array(0);
  /** Offset of the chunk's first byte in the stream. */
  base: number;
  readonly kept = new ByteView();

  constructor(base: number) {
    this.base = base;
  }

  get end(): number {
    return this.base + this.chunk.length;
  }

  /** Keeps the chunk from `from` on, beside what was kept from there on. */
  keep(from: number): void {
    if (from >= this.base) this.kept.clear();
    const part = this.chunk.subarray(Math.max(from - this.base, 0));
    this.kept.add(this.end - part.length, part);
  }

  /** The chunk was read. */
  pass(): void {
    this.base = this.end;
    this.chunk = this.chunk.subarray(this.chunk.length);
  }

  /** Lets the chunk begin at `from`, where kept bytes stand, and forgets those before. */
  rewind(from: number): void {
    if (from < this.base) {
      this.chunk = joinBytes([this.slice(from, this.base), this.chunk]);
      this.base = from;
    }
    this.kept.clear();
  }

  view(from: number, to: number): ByteView {
    const view = new ByteView();
    if (from < this.base) this.kept.copyTo(view, from, Math.min(to, this.base));
    const start = Math.max(from, this.base);
    if (to > start) view.add(start, this.chunk.subarray(start - this.base, to - this.base));
    return view;
  }

  slice(from: number, to: number): Uint8Array {
    return from >= this.base
      ? this.chunk.subarray(from - this.base, to - this.base)
      : this.view(from, to).slice(from, to);
  }
}
