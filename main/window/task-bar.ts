import { app } from 'electron';

/** The same as `appId` in electron-builder.yml, which the installers write into the shortcuts. */
export const appId = 'app.halo-troubleshooter';

/**
 * Windows joins windows, notifications and recent files to a shortcut by this name; without it our
 * notifications stay away and a pinned icon stands beside the running one
 * (https://www.electronjs.org/docs/latest/api/app#appsetappusermodelidid-windows).
 */
export function nameForTaskBar(): void {
  if (process.platform === 'win32')
    app.setAppUserModelId(app.isPackaged ? appId : process.execPath);
}
