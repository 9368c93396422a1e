import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipPatiently } from '../../shared/har/gunzip.ts';
import { joinBytes } from '../../shared/har/byte-view.ts';
import type { ByteSource, Inflate } from '../../shared/har/byte-source.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { isPrivate } from '../whole-file.ts';
import { say } from '../../shared/words/say.ts';

const blockSize = 1024 * 1024;

/** Close it when done. */
interface OpenSource extends ByteSource {
  close(): Promise<void>;
}

/**
 * A file on disk as a source of bytes. Throws Unreadable where it cannot be opened. Close it when
 * done.
 */
export async function fileSource(path: string): Promise<OpenSource> {
  const file = await openFile(path);
  const { size } = await file.stat();
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  };
  return {
    name: basename(path),
    size,
    read,
    close: () => file.close(),
    stream: (start, end) => blocks(read, start, Math.min(end ?? size, size)),
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // To open a pipe waits until somebody writes into it, which may be never.
    if ((await stat(path)).isFile()) return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new Unreadable(say('file.missing', { path }));
    if (isPrivate(error)) throw new Unreadable(say('file.privateFolder'));
    if (code === 'EACCES' || code === 'EPERM')
      throw new Unreadable(say('file.forbidden', { path }));
    throw new Unreadable(say('file.unreachable', { path }));
  }
  throw new Unreadable(say('file.noFile', { path }));
}

/** One block ahead: the disk works while the last block is being parsed. */
async function* blocks(
  read: ByteSource['read'],
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let next = start < end ? read(start, Math.min(start + blockSize, end)) : null;
  for (let at = start; next !== null;) {
    const bytes: Uint8Array = await next;
    at += bytes.length;
    next = bytes.length > 0 && at < end ? read(at, Math.min(at + blockSize, end)) : null;
    if (bytes.length > 0) yield bytes;
  }
}

/** Standard input as a source: it is short (a pasted message), so it is held. */
export async function inputSource(input: AsyncIterable<Uint8Array>): Promise<OpenSource> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(part);
  const bytes = joinBytes(parts);
  return {
    name: 'standard input',
    close: async () => undefined,
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    stream: async function* (start, end) {
      yield bytes.subarray(start, end ?? bytes.length);
    },
  };
}

/** Unpacks with Node's zlib, which also takes files of several gzip members. */
export const inflate: Inflate = (format, bytes) =>
  format === 'doubtful-gzip' ? unpackedPatiently(bytes) : unpacked(format, bytes);

/** Most files are not packed: what unpacks is loaded for one that is. */
async function* unpacked(
  format: 'gzip' | 'deflate-raw',
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { Readable } = await import('node:stream');
  const { createGunzip, createInflateRaw } = await import('node:zlib');
  const inflating =
    format === 'gzip'
      ? createGunzip({ chunkSize: blockSize })
      : createInflateRaw({ chunkSize: blockSize });
  const source = Readable.from(bytes);
  source.on('error', (error) => inflating.destroy(error));
  yield* source.pipe(inflating);
}

/** Hardly any file needs it, and its tables take longer to build than most files to be read. */
async function* unpackedPatiently(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Its build for browsers: the one for Node declares a require of its own, as our bundle does.
  const { Gunzip } = await import('fflate/browser');
  yield* gunzipPatiently(Gunzip, bytes);
}
