import { posix, win32 } from 'node:path';
import type { BrowserName } from '../../shared/ipc/ipc.ts';
import { say } from '../../shared/words/say.ts';

export interface InstalledBrowser {
  readonly name: BrowserName;
  /** As people call it. */
  readonly title: string;
  readonly path: string;
}

/** What is asked of the computer. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

interface Known {
  readonly name: BrowserName;
  readonly title: string;
  /** Below each of Windows' program folders. */
  readonly windows: string | null;
  readonly mac: string | null;
  /** Places, then names looked for in PATH. */
  readonly linux: readonly string[];
}

/**
 * The right one first: Edge carries the evidence of a device that Entra may ask for, Chrome with its
 * extension does. Places as in Playwright's and chrome-launcher's own tables
 * (https://github.com/microsoft/playwright, https://github.com/GoogleChrome/chrome-launcher).
 */
const known: readonly Known[] = [
  {
    name: 'edge',
    title: say('browser.edge'),
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
    mac: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    linux: ['/opt/microsoft/msedge/msedge', 'microsoft-edge-stable', 'microsoft-edge'],
  },
  {
    name: 'chrome',
    title: say('browser.chrome'),
    windows: 'Google\\Chrome\\Application\\chrome.exe',
    mac: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    linux: ['/opt/google/chrome/chrome', 'google-chrome-stable', 'google-chrome'],
  },
  {
    name: 'chromium',
    title: say('browser.chromium'),
    windows: 'Chromium\\Application\\chrome.exe',
    mac: '/Applications/Chromium.app/Contents/MacOS/Chromium',
    linux: ['/usr/bin/chromium', 'chromium', 'chromium-browser'],
  },
  {
    name: 'brave',
    title: say('browser.brave'),
    windows: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    mac: '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    linux: ['/opt/brave.com/brave/brave', 'brave-browser'],
  },
];

/** The browsers of this computer, the one to offer first at the front. */
export function installedBrowsers(machine: Machine): readonly InstalledBrowser[] {
  return known.flatMap((browser) => {
    const path = placesOf(browser, machine).find((place) => machine.exists(place));
    return path === undefined ? [] : [{ name: browser.name, title: browser.title, path }];
  });
}

function placesOf({ windows, mac, linux }: Known, machine: Machine): readonly string[] {
  switch (machine.platform) {
    case 'win32':
      return windows === null ? [] : programFolders(machine).map((at) => win32.join(at, windows));
    case 'darwin':
      return mac === null ? [] : [mac, posix.join(machine.env['HOME'] ?? '/', mac)];
    default:
      return linux.flatMap((place) => (place.startsWith('/') ? [place] : onPath(place, machine)));
  }
}

function programFolders({ env }: Machine): readonly string[] {
  const named = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return named.filter((folder): folder is string => folder !== undefined && folder !== '');
}

function onPath(name: string, { env }: Machine): readonly string[] {
  return (env['PATH'] ?? '')
    .split(':')
    .filter((folder) => folder !== '')
    .map((folder) => posix.join(folder, name));
}
