import type { BrowserWindow } from 'electron';
import { type CommandId, type Focus, commandOf } from '../../shared/commands/commands.ts';
import { tell } from '../ipc.ts';
import type { Site } from '../site/site.ts';

/**
 * Passes a command of a menu or a key to the window, which does it. The window is told before the
 * focus moves, so that it knows where to bring it back to.
 */
export function commandRunner(
  window: BrowserWindow,
  site: Site,
): (id: CommandId, focus: Focus) => void {
  return (id, focus) => {
    tell(window, 'app.command', id);
    if (focus === 'halo' && commandOf(id).focus === 'window') site.focus.toWindow();
  };
}
