import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { updateNote } from './installation.ts';
import { writeWholeNow } from '../whole-file.ts';

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
  const built = updateNote({ resources: process.resourcesPath });
  const own = join(folder, 'updates.json');
  writeWholeNow(
    own,
    JSON.stringify({
      provider: 'generic',
      url: feed,
      updaterCacheDirName: 'halo-troubleshooter-updater',
    }),
  );
  updater.updateConfigPath = existsSync(built) ? built : own;
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
