import type { BrowserWindow } from 'electron';
import { type CommandId, type Focus, commandOf } from '../../shared/commands/commands.ts';
import { tell } from '../ipc.ts';
import type { SiteFocus } from '../site/focus.ts';

/**
 * Passes a command of a menu or a key to the window, which does it. `from`: who had the focus when
 * it was given. The window is told before the focus moves, so that it knows where to bring it back
 * to.
 */
export function runCommand(
  window: BrowserWindow,
  siteFocus: SiteFocus,
  id: CommandId,
  from: Focus,
): void {
  tell(window, 'app.command', id);
  if (from === 'halo' && commandOf(id).focus === 'window') siteFocus.toWindow();
}
