import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} path a file or a folder
 * @returns {number} bytes of the file, or of all files in the folder
 */
export function sizeOf(path) {
  const about = lstatSync(path);
  if (!about.isDirectory()) return about.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
