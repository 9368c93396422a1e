import { escapeTo } from '../har/json-string.ts';

const quote = 0x22;
const encoder = new TextEncoder();
/** Shorter pieces are faster copied by hand than by a call. */
const shortCopy = 800;

/** Bytes put together piece by piece; its memory is used again and again. */
export class ByteWriter {
  bytes = new Uint8Array(4 * 1024);
  size = 0;
  /** The same bytes, to write several at once. */
  #view = new DataView(this.bytes.buffer);

  /** The part of `from` between two places, four bytes at a time. */
  copy(from: DataView, start: number, end: number): void {
    const count = end - start;
    if (count <= 0) return;
    this.#room(count);
    const { bytes, size } = this;
    if (count > shortCopy)
      bytes.set(new Uint8Array(from.buffer, from.byteOffset + start, count), size);
    else {
      const to = this.#view;
      let at = 0;
      for (const last = count - 3; at < last; at += 4)
        to.setInt32(size + at, from.getInt32(start + at));
      for (; at < count; at += 1) bytes[size + at] = from.getUint8(start + at);
    }
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
    this.#view = new DataView(larger.buffer);
  }
}
