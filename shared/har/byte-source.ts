/** Where bytes come from: a file, a Blob, standard input. `stream` may be called again. */
export interface ByteSource {
  readonly name: string;
  /** null where it is not known before the end. */
  readonly size: number | null;
  /** The bytes from `start` to `end`, fewer at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
  stream(start: number, end: number | null): AsyncIterable<Uint8Array>;
}

/**
 * Unpacking comes from outside: Node's zlib, or a page's DecompressionStream. `doubtful-gzip` is
 * gzip that these refused: see `gunzipPatiently`.
 */
export type Inflate = (
  format: 'gzip' | 'doubtful-gzip' | 'deflate-raw',
  bytes: AsyncIterable<Uint8Array>,
) => AsyncIterable<Uint8Array>;
