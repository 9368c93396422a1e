import { rmSync } from 'node:fs';

/**
 * Deletes a folder that a test made. On Windows a program that has just ended, or a virus scanner,
 * may hold a file in it for a moment longer (https://github.com/electron/electron/issues/9583), so
 * it is tried again for about ten seconds; a folder that is left even then is said, and fails
 * nothing.
 */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  } catch (error) {
    console.warn(`${folder} could not be deleted: ${String(error)}`);
  }
}
