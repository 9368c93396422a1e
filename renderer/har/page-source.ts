import { Gunzip } from 'fflate/browser';
import { gunzipPatiently } from '../../shared/har/gunzip.ts';
import type { ByteSource, Inflate } from '../../shared/har/byte-source.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import type { OpenedFile } from '../../shared/ipc/ipc.ts';
import type { ReadingInput } from './reading.ts';

/** Any input as a source of bytes. */
export function sourceOf(input: ReadingInput): ByteSource {
  if (input instanceof File) return blobSource(input, input.name);
  if ('text' in input) return blobSource(new Blob([input.text]), 'pasted text');
  return urlSource(input.name, input.size, input.url);
}

function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (start, end) => {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch {
        throw new Unreadable(say('file.gone'));
      }
    },
    stream: (start, end) => bytesOf(blob.slice(start, end ?? blob.size).stream()),
  };
}

/** A file that main hands out by its address: a stretch is asked for and answered as for the web. */
async function bodyOf(
  url: string,
  start: number,
  end: number,
): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } }).catch(
    () => null,
  );
  if (response?.ok !== true || response.body === null) throw new Unreadable(say('file.gone'));
  return response.body;
}

function urlSource(name: string, size: number, url: string): ByteSource {
  // One request for all of it: asking for each block cost twice the time and, in buffers, 200 MB.
  const stream = async function* (start: number, end: number): AsyncGenerator<Uint8Array> {
    if (end <= start) return;
    let left = end - start;
    for await (const part of bytesOf(await bodyOf(url, start, end))) {
      left -= part.length;
      yield part;
    }
    // The file has become shorter since it was opened.
    if (left > 0) throw new Unreadable(say('file.gone'));
  };
  return {
    name,
    size,
    read: (start, end) => joined(stream(start, Math.min(end, size)), Math.min(end, size) - start),
    stream: (start, end) => stream(start, Math.min(end ?? size, size)),
  };
}

/** A file that is read once, from its beginning, into memory that is handed over. */
export interface BlockReader {
  /**
   * The memory filled, at the end of the file as far as it goes, and behind that empty. Rejects with
   * Unreadable where the file cannot be read any more.
   */
  fill(memory: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Has Chromium write into the memory itself: bringing 700 MB in arrays of its own takes five times
 * as long, and dozens of megabytes of these wait for their collection.
 */
export function blocksOf(input: File | OpenedFile): BlockReader {
  let left = input.size;
  let reader: ReadableStreamBYOBReader | null = null;
  const open = async (): Promise<ReadableStreamBYOBReader> => {
    const body = input instanceof File ? input.stream() : await bodyOf(input.url, 0, left);
    return body.getReader({ mode: 'byob' });
  };
  return {
    fill: async (memory) => {
      let block = new Uint8Array(memory);
      const wanted = Math.min(block.length, left);
      try {
        for (let filled = 0; filled < wanted;) {
          reader ??= await open();
          const { done, value } = await reader.read(block.subarray(filled));
          if (done) throw new Unreadable(say('file.gone')); // it has become shorter
          filled += value.length;
          block = new Uint8Array(value.buffer);
        }
      } catch {
        throw new Unreadable(say('file.gone'));
      }
      left -= wanted;
      return block.subarray(0, wanted);
    },
  };
}

async function joined(parts: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const all = new Uint8Array(Math.max(0, size));
  let at = 0;
  for await (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* partsOf(stream);
  } catch {
    throw new Unreadable(say('file.gone'));
  }
}

async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Unpacks with the page's own DecompressionStream. */
export const inflate: Inflate = (format, bytes) =>
  format === 'doubtful-gzip' ? gunzipPatiently(Gunzip, bytes) : unpacked(format, bytes);

function unpacked(
  format: 'gzip' | 'deflate-raw',
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value.slice());
    },
  });
  return partsOf(packed.pipeThrough(new DecompressionStream(format)));
}
