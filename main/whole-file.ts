import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { say } from '../shared/words/say.ts';
import { tidyAway } from './files/removal.ts';
import { Refusal } from './refusal.ts';

/**
 * The one way in which this program replaces a file: everything is written into a new file beside
 * it, which then takes its name. A crash or a full disk leaves the old file or the new one, never
 * half of one, and only this user can read it.
 */

/**
 * Windows gives no name to a file while another program (a virus scanner, a backup, Excel) holds
 * the one that has it open; most let go within a moment. Milliseconds to wait before each new try.
 * https://learn.microsoft.com/windows/win32/fileio/creating-and-opening-files
 */
const shortPauses = [10, 20, 40, 80];
const longPauses = [50, 100, 200, 400, 800];

/** A piece of a file's content, in order. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Replaces a small file at once; its folder is made where it is missing. Waits 150 ms at most for
 * another program.
 * @throws Error where the disk refuses; the old file is as it was then
 */
export function writeWholeNow(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`; // what a crash left behind is replaced by the next
  writeFileSync(beside, content, { mode: 0o600 });
  chmodSync(beside, 0o600); // the mode above counts for new files only
  replaceNow(beside, path);
}

/**
 * Replaces a file of any size, piece by piece; its folder must be there.
 * @throws Error where the disk refuses, or what `pieces` throws; the old file is as it was then
 */
export async function writeWhole(path: string, pieces: Pieces): Promise<void> {
  const beside = `${path}.${process.pid}.part`; // two commands may write the same file at once
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await writePieces(file, pieces);
      await file.datasync();
    } finally {
      await file.close();
    }
    await replace(beside, path);
  } finally {
    await tidyAway(beside);
  }
}

/**
 * The text of a small file of our own. What stands in its place and is no file is refused: to read a
 * pipe or a device may never end. @throws Error where it is not there, is none, or cannot be read
 */
export function readWholeNow(path: string): string {
  if (!statSync(path).isFile()) throw new Error(`${path} is no file`);
  return readFileSync(path, 'utf8');
}

/** Gives a finished file the name of another, which it replaces. Waits 150 ms at most. */
export function replaceNow(from: string, to: string): void {
  for (const pause of [...shortPauses, null]) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (pause === null || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** Gives a finished file the name of another, which it replaces. Waits 1.5 seconds at most. */
export async function replace(from: string, to: string): Promise<void> {
  for (const pause of [...longPauses, null]) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (pause === null || !isHeld(error)) throw error;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

/**
 * What the user reads where a file could not be replaced: what stands in the way as far as the
 * system tells, or else the words given.
 */
export function unwritten(path: string, error: unknown, otherwise: string): Refusal {
  const name = basename(path);
  if (isPrivate(error)) return new Refusal(say('file.privateFolder'));
  if (!isHeld(error)) return new Refusal(otherwise);
  return new Refusal(say(isReadOnly(path) ? 'file.readOnly' : 'file.held', { name }));
}

/**
 * Whether a file is there and marked as one that nobody may change. Where its folder may be changed,
 * only Windows keeps it from being replaced.
 */
export function isReadOnly(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o222) === 0;
}

/**
 * A Mac answers EPERM where its user did not let this program into Documents, Desktop, Downloads or
 * a disk (https://support.apple.com/guide/mac-help/mchld5a35146/mac).
 */
export const isPrivate = (error: unknown): boolean =>
  process.platform === 'darwin' && codeOf(error) === 'EPERM';

/**
 * Windows answers EPERM, EACCES or EBUSY where a file takes the name of one that another program
 * has open, or that one is deleted. Elsewhere, and where a file is made, the first two mean that
 * the user may not, which waiting does not change.
 */
function isHeld(error: unknown): boolean {
  const code = codeOf(error);
  const call = error instanceof Error && 'syscall' in error ? error.syscall : '';
  return (
    code === 'EBUSY' ||
    (process.platform === 'win32' &&
      (call === 'rename' || call === 'unlink') &&
      /^E(?:PERM|ACCES)$/.test(code))
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

async function writePieces(file: FileHandle, pieces: Pieces): Promise<void> {
  for await (const piece of pieces) await file.writeFile(piece);
}
