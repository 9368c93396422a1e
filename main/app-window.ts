import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';
import { appOrigin } from './app-origin.ts';
import { isAppUrl } from './app-protocol.ts';

/** Our own window: sandboxed, and locked to its one address. */
export function openAppWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280, height: 820, minWidth: 900, minHeight: 640, show: false, title: app.getName(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: !app.isPackaged,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-frame-navigate', (event) => { if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault(); });
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

/** @throws Error where the window cannot be loaded; a reload before the end of loading is none. */
export async function loadApp(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'ERR_ABORTED') throw error;
  });
}
