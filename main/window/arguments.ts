import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What stands on the command line for us: files to open, and our own switches. */
export interface Passed {
  readonly files: readonly string[];
  readonly tour: boolean;
}

const programPart = /\.(c|m)?js$|\.asar$/i;

/**
 * Reads a command line. Electron's own switches, the app's folder and its script stand among the
 * words, so a file is a word that is no switch, no part of the program, and there. Paths are
 * relative to `folder`; Linux desktops hand over a `file:` address instead.
 */
export function passedOn(
  words: readonly string[],
  folder: string,
  isFile: (path: string) => boolean = isRegularFile,
): Passed {
  const files = words
    .slice(1)
    .filter((word) => !word.startsWith('-') && !programPart.test(word))
    .map((word) => pathOf(word, folder));
  return { files: files.filter(isFile), tour: words.includes('--tour') };
}

function pathOf(word: string, folder: string): string {
  if (!/^file:\/\/\//i.test(word)) return resolve(folder, word);
  try {
    return fileURLToPath(word);
  } catch {
    return word; // no such file can be, so it is left out like any other word
  }
}

/** False too where the system refuses to look: a share that went away, a folder without rights. */
function isRegularFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
