import { type KeyPress, type Shortcut, isPressed } from './shortcut.ts';

/**
 * Menus that hold commands, in their order; their words stand in
 * resources/locales/commands.en.json.
 */
export const menus = ['file', 'edit', 'view', 'capture', 'go', 'help'] as const;
export type MenuName = (typeof menus)[number];

/** Where the focus is when a key is pressed: in our window, or in the embedded Halo. */
export type Focus = 'window' | 'halo';

export interface Command {
  readonly id: string;
  readonly menu: MenuName;
  /** Commands of one menu with the same number stand together. */
  readonly group: number;
  /** The first is the one that is shown. */
  readonly keys: readonly Shortcut[];
  /** On a Mac instead. */
  readonly macKeys?: readonly Shortcut[];
  /**
   * Keys that pages use as well, such as the editor in Halo: while Halo has the focus they are its
   * own.
   */
  readonly pageKeys?: readonly Shortcut[];
  /**
   * Where the keys count. Under `halo` they are taken before Halo's page sees them, so nothing that
   * pages use belongs there.
   */
  readonly in: readonly Focus[];
  /**
   * `window`: what comes is in our window, so the focus goes there first. `stays`: it stays where
   * it is.
   */
  readonly focus: 'window' | 'stays';
  /** Whether a key that is held down counts again and again. */
  readonly repeats?: true;
}

const everywhere = ['window', 'halo'] as const;
const window = ['window'] as const;
const halo = ['halo'] as const;

/**
 * Everything that can be asked for by menu, key or palette. All of them are derived from here: the
 * menus (main/window/app-menu.ts), the keys (main/window/app-keys.ts), the palette and the screen of
 * shortcuts (renderer/palette, renderer/shortcuts), and what each does
 * (renderer/window/commands.ts).
 */
