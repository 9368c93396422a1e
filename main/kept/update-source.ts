import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { writeWholeNow } from '../whole-file.ts';

/**
 * Whether this kind of package may be replaced by us: the system's own package manager looks after
 * deb and rpm, a plain folder is its user's.
 */
export function isReplaceable(): boolean {
  switch (process.platform) {
    case 'linux':
      return process.env['APPIMAGE'] !== undefined;
    // Only our own installer leaves this file, and only a build with a feed says whose signature an
    // update must bear.
    case 'win32':
      return (
        existsSync(join(dirname(app.getPath('exe')), `Uninstall ${app.getName()}.exe`)) &&
        existsSync(builtIn())
      );
    case 'darwin':
      return app.isPackaged; // Squirrel checks the signature itself
    default:
      return false;
  }
}

/**
 * electron-updater, made ready for one feed. Loaded only here, so that without a feed none of it is
 * even read.
 * @param folder where its few files may lie
 */
export async function updaterFor(feed: string, folder: string): Promise<AppUpdater> {
  const {
    default: { AppImageUpdater, MacUpdater, NsisUpdater },
  } = await import('electron-updater');
  const Updater =
    { win32: NsisUpdater, darwin: MacUpdater }[process.platform as string] ?? AppImageUpdater;
  const updater = new Updater({ provider: 'generic', url: feed });
  const own = join(folder, 'updates.json');
  writeWholeNow(
    own,
    JSON.stringify({
      provider: 'generic',
      url: feed,
      updaterCacheDirName: 'halo-troubleshooter-updater',
    }),
  );
  updater.updateConfigPath = existsSync(builtIn()) ? builtIn() : own;
  updater.setFeedURL({ provider: 'generic', url: feed }); // the file above may name the feed of the build
  updater.forceDevUpdateConfig = true; // somebody set a feed, so it counts in a development build too
  updater.logger = null;
  updater.autoDownload = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  // It would name this installation by a number of its own at every request.
  updater.requestHeaders = { 'x-user-staging-id': '' };
  return updater;
}

/** Written by electron-builder where a feed was named at the build. */
function builtIn(): string {
  return join(process.resourcesPath, 'app-update.yml');
}
