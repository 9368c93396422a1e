import { Gunzip } from 'fflate/browser';
import { gunzipPatiently } from '../../shared/har/gunzip.ts';
import type { ByteSource, Inflate } from '../../shared/har/byte-source.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
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
function urlSource(name: string, size: number, url: string): ByteSource {
  /** null where the stretch is empty. */
  const ask = async (start: number, end: number): Promise<ReadableStream<Uint8Array> | null> => {
    if (end <= start) return null;
    const response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` } }).catch(
      () => null,
    );
    if (response?.ok !== true || response.body === null) throw new Unreadable(say('file.gone'));
    return response.body;
  };
  // One request for all of it: asking for each block cost twice the time and, in buffers, 200 MB.
  const stream = async function* (start: number, end: number): AsyncGenerator<Uint8Array> {
    const body = await ask(start, end);
    if (body === null) return;
    let left = end - start;
    for await (const part of bytesOf(body)) {
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
