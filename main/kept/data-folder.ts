import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftover } from '../files/removal.ts';

/** Where the program keeps its things; `isKept`: whether they are still there at the next start. */
interface DataFolder {
  readonly path: string;
  readonly isKept: boolean;
}

/**
 * The folder that is wanted, where it can be written to; else one for this start alone, with the
 * user's settings in it where those can be read. A program that cannot keep anything still works:
 * on a locked down computer that is all there is. @throws Error where no folder can be written to
 */
export function dataFolder(wanted: string): DataFolder {
  try {
    probe(wanted);
    return { path: wanted, isKept: true };
  } catch (error) {
    console.error(error);
  }
  const path = folderForNow(`${unkept}${process.pid}-`, [tmpdir()]);
  removeEarlier(tmpdir());
  try {
    copyFileSync(join(wanted, 'settings.json'), join(path, 'settings.json'));
  } catch {
    // There are none, or they cannot be read: the program starts with its own.
  }
  return { path, isKept: false };
}

const unkept = 'halo-unkept-';

/**
 * Chromium writes into its folder up to its very end, after this program has deleted it: what an
 * earlier start left so goes with the next.
 */
function removeEarlier(place: string): void {
  for (const name of readdirSync(place)) {
    const owner = new RegExp(`^${unkept}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeLeftover(join(place, name));
  }
}

/** Also true where it is somebody else's. https://nodejs.org/api/process.html#processkillpid-signal */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * A new folder that only this user can enter, in the first of these places that can be written to;
 * `name` begins its name. Whoever asks for it deletes it. @throws Error where none can be written to
 */
export function folderForNow(name: string, places: readonly string[]): string {
  const [place = '', ...others] = places;
  let path: string | null = null;
  try {
    path = mkdtempSync(join(place, name));
    probe(path);
    return path;
  } catch (error) {
    if (path !== null) removeLeftover(path);
    if (others.length === 0) throw error;
    return folderForNow(name, others);
  }
}

/** A full disk takes files as long as nothing stands in them. */
const something = ' '.repeat(4096);

/** @throws Error where a file cannot be written there */
function probe(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `.writable-${process.pid}`);
  try {
    writeFileSync(file, something, { mode: 0o600 });
  } finally {
    removeLeftover(file); // a virus scanner may hold what is new
  }
}
