import { Menu, app } from 'electron';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { type MenuHandlers, menuTemplate } from './menu-template.ts';

/** Shows the menu; again where the recent files changed. */
export function setAppMenu(handlers: MenuHandlers, recent: readonly RecentFile[]): void {
  const host = {
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    name: app.getName(),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(handlers, recent, host)));
}
