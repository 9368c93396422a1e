/** Bytes that stand together; `at`: offset of the first one in the whole file. */
export interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Bytes of a stretch of the file, kept as the chunks they came in, addressed by their offset in the
 * whole file. Holes are allowed: the middle of a string of hundreds of megabytes is dropped, what
 * stands around it stays.
 */
export class ByteView {
  readonly #pieces: Piece[] = [];
  /** Bytes held. */
  size = 0;

  add(at: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push({ at, bytes });
    this.size += bytes.length;
  }

  /** What it holds, in the order of the file. */
  get held(): readonly Piece[] {
    return this.#pieces;
  }

  /** Copies what it holds of this memory, which may then be used for something else. */
  leave(memory: ArrayBufferLike): void {
    for (const [index, { at, bytes }] of this.#pieces.entries())
      if (bytes.buffer === memory) this.#pieces[index] = { at, bytes: bytes.slice() };
  }

  clear(): void {
    this.#pieces.length = 0;
    this.size = 0;
  }

  /** What this view holds between `start` and `end`, into another view. */
  copyTo(view: ByteView, start: number, end: number): void {
    for (const piece of this.#pieces) {
      const from = Math.max(start, piece.at);
      const to = Math.min(end, piece.at + piece.bytes.length);
      if (from < to) view.add(from, piece.bytes.subarray(from - piece.at, to - piece.at));
    }
  }

  /**
   * The bytes from `start` to `end` up to the first hole, without copying where they stand in one
   * piece.
   */
  slice(start: number, end: number): Uint8Array {
    const only = this.#pieces.length === 1 ? this.#pieces[0] : undefined;
    // Nearly every view is one piece.
    if (only !== undefined && start >= only.at && start < end)
      return only.bytes.subarray(start - only.at, end - only.at);
    return this.#joined(start, end);
  }

  #joined(start: number, end: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = start;
    for (const piece of this.#pieces) {
      const stop = piece.at + piece.bytes.length;
      if (stop <= at) continue;
      if (piece.at > at || at >= end) break;
      parts.push(piece.bytes.subarray(at - piece.at, Math.min(end, stop) - piece.at));
      at = Math.min(end, stop);
    }
    const only = parts[0];
    return parts.length === 1 && only !== undefined ? only : joinBytes(parts);
  }
}

/** One array out of many. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
