import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/**
 * Windows deletes nothing that another program (a virus scanner, the search, a backup) has open;
 * most let go within a moment: https://nodejs.org/api/fs.html#fsrmsyncpath-options
 */
const patiently = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/** Deletes a file or a folder, if it is there. @throws Error where it is still held after a second */
export const remove = (path: string): Promise<void> => rm(path, patiently);

/** Deletes what is not needed any more. What is still held stays: that undoes nothing that was done. */
export const tidyAway = (path: string): Promise<void> => remove(path).catch(console.error);

/**
 * Deletes what an earlier start left behind, or this one leaves. What is still held stays for the
 * next start: it is no reason not to begin or to end.
 */
export function removeLeftover(path: string): void {
  try {
    rmSync(path, patiently);
  } catch (error) {
    console.error(error);
  }
}
