import type { Inflate } from './byte-source.ts';

/** A gzip reader that is fed and gives what it unpacks, such as fflate's `Gunzip`. */
type GunzipReader = new (give: (part: Uint8Array) => void) => {
  push(part: Uint8Array): void;
};

/** Packing makes a text up to 1032 times smaller: what is unpacked in one go must fit in memory. */
const step = 64 * 1024;

/**
 * Unpacks a gzip file. The system's own reader is the fastest, but throws away what it holds where
 * the checksum is wrong, or where something stands behind the end; then a patient one starts over,
 * and goes on where the first one stopped. `packed` is asked for the file from its beginning each
 * time. @throws Error where the packed data themselves are damaged or end early
 */
export async function* gunzip(
  inflate: Inflate,
  packed: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  try {
    for await (const part of inflate('gzip', packed())) {
      given += part.length;
      yield part;
    }
  } catch {
    yield* behind(inflate('doubtful-gzip', packed()), given);
  }
}

/** The stream without its first bytes. */
async function* behind(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const part of stream) {
    const from = Math.max(0, size - at);
    at += part.length;
    if (from < part.length) yield part.subarray(from);
  }
}

/**
 * Unpacks gzip of one or more members (RFC 1952, 2.2) without a look at their checksums, up to the
 * end or to what is no gzip.
 */
export async function* gunzipPatiently(
  Reader: GunzipReader,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  const reader = new Reader((part) => parts.push(part));
  let end: MemberEnd | null = null;
  for await (const piece of inSteps(bytes)) {
    end = fed(reader, piece);
    yield* parts;
    parts = [];
    if (end !== null) break;
  }
  // Where the last member is whole, what follows must be the header of another.
  end ??= fed(reader, noHeader) ?? { isWhole: false, failure: new Error('unexpected end') };
  if (!end.isWhole) throw end.failure;
}

/** What does not begin a member. */
const noHeader = new Uint8Array(64);

interface MemberEnd {
  /** All that was packed is here. */
  readonly isWhole: boolean;
  readonly failure: unknown;
}

/** null where the reader wants more. */
function fed(reader: InstanceType<GunzipReader>, piece: Uint8Array): MemberEnd | null {
  try {
    reader.push(piece);
    return null;
  } catch (failure) {
    // fflate's code 6: no gzip header where one must stand.
    const isWhole = failure instanceof Error && 'code' in failure && failure.code === 6;
    return { isWhole, failure };
  }
}

async function* inSteps(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += step) yield chunk.subarray(at, at + step);
}
