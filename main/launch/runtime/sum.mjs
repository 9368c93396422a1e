import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Where the sum of a runtime lies: beside its folder.
 * @param {string} folder
 */
const sumFile = (folder) => `${folder}.sha256`;

/**
 * @param {string} folder
 * @returns {Promise<string>} a sum over the names and contents of all files in it
 */
async function sumOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  // Several at once: reading is what takes time.
  const sums = await Promise.all(
    files.map(async (file) => {
      const sum = createHash('sha256');
      await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), sum);
      return `${relative(folder, file)}\0${sum.digest('hex')}\n`;
    }),
  );
  return createHash('sha256').update(sums.join('')).digest('hex');
}

/**
 * Notes what a runtime is made of, right after it was fetched and checked.
 * @param {string} folder
 */
export async function keepSum(folder) {
  await writeFile(sumFile(folder), await sumOf(folder));
}

/**
 * Looks through a kept runtime before it runs; a third of a second for 220 MB. One that was fetched
 * by a launcher that noted nothing is noted now.
 * @param {string} folder
 * @returns {Promise<boolean>} false where a file was changed, added or lost since it was fetched
 */
export async function isAsFetched(folder) {
  const kept = await readFile(sumFile(folder), 'utf8').catch(() => null);
  if (kept !== null) return kept === (await sumOf(folder));
  // A folder that others may not write to, as in an image, holds no note.
  await keepSum(folder).catch(() => undefined);
  return true;
}

/**
 * Removes a runtime that was changed.
 * @param {string} folder
 */
export async function forget(folder) {
  await rm(folder, { recursive: true, force: true });
  await rm(sumFile(folder), { force: true });
}
