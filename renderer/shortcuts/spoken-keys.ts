import { type CommandId, commandOf, shortcutsOf } from '../../shared/commands/commands.ts';
import { keysInWords } from '../../shared/commands/shortcut.ts';
import { isMac } from '../platform/platform.ts';

/** The first shortcut of a command for a sentence; '' where it has none. */
export function spokenKeys(id: CommandId): string {
  const shortcut = shortcutsOf(commandOf(id), isMac)[0];
  return shortcut === undefined ? '' : keysInWords(shortcut, isMac);
}
