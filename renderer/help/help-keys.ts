import { allCommands, shortcutsOf } from '../../shared/commands/commands.ts';
import { keysInWords } from '../../shared/commands/shortcut.ts';

/**
 * The page with the keys of this computer in it: `{key:open-file}` stands for the first shortcut of
 * that command. What names no command stays as it is.
 */
export const withKeys = (source: string, isMac: boolean): string =>
  source.replaceAll(/\{key:([\w-]+)\}/g, (whole, id: string) => {
    const command = allCommands.find((one) => one.id === id);
    const shortcut = command === undefined ? undefined : shortcutsOf(command, isMac)[0];
    return shortcut === undefined ? whole : keysInWords(shortcut, isMac);
  });
