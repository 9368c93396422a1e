import { type BaseWindow, app, dialog } from 'electron';
import type { BrowserWeakness } from '../../shared/ipc/ipc.ts';
import { isLoopback } from './address.ts';
import { say } from '../../shared/words/say.ts';

/** The version of Electron that this program is made for; a test compares it with package.json. */
export const wantedElectron = 45;

/**
 * What makes the embedded browser less safe than it should be: an older runtime lacks repairs of
 * Chromium, and as root on Linux Chromium runs without its sandbox.
 */
export function browserWeaknesses(
  version = process.versions.electron,
  isUnsandboxed = app.commandLine.hasSwitch('no-sandbox'),
): BrowserWeakness[] {
  const isOlder = Number.parseInt(version, 10) < wantedElectron;
  return [
    ...(isOlder ? ['older' as const] : []),
    ...(isUnsandboxed ? ['unsandboxed' as const] : []),
  ];
}

/**
 * Asks before a real Halo is opened, and somebody signs in to it, in a browser that is less safe:
 * once in each run for each host. A Halo on this computer is nobody's secret.
 */
export class WeakBrowserQuestion {
  readonly #agreed = new Set<string>();

  /** False where the user would rather not. */
  async allows(window: BaseWindow, url: string): Promise<boolean> {
    const { hostname, host } = new URL(url);
    const weaknesses = browserWeaknesses();
    if (weaknesses.length === 0 || isLoopback(hostname) || this.#agreed.has(host)) return true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      buttons: [say('weak.go'), say('weak.cancel')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
      message: say('weak.question', { host }),
      detail: [...weaknesses.map((weakness) => say(`weak.${weakness}`)), say('weak.advice')].join(
        ' ',
      ),
    });
    if (response !== 0) return false;
    this.#agreed.add(host);
    return true;
  }
}
