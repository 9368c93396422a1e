import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/**
 * One file of a zip's central directory
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12).
 * @typedef {{ readonly name: string, readonly stored: boolean, readonly mode: number } &
 * Readonly<Record<'packed' | 'size' | 'offset', number>>} Entry
 *   packed and size in bytes, offset of the local header, mode as in chmod
 */

/** @typedef {import('node:fs/promises').FileHandle} FileHandle */

/**
 * @param {FileHandle} file
 * @param {number} from
 * @param {number} length
 */
async function bytes(file, from, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  if (bytesRead !== length) throw new Error('The zip file ends too early.');
  return buffer;
}

/**
 * Lists a zip's files. Zip64 and encryption are not understood: the one archive we read is pinned
 * by its sum.
 * @param {FileHandle} file
 * @returns {Promise<readonly Entry[]>}
 * @throws {Error} where the file is no whole zip
 */
export async function readDirectory(file) {
  const { size } = await file.stat();
  const tailLength = Math.min(size, 22 + 0xffff);
  const tail = await bytes(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('This is not a zip file.');
  const directory = await bytes(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      stored: directory.readUInt16LE(at + 10) === 0,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {FileHandle} file the zip, open
 * @param {string} zip its path
 * @param {Entry} entry
 * @param {string} target
 */
async function writeEntry(file, zip, entry, target) {
  const local = await bytes(file, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const source =
    entry.packed === 0
      ? Readable.from([])
      : createReadStream(zip, { start, end: start + entry.packed - 1 });
  const out = createWriteStream(target, { mode: entry.mode || 0o644 });
  await (entry.stored || entry.packed === 0
    ? pipeline(source, out)
    : pipeline(source, createInflateRaw(), out));
  if (out.bytesWritten !== entry.size) throw new Error(`${entry.name} in the zip file is damaged.`);
}

/**
 * Unpacks some files of a zip, each as a stream.
 * @param {string} zip path of the zip file
 * @param {string} folder where to write
 * @param {(name: string) => string | undefined} place the path inside `folder` for a name in the
 * zip; undefined leaves the file out.
 *   Names come from outside: the caller gives back only what it knows.
 */
export async function extractZip(zip, folder, place) {
  const file = await open(zip);
  try {
    for (const entry of await readDirectory(file)) {
      const path = place(entry.name);
      if (path === undefined) continue;
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeEntry(file, zip, entry, target);
    }
  } finally {
    await file.close();
  }
}
