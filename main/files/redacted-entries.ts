import { readSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { type HarRedaction, harComma } from '../../shared/redact/har-redaction.ts';

const blockSize = 1024 * 1024;
const comma = new TextEncoder().encode(harComma);

/**
 * Entries after the first pass, in a file between the passes: only where each one begins is held in
 * memory.
 */
export class RedactedEntries {
  readonly #file: FileHandle;
  readonly #block = new Uint8Array(blockSize);
  #filled = 0;
  #written = 0;
  /** Where each entry ends in the file. */
  readonly #ends: number[] = [];

  constructor(file: FileHandle) {
    this.#file = file;
  }

  add(json: Uint8Array): void {
    if (this.#ends.length > 0) this.#put(comma);
    this.#put(json);
    this.#ends.push(this.#written + this.#filled);
  }

  flush(): void {
    this.#write(this.#block.subarray(0, this.#filled));
    this.#filled = 0;
  }

  /**
   * What may leave, block by block; each stays as it is until the one after the next is asked for.
   * @throws LeakFound
   */
  async *finished(redaction: HarRedaction): AsyncGenerator<Uint8Array | string> {
    let from = 0;
    let room = new Uint8Array(blockSize);
    let spare = new Uint8Array(blockSize);
    for (let first = 0, behind = 0; first < this.#ends.length; first = behind) {
      while (
        behind < this.#ends.length &&
        (behind === first || this.#end(behind) - from <= blockSize)
      )
        behind += 1;
      const to = this.#end(behind - 1);
      [room, spare] = [spare, room];
      if (room.length < to - from) room = new Uint8Array(to - from);
      const bytes = room.subarray(0, to - from);
      readSync(this.#file.fd, bytes, 0, bytes.length, from);
      yield redaction.isFinished(bytes)
        ? bytes
        : this.#finishedBlock(redaction, bytes, from, first, behind);
      from = to;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #end(entry: number): number {
    return this.#ends[entry] ?? 0;
  }

  #finishedBlock(
    redaction: HarRedaction,
    bytes: Uint8Array,
    from: number,
    first: number,
    behind: number,
  ): string {
    let text = '';
    let at = 0;
    for (let entry = first; entry < behind; entry += 1) {
      const start = at + (entry === 0 ? 0 : comma.length);
      const end = this.#end(entry) - from;
      text +=
        (entry === 0 ? '' : harComma) +
        this.#finishedEntry(redaction, bytes.subarray(start, end), entry);
      at = end;
    }
    return text;
  }

  #finishedEntry(redaction: HarRedaction, bytes: Uint8Array, entry: number): string {
    const json = decoder.decode(bytes);
    return redaction.isFinished(bytes) ? json : redaction.finished(json, entry);
  }

  #put(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > blockSize) this.flush();
    if (bytes.length > blockSize) return this.#write(bytes);
    this.#block.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file.fd, bytes, at);
    this.#written += bytes.length;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