export const commands = [
  { id: 'start', menu: 'file', group: 1, keys: ['Mod+N'], in: everywhere, focus: 'window' },
  { id: 'open-file', menu: 'file', group: 1, keys: ['Mod+O'], in: everywhere, focus: 'window' },
  { id: 'paste', menu: 'file', group: 1, keys: [], in: everywhere, focus: 'window' },
  { id: 'open-practice', menu: 'file', group: 1, keys: [], in: everywhere, focus: 'window' },
  { id: 'share', menu: 'file', group: 2, keys: ['Mod+Shift+S'], in: everywhere, focus: 'window' },
  { id: 'share-recording', menu: 'file', group: 2, keys: [], in: everywhere, focus: 'window' },
  { id: 'print', menu: 'file', group: 2, keys: ['Mod+P'], in: everywhere, focus: 'stays' },
  { id: 'settings', menu: 'file', group: 3, keys: ['Mod+,'], in: everywhere, focus: 'window' },
  { id: 'find', menu: 'edit', group: 1, keys: ['Mod+F'], in: everywhere, focus: 'window' },
  {
    id: 'find-next',
    menu: 'edit',
    group: 1,
    keys: ['F3'],
    macKeys: ['Mod+G', 'F3'],
    in: everywhere,
    focus: 'stays',
    repeats: true,
  },
  {
    id: 'find-previous',
    menu: 'edit',
    group: 1,
    keys: ['Shift+F3'],
    macKeys: ['Mod+Shift+G', 'Shift+F3'],
    in: everywhere,
    focus: 'stays',
    repeats: true,
  },
  {
    id: 'palette',
    menu: 'view',
    group: 1,
    keys: ['Mod+Shift+P', 'Mod+K'],
    pageKeys: ['Mod+K'],
    in: everywhere,
    focus: 'window',
  },
  { id: 'show-halo', menu: 'view', group: 1, keys: [], in: everywhere, focus: 'window' },
  {
    id: 'show-requests',
    menu: 'view',
    group: 1,
    keys: ['F12', 'Mod+Shift+I'],
    macKeys: ['F12', 'Mod+Alt+I'],
    in: everywhere,
    focus: 'window',
  },
  {
    id: 'zoom-in',
    menu: 'view',
    group: 2,
    keys: ['Mod++'],
    in: everywhere,
    focus: 'stays',
    repeats: true,
  },
  {
    id: 'zoom-out',
    menu: 'view',
    group: 2,
    keys: ['Mod+-'],
    in: everywhere,
    focus: 'stays',
    repeats: true,
  },
  { id: 'zoom-reset', menu: 'view', group: 2, keys: ['Mod+0'], in: everywhere, focus: 'stays' },
  { id: 'mark', menu: 'capture', group: 1, keys: ['Mod+Shift+X'], in: everywhere, focus: 'stays' },
  {
    id: 'show-results',
    menu: 'capture',
    group: 1,
    keys: ['Mod+D'],
    in: everywhere,
    focus: 'window',
  },
  { id: 'new-capture', menu: 'capture', group: 2, keys: [], in: everywhere, focus: 'window' },
  { id: 'captures', menu: 'capture', group: 2, keys: [], in: everywhere, focus: 'window' },
  { id: 'compare', menu: 'capture', group: 2, keys: [], in: everywhere, focus: 'window' },
  { id: 'checkup', menu: 'capture', group: 3, keys: [], in: everywhere, focus: 'window' },
  { id: 'wipe', menu: 'capture', group: 4, keys: [], in: everywhere, focus: 'window' },
  {
    id: 'next-area',
    menu: 'go',
    group: 1,
    keys: ['F6'],
    // The upper row of an Apple keyboard dims the screen unless Fn is held
    // (https://support.apple.com/102439).
    macKeys: ['Mod+Alt+Down', 'F6'],
    in: everywhere,
    focus: 'window',
  },
  {
    id: 'previous-area',
    menu: 'go',
    group: 1,
    keys: ['Shift+F6'],
    macKeys: ['Mod+Alt+Up', 'Shift+F6'],
    in: everywhere,
    focus: 'window',
  },
  { id: 'focus-halo', menu: 'go', group: 1, keys: [], in: window, focus: 'stays' },
  {
    id: 'back',
    menu: 'go',
    group: 2,
    keys: ['Alt+Left'],
    macKeys: ['Mod+['],
    in: window,
    focus: 'window',
  },
  {
    id: 'forward',
    menu: 'go',
    group: 2,
    keys: ['Alt+Right'],
    macKeys: ['Mod+]'],
    in: window,
    focus: 'window',
  },
  {
    id: 'site-back',
    menu: 'go',
    group: 3,
    keys: ['Alt+Left'],
    macKeys: ['Mod+['],
    in: halo,
    focus: 'stays',
  },
  {
    id: 'site-forward',
    menu: 'go',
    group: 3,
    keys: ['Alt+Right'],
    macKeys: ['Mod+]'],
    in: halo,
    focus: 'stays',
  },
  {
    id: 'site-reload',
    menu: 'go',
    group: 3,
    keys: ['Mod+R', 'F5'],
    in: everywhere,
    focus: 'stays',
  },
  { id: 'fixes', menu: 'go', group: 4, keys: [], in: everywhere, focus: 'window' },
  { id: 'rule-packs', menu: 'go', group: 4, keys: [], in: everywhere, focus: 'window' },
  {
    id: 'help',
    menu: 'help',
    group: 1,
    keys: ['F1'],
    macKeys: ['Mod+?', 'F1'],
    in: everywhere,
    focus: 'window',
  },
  { id: 'learn', menu: 'help', group: 1, keys: [], in: everywhere, focus: 'window' },
  { id: 'reference', menu: 'help', group: 1, keys: [], in: everywhere, focus: 'window' },
  { id: 'shortcuts', menu: 'help', group: 2, keys: ['Mod+/'], in: everywhere, focus: 'window' },
  { id: 'about', menu: 'help', group: 3, keys: [], in: everywhere, focus: 'window' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];

export type NamedCommand = Command & { readonly id: CommandId };

/** As one type, where the table's own is too narrow to ask for what a row may leave out. */
export const allCommands: readonly NamedCommand[] = commands;

/** Typed as zod wants to have a list of choices: it sees that there is one. */
export const commandIds = commands.map(({ id }) => id) as [CommandId, ...CommandId[]];

export function commandOf(id: CommandId): NamedCommand {
  const found = allCommands.find((command) => command.id === id);
  if (found === undefined) throw new RangeError(`no command is called ${id}`);
  return found;
}

/** The shortcuts of a command on this kind of computer. */
export function shortcutsOf(command: Command, isMac: boolean): readonly Shortcut[] {
  return isMac ? (command.macKeys ?? command.keys) : command.keys;
}

/** Those of them that count while the focus is there. */
export function shortcutsIn(focus: Focus, command: Command, isMac: boolean): readonly Shortcut[] {
  if (!command.in.includes(focus)) return [];
  const all = shortcutsOf(command, isMac);
  return focus === 'halo'
    ? all.filter((shortcut) => command.pageKeys?.includes(shortcut) !== true)
    : all;
}

/** The command that a pressed key asks for; null where it is none of ours. */
export function commandFor(press: KeyPress, focus: Focus, isMac: boolean): NamedCommand | null {
  return (
    allCommands.find((command) =>
      shortcutsIn(focus, command, isMac).some((shortcut) => isPressed(shortcut, press, isMac)),
    ) ?? null
  );
}
