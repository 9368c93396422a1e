import { escapeTo } from './json-string.ts';

const quote = 0x22;
const encoder = new TextEncoder();
/** Shorter pieces are faster copied by hand than by a call. */
const shortCopy = 160;

/** Bytes put together piece by piece; its memory is used again and again. */
export class ByteWriter {
  bytes = new Uint8Array(4 * 1024);
  size = 0;

  copy(from: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (count <= 0) return;
    this.#room(count);
    const { bytes, size } = this;
    if (count > shortCopy) bytes.set(from.subarray(start, end), size);
    else for (let at = 0; at < count; at += 1) bytes[size + at] = from[start + at] as number;
    this.size += count;
  }

  text(text: string): void {
    this.#room(text.length * 3);
    this.size += encoder.encodeInto(
      text,
      this.size === 0 ? this.bytes : this.bytes.subarray(this.size),
    ).written;
  }

  /** A JSON string that holds this JSON text. */
  string(bytes: Uint8Array): void {
    this.#room(bytes.length * 2 + 2);
    this.bytes[this.size] = quote;
    this.size = escapeTo(this.bytes, this.size + 1, bytes);
    this.bytes[this.size] = quote;
    this.size += 1;
  }

  #room(count: number): void {
    if (this.size + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.size + count));
    larger.set(this.bytes.subarray(0, this.size));
    this.bytes = larger;
  }
}
