import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { session } from 'electron';
import type { AppUpdater, CancellationToken } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { isFeed } from '../../shared/settings/updates.ts';
import { updateNote } from './installation.ts';
import { textWithin } from './text-within.ts';
import { writeWholeNow } from '../whole-file.ts';

/** Characters of a feed's list; a real one has some hundred. */
const longestFeed = 100_000;
/** Requests of one look: list, version and signature, each over some redirects. */
const mostRequests = 40;
/** Bytes of a version, where the feed does not say. */
const largestVersion = 1_000_000_000;

/**
 * electron-updater, made ready for one feed. Loaded only here, so that without a feed none of it is
 * even read.
 * @param folder where its few files may lie
 */
export async function updaterFor(feed: string, folder: string): Promise<AppUpdater> {
  const {
    default: { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater },
  } = await import('electron-updater');
  const Updater =
    { win32: NsisUpdater, darwin: MacUpdater }[process.platform as string] ?? AppImageUpdater;
  const updater = new Updater({ provider: 'generic', url: feed });
  limitRequests();
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
  // The file above may name the feed of the build.
  updater.setFeedURL({ provider: 'custom', updateProvider: await boundedProvider(feed) });
  updater.forceDevUpdateConfig = true; // somebody set a feed, so it counts in a development build too
  updater.logger = null;
  updater.autoDownload = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  // It would name this installation by a number of its own at every request.
  updater.requestHeaders = { 'x-user-staging-id': '' };
  limitDownload(updater, CancellationToken);
  return updater;
}

/** electron-updater's own session, which it makes by this name. */
const updaterSession = () => session.fromPartition('electron-updater', { cache: false });

/**
 * Reads the feed's list with bounds: electron-updater reads it to its end however long it is, and
 * counts no redirects (builder-util-runtime's httpExecutor hands the same count on). Chromium
 * follows 20 at most.
 */
async function boundedProvider(feed: string) {
  const { GenericProvider } = await import('electron-updater/out/providers/GenericProvider.js');
  return class extends GenericProvider {
    constructor(_options: unknown, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
      super({ provider: 'generic', url: feed }, updater, runtime);
    }

    protected override async httpRequest(url: URL): Promise<string | null> {
      const answer = await updaterSession().fetch(url.href, {
        signal: AbortSignal.timeout(60_000),
      });
      if (!answer.ok) throw new Error(`The feed answered ${answer.status}`);
      return textWithin(answer, longestFeed);
    }
  };
}

/**
 * A version that redirects in circles is asked for so many times and no more, and no redirect leads
 * to an address without https.
 */
function limitRequests(): void {
  let left = mostRequests;
  updaterSession().webRequest.onBeforeRequest(({ url }, callback) => {
    left -= 1;
    callback({ cancel: left < 0 || !isFeed(url) });
  });
}

/** What comes is no longer than the feed's list said, or the download ends. */
function limitDownload(updater: AppUpdater, Token: new () => CancellationToken): void {
  const download = updater.downloadUpdate.bind(updater);
  let promised = 0;
  updater.on('update-available', ({ files }) => {
    promised = Math.max(0, ...files.map(({ size }) => size ?? 0));
  });
  updater.downloadUpdate = (token = new Token()) => {
    const most = promised > 0 ? promised : largestVersion;
    updater.on('download-progress', ({ transferred }) => {
      if (transferred > most) token.cancel();
    });
    return download(token);
  };
}
