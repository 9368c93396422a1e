import { Menu, app } from 'electron';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { type MenuDeeds, menuTemplate } from './menu-template.ts';

/** Shows the menu; again where the recent files changed. */
export function setAppMenu(deeds: MenuDeeds, recent: readonly RecentFile[]): void {
  const host = {
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    name: app.getName(),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(deeds, recent, host)));
}
