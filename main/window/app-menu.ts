import { Menu, type MenuItemConstructorOptions, app } from 'electron';
import words from '../../resources/locales/commands.en.json';
import {
  type CommandId,
  type MenuName,
  type NamedCommand,
  allCommands,
  menus,
  shortcutsOf,
} from '../../shared/commands/commands.ts';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { acceleratorOf } from '../../shared/commands/shortcut.ts';

export interface MenuDeeds {
  run(id: CommandId): void;
  openRecent(id: string): void;
  clearRecent(): void;
}

const isMac = process.platform === 'darwin';

/**
 * The menu, made of the table of commands and of what every program has. Made anew when the recent
 * files change.
 */
export function setAppMenu(deeds: MenuDeeds, recent: readonly RecentFile[]): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      ...menus.map((name): MenuItemConstructorOptions => ({
        label: words.menu[name],
        submenu: [...submenuOf(name, deeds, recent)],
        ...(name === 'help' ? { role: 'help' } : {}),
      })),
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    ]),
  );
}

function submenuOf(
  name: MenuName,
  deeds: MenuDeeds,
  recent: readonly RecentFile[],
): readonly MenuItemConstructorOptions[] {
  const ours = itemsOf(name, deeds);
  switch (name) {
    case 'file':
      return [
        ...ours,
        separator,
        recentMenu(recent, deeds),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ];
    case 'edit':
      return [...editItems, separator, ...ours];
    case 'view':
      return [
        ...ours,
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ];
    case 'capture':
    case 'go':
    case 'help':
      return ours;
    default:
      return name satisfies never;
  }
}

function itemsOf(menu: MenuName, deeds: MenuDeeds): readonly MenuItemConstructorOptions[] {
  const own = allCommands.filter((command) => command.menu === menu);
  return own.flatMap((command, at) => {
    const before = own[at - 1];
    return [
      ...(before !== undefined && before.group !== command.group ? [separator] : []),
      itemOf(command, deeds),
    ];
  });
}

/**
 * The keys are heard where the focus is (main/window/app-keys.ts, renderer/window/keys.ts), so the
 * menu only shows them: else one press would count twice.
 */
function itemOf(command: NamedCommand, deeds: MenuDeeds): MenuItemConstructorOptions {
  const shortcut = shortcutsOf(command, isMac)[0];
  return {
    id: command.id,
    label: words.command[command.id],
    click: () => deeds.run(command.id),
    ...(shortcut === undefined
      ? {}
      : { accelerator: acceleratorOf(shortcut), registerAccelerator: false }),
  };
}

function recentMenu(recent: readonly RecentFile[], deeds: MenuDeeds): MenuItemConstructorOptions {
  const files = recent.map(({ id, name, folder }): MenuItemConstructorOptions => ({
    label: literal(`${name} – ${folder}`),
    click: () => deeds.openRecent(id),
  }));
  return {
    id: 'recent',
    label: words.menu.recent,
    enabled: recent.length > 0,
    submenu: [
      ...files,
      separator,
      { label: words.menu.clearRecent, click: () => deeds.clearRecent() },
    ],
  };
}

/** An ampersand in a file's name is no mark of a shortcut. */
const literal = (label: string): string => label.replaceAll('&', '&&');

const separator = { type: 'separator' } as const satisfies MenuItemConstructorOptions;
const editItems: readonly MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  separator,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];
