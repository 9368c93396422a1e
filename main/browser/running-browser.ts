import { posix, win32 } from 'node:path';
import type { BrowserName } from '../../shared/ipc/ipc.ts';
import { switchPage } from '../../shared/ipc/switch-page.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { majorVersion, versionSource } from './browser-version.ts';
import { CdpConnection, type ConnectionListener } from './cdp-connection.ts';
import type { InstalledBrowser, Machine } from './installed-browsers.ts';
import { type OwnBrowser, recordableVersion } from './own-browser.ts';
import { NoSocket, SocketTransport } from './socket-transport.ts';

/** Milliseconds: the browser asks its user, who reads before they answer. */
const thinking = 120_000;
/** The first version that its user can open to other programs while it runs. */
const oldestToJoin = 144;

/** Where a browser keeps what it needs of its user, on each system. */
interface Folder {
  readonly windows: string;
  readonly mac: string;
  readonly linux: readonly string[];
}

/**
 * The same places that chrome-devtools-mcp and Playwright look at
 * (https://github.com/ChromeDevTools/chrome-devtools-mcp, https://github.com/microsoft/playwright).
 */
const folders: Readonly<Record<BrowserName, Folder>> = {
  edge: {
    windows: 'Microsoft\\Edge\\User Data',
    mac: 'Microsoft Edge',
    linux: ['.config/microsoft-edge'],
  },
  chrome: {
    windows: 'Google\\Chrome\\User Data',
    mac: 'Google/Chrome',
    linux: ['.config/google-chrome'],
  },
  chromium: {
    windows: 'Chromium\\User Data',
    mac: 'Chromium',
    linux: ['.config/chromium', 'snap/chromium/common/chromium'],
  },
  brave: {
    windows: 'BraveSoftware\\Brave-Browser\\User Data',
    mac: 'BraveSoftware/Brave-Browser',
    linux: ['.config/BraveSoftware/Brave-Browser'],
  },
};

/** In its folder. */
export const portFile = 'DevToolsActivePort';

/** Files in which a running browser says at which port it may be spoken to. */
export function portFiles(browser: BrowserName, { platform, env }: Machine): readonly string[] {
  const { windows, mac, linux } = folders[browser];
  const home = env['HOME'] ?? '/';
  switch (platform) {
    case 'win32':
      return [win32.join(env['LOCALAPPDATA'] ?? 'C:\\', windows, portFile)];
    case 'darwin':
      return [posix.join(home, 'Library/Application Support', mac, portFile)];
    default:
      return linux.map((place) => posix.join(linuxFolder(place, home, env), portFile));
  }
}

function linuxFolder(place: string, home: string, env: Machine['env']): string {
  const config = env['XDG_CONFIG_HOME'] ?? '';
  return config !== '' && place.startsWith('.config/')
    ? posix.join(config, place.slice('.config/'.length))
    : posix.join(home, place);
}

export interface PortFile {
  readonly port: number;
  readonly path: string;
}

/** What such a file says: a port, and a path that nobody can guess; null where it says neither. */
export function portIn(text: string): PortFile | null {
  const [, digits = '', path = ''] =
    /^(\d{1,5})\r?\n(\/devtools\/browser\/[\w-]{1,100})\s*$/.exec(text) ?? [];
  const port = Number(digits);
  return port > 0 && port < 65_536 ? { port, path } : null;
}

/**
 * Connects to a browser that is open already, and that its user has opened to other programs with
 * its own switch (https://developer.chrome.com/docs/devtools/agents/use-cases/auto-connect). It asks
 * its user each time. Closing takes only the connection away. @throws Refusal in plain words
 */
export async function joinBrowser(
  browser: InstalledBrowser,
  place: PortFile | null,
  listener: ConnectionListener,
  given: AbortSignal,
): Promise<OwnBrowser> {
  const { title } = browser;
  if (place === null) throw await notOpen(browser);
  const transport = await SocketTransport.open(place.port, place.path, thinking, given).catch(
    async (error: unknown) => {
      const why = error instanceof NoSocket ? error.why : 'absent';
      if (why === 'forbidden') throw new Refusal(say('record.notAllowed', { browser: title }));
      if (why === 'late') throw new Refusal(say('record.notAnswered', { browser: title }));
      throw await notOpen(browser);
    },
  );
  const connection = new CdpConnection(transport, listener);
  try {
    return {
      connection,
      version: await recordableVersion(connection, title),
      close() {
        connection.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    connection.close();
    throw error instanceof Refusal ? error : await notOpen(browser);
  }
}

/** What its user is to do, or that this version has no switch for it. */
async function notOpen({ name, title, path }: InstalledBrowser): Promise<Refusal> {
  const version = await majorVersion(path, versionSource);
  return version !== null && version < oldestToJoin
    ? new Refusal(say('record.tooOldToJoin', { browser: title, version, oldest: oldestToJoin }))
    : new Refusal(say('record.notOpen', { browser: title, page: switchPage(name) }));
}
