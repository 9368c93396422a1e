import type { ByteSource, Inflate } from '../../shared/har/source.ts';
import { Unreadable } from '../../shared/har/unreadable.ts';
import type { ReadingInput } from './reading.ts';

/** Read at a time: small enough that the worker hears a cancel or a load soon, large enough that waiting costs nothing. */
const blockSize = 1024 * 1024;
const gone = 'The file can no longer be read. Check that it is still there, and open it again.';

/** Any input as a source of bytes. */
export function sourceOf(input: ReadingInput): ByteSource {
  if (input instanceof File) return blobSource(input, input.name);
  if ('text' in input) return blobSource(new Blob([input.text]), 'pasted text');
  return urlSource(input.name, input.size, input.url);
}

function blobSource(blob: Blob, name: string): ByteSource {
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      return new Uint8Array(await blob.slice(start, end).arrayBuffer());
    } catch {
      throw new Unreadable(gone);
    }
  };
  return { name, size: blob.size, read, stream: (start, end) => blocks(read, start, end ?? blob.size) };
}

function urlSource(name: string, size: number, url: string): ByteSource {
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const last = Math.min(end, size) - 1;
    if (last < start) return new Uint8Array(0);
    const response = await fetch(url, { headers: { Range: `bytes=${start}-${last}` } }).catch(() => null);
    if (response === null || !response.ok) throw new Unreadable(gone);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.status === 206 ? bytes : bytes.subarray(start, last + 1);
  };
  return { name, size, read, stream: (start, end) => blocks(read, start, Math.min(end ?? size, size)) };
}

/** One block ahead of the reader. */
async function* blocks(read: ByteSource['read'], start: number, end: number): AsyncGenerator<Uint8Array> {
  let next = start < end ? read(start, Math.min(start + blockSize, end)) : null;
  for (let at = start; next !== null;) {
    const bytes: Uint8Array = await next;
    at += bytes.length;
    next = bytes.length > 0 && at < end ? read(at, Math.min(at + blockSize, end)) : null;
    if (bytes.length > 0) yield bytes;
  }
}

/** Unpacks with the page's own DecompressionStream. */
export const inflate: Inflate = (format, bytes) => {
  const source = bytes[Symbol.asyncIterator]();
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value.slice());
    },
  });
  return unpacked(packed.pipeThrough(new DecompressionStream(format)));
};

async function* unpacked(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
