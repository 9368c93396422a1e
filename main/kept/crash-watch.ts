import { type BrowserWindow, app } from 'electron';
import type { CrashPlace } from '../../shared/ipc/crash.ts';
import { type Thrown, thrownOf } from '../../shared/ipc/thrown.ts';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import type { CrashLog } from './crash-log.ts';
import { tell } from '../ipc.ts';

/** A window that falls over again so soon would only do so once more. */
const soon = 30_000;

/**
 * Keeps every fault that nobody caught, and says so in the window. Electron would show the bare
 * error in a dialog of its own and go on; so do we, without that dialog. A window whose process
 * ended is loaded again; main holds all that matters.
 */
export function keepFaults(window: BrowserWindow, crashes: CrashLog, notes: StartNote[]): void {
  let lastFall = -Infinity;
  let isEnding = false;
  // The end of a desktop session ends every process at once. A window that is being loaded again
  // then would keep the program from ending.
  app.once('before-quit', () => {
    isEnding = true;
    if (!window.isDestroyed() && window.webContents.isLoading()) window.destroy();
  });
  const keep = (place: CrashPlace, thrown: Thrown) => {
    if (crashes.write(Date.now(), place, thrown)) tell(window, 'app.fault', { place });
  };
  app.once('will-quit', () => crashes.end());
  window.once('session-end', () => crashes.end()); // Windows ends us without a word when its user signs out
  process.on('uncaughtException', (error) => {
    console.error(error);
    keep('program', thrownOf(error));
  });
  process.on('unhandledRejection', (reason) => {
    console.error(reason);
    keep('program', thrownOf(reason));
  });
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const isWindow = !window.isDestroyed() && contents === window.webContents;
    keep(isWindow ? 'window' : 'page', {
      name: reason,
      message: `exit code ${exitCode}`,
      stack: '',
    });
    if (!isWindow || isEnding || Date.now() - lastFall < soon) return;
    lastFall = Date.now();
    notes.push({ kind: 'window-again', file: null });
    window.webContents.reload();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit' && reason !== 'killed')
      keep('browser', { name: reason, message: `${type}, exit code ${exitCode}`, stack: '' });
  });
}
