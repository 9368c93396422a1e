import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const block = 512;

/**
 * Reads a tar header (POSIX ustar;
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html).
 * @param {Buffer} header 512 bytes
 * @returns {{ readonly name: string, readonly size: number } | undefined} size in bytes; undefined
 * for an empty block, which ends the archive
 */
export function readHeader(header) {
  /** @param {number} from @param {number} length */
  const text = (from, length) =>
    header.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  if (header[0] === 0) return undefined;
  const prefix = text(345, 155);
  return {
    name: (prefix ? `${prefix}/` : '') + text(0, 100),
    size: Number.parseInt(text(124, 12).trim(), 8),
  };
}

/**
 * Gives the bytes of one file of a tar stream as they come, so that a large one is never held in
 * memory.
 * @param {AsyncIterable<Buffer>} tar
 * @param {string} wanted the file's name in the archive
 * @returns {AsyncGenerator<Buffer>}
 * @throws {Error} where the archive ends before the whole file was seen
 */
export async function* bytesOf(tar, wanted) {
  /** @type {Buffer} */
  let pending = Buffer.alloc(0);
  let skip = 0; // bytes until the next header
  let left = -1; // bytes of the wanted file still to come; -1 until it is found
  for await (const chunk of tar) {
    let data = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    pending = Buffer.alloc(0);
    while (data.length > 0 && left !== 0) {
      if (left > 0) {
        const part = data.subarray(0, left);
        left -= part.length;
        data = data.subarray(part.length);
        yield part;
      } else if (skip > 0) {
        const part = Math.min(skip, data.length);
        skip -= part;
        data = data.subarray(part);
      } else if (data.length < block) {
        pending = data;
        break;
      } else {
        const header = readHeader(data.subarray(0, block));
        data = data.subarray(block);
        if (header?.name === wanted) left = header.size;
        else skip = Math.ceil((header?.size ?? 0) / block) * block;
      }
    }
    if (left === 0) return;
  }
  throw new Error(`The archive does not hold all of ${wanted}.`);
}

/**
 * Takes one file out of a packed tar archive.
 * @param {string} archive path of the .tgz
 * @param {string} wanted the file's name in the archive
 * @param {string} target path to write
 */
export const extractTar = (archive, wanted, target) =>
  pipeline(
    createReadStream(archive),
    createGunzip(),
    (tar) => bytesOf(tar, wanted),
    createWriteStream(target),
  );
