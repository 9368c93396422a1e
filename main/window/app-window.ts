import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, app, screen } from 'electron';
import {
  type WindowPlace,
  fittingPlace,
  smallestSize,
} from '../../shared/settings/window-place.ts';
import { appOrigin } from '../app-origin.ts';
import { isAppUrl } from './app-protocol.ts';
import type { BesideBrowser } from './beside.ts';

/**
 * Our own window: sandboxed, and locked to its one address. It opens at `place`, where it stood
 * last.
 */
export function openAppWindow(place: WindowPlace | null): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  const stood = place === null ? {} : fittingPlace(place, screens);
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    ...stood,
    ...smallestSize(screens),
    show: false,
    title: app.getName(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  // The constructor counts in pixels of the first screen; on one with another scale the window would
  // come back larger or smaller (https://github.com/electron/electron/issues/10862).
  if (place !== null) window.setBounds(stood);
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault();
  });
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (place?.isMaximised === true) window.maximize(); // which shows it
    window.show();
    setTimeout(() => showIcon(window), 1000);
  });
  return window;
}

/**
 * Linux shows the picture that a window brings; elsewhere it is the program file's own. Not before
 * the page had time to become usable: the picture is read and scaled while nothing else is answered.
 */
function showIcon(window: BrowserWindow): void {
  const picture = join(import.meta.dirname, '../../resources/icons/icon.png');
  if (process.platform !== 'linux' || window.isDestroyed() || !existsSync(picture)) return;
  window.setIcon(picture);
}

/**
 * Under `npm run dev` the launcher says when the window's code was built anew; nobody else has a
 * channel to this process, and a package listens to none.
 */
export function reloadWhenBuilt(window: BrowserWindow): void {
  if (app.isPackaged || process.send === undefined) return;
  process.on('message', (message) => {
    if (message === 'reload') window.webContents.reloadIgnoringCache();
  });
}

/** Shows each page of the window as large as its user chose. */
export function keepZoom({ webContents }: BrowserWindow, percent: () => number): void {
  webContents.on('did-navigate', () => webContents.setZoomFactor(percent() / 100));
}

/** Tells where the window stands when it closes. */
export function rememberPlace(
  window: BrowserWindow,
  beside: BesideBrowser,
  keep: (place: WindowPlace) => void,
): void {
  window.on('close', () => keep({ ...beside.ownBounds, isMaximised: beside.isMaximised }));
}

/** @throws Error where the window cannot be loaded; a reload before the end of loading is none. */
export async function loadApp(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'ERR_ABORTED') throw error;
  });
}
