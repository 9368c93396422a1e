import type { MenuItemConstructorOptions } from 'electron';
import words from '../../resources/locales/commands.en.json';
import {
  type CommandId,
  type MenuName,
  type NamedCommand,
  allCommands,
  commandOf,
  menus,
  shortcutsOf,
} from '../../shared/commands/commands.ts';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { acceleratorOf } from '../../shared/commands/shortcut.ts';

export interface MenuHandlers {
  run(id: CommandId): void;
  openRecent(id: string): void;
  clearRecent(): void;
}

/** What the menu looks like depends on. */
interface MenuHost {
  readonly isMac: boolean;
  /** A package to hand out offers no developer tools. */
  readonly isPackaged: boolean;
  /** The program's name, for the menu of that name on a Mac. */
  readonly name: string;
}

/**
 * The menu, made of the table of commands and of what every program has. Made anew when the recent
 * files change.
 */
export function menuTemplate(
  handlers: MenuHandlers,
  recent: readonly RecentFile[],
  host: MenuHost,
): MenuItemConstructorOptions[] {
  return [
    ...(host.isMac ? [programMenu(handlers, host)] : []),
    ...menus.map((name): MenuItemConstructorOptions => ({
      label: words.menu[name],
      submenu: [...submenuOf(name, handlers, recent, host)],
      ...(name === 'help' ? { role: 'help' } : {}),
    })),
    ...(host.isMac ? [{ role: 'windowMenu' } as const] : []),
  ];
}

/**
 * Where people on a Mac look for what is about the program as a whole; Electron's own would show
 * another window about it, and no settings.
 */
const inProgramMenu: ReadonlySet<CommandId> = new Set(['about', 'settings']);

function programMenu(handlers: MenuHandlers, host: MenuHost): MenuItemConstructorOptions {
  return {
    label: host.name,
    submenu: [
      itemOf(commandOf('about'), handlers, host),
      separator,
      itemOf(commandOf('settings'), handlers, host),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function submenuOf(
  name: MenuName,
  handlers: MenuHandlers,
  recent: readonly RecentFile[],
  host: MenuHost,
): readonly MenuItemConstructorOptions[] {
  const ours = itemsOf(name, handlers, host);
  switch (name) {
    case 'file':
      return [
        ...ours,
        separator,
        recentMenu(recent, handlers),
        separator,
        host.isMac ? { role: 'close' } : { role: 'quit' },
      ];
    case 'edit':
      return [...editItems, separator, ...ours];
    case 'view':
      return [
        ...ours,
        separator,
        { role: 'togglefullscreen' },
        ...(host.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ];
    case 'capture':
    case 'go':
    case 'help':
      return ours;
    default:
      return name satisfies never;
  }
}

function itemsOf(
  menu: MenuName,
  handlers: MenuHandlers,
  host: MenuHost,
): readonly MenuItemConstructorOptions[] {
  const own = allCommands.filter(
    (command) => command.menu === menu && !(host.isMac && inProgramMenu.has(command.id)),
  );
  return own.flatMap((command, at) => {
    const before = own[at - 1];
    return [
      ...(before !== undefined && before.group !== command.group ? [separator] : []),
      itemOf(command, handlers, host),
    ];
  });
}

/**
 * The keys are heard where the focus is (main/window/app-keys.ts, renderer/window/keys.ts), so the
 * menu only shows them: else one press would count twice.
 */
function itemOf(
  command: NamedCommand,
  handlers: MenuHandlers,
  { isMac }: MenuHost,
): MenuItemConstructorOptions {
  const shortcut = shortcutsOf(command, isMac)[0];
  return {
    id: command.id,
    label: words.command[command.id],
    click: () => handlers.run(command.id),
    ...(shortcut === undefined
      ? {}
      : { accelerator: acceleratorOf(shortcut), registerAccelerator: false }),
  };
}

function recentMenu(
  recent: readonly RecentFile[],
  handlers: MenuHandlers,
): MenuItemConstructorOptions {
  const files = recent.map(({ id, name, folder }): MenuItemConstructorOptions => ({
    label: literal(`${name} – ${folder}`),
    click: () => handlers.openRecent(id),
  }));
  return {
    id: 'recent',
    label: words.menu.recent,
    enabled: recent.length > 0,
    submenu: [
      ...files,
      separator,
      { label: words.menu.clearRecent, click: () => handlers.clearRecent() },
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
