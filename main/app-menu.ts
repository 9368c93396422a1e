import { Menu, type MenuItemConstructorOptions, app } from 'electron';
import type { EventData } from '../shared/ipc.ts';

export interface MenuDeeds {
  command(command: EventData<'app.command'>): void;
  site(to: 'back' | 'forward' | 'reload'): void;
  /** Takes the keyboard from our window into the embedded Halo, and back: the Tab key stays in either. */
  switchFocus(): void;
}

/** The menu with its shortcuts; they work wherever the focus is, also inside the embedded Halo. */
export function setAppMenu(deeds: MenuDeeds): void {
  const command = (label: string, name: EventData<'app.command'>, accelerator?: string): MenuItemConstructorOptions => ({
    label, click: () => deeds.command(name), ...(accelerator === undefined ? {} : { accelerator }),
  });
  const site = (label: string, to: 'back' | 'forward' | 'reload', accelerator: string): MenuItemConstructorOptions => ({
    label, accelerator, click: () => deeds.site(to),
  });
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('&Start page', 'start', 'CmdOrCtrl+N'),
        command('&Open a recording…', 'open-file', 'CmdOrCtrl+O'),
        command('Open the &practice Halo', 'open-practice'), command('&Learn', 'learn'), command('&Recordings', 'captures'), command('&Rule packs', 'rule-packs'), command('&Settings', 'settings', 'CmdOrCtrl+,'), { type: 'separator' }, isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Halo',
      submenu: [
        site('&Reload', 'reload', 'CmdOrCtrl+R'),
        site('&Back', 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        site('&Forward', 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
        { type: 'separator' },
        command('&It failed now', 'mark', 'CmdOrCtrl+Shift+X'),
        command('&Forget what was recorded', 'new-capture'),
        command('&Show what failed', 'show-results', 'CmdOrCtrl+D'),
        command('Show the re&quests', 'show-requests', 'F12'),
        { label: 'Go to the pa&ge, and back to the guide', accelerator: 'F6', click: () => { deeds.switchFocus(); } },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: [command('&Help', 'help', 'F1'), command('&About this program', 'about')] },
  ]));
}
