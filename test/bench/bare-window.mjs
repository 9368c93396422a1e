import { app, BrowserWindow } from 'electron';

/** The least that Electron can show: what our own start is compared with. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<!doctype html><title>Bare</title><h1>Bare</h1>');
});
