import type { WebContents } from 'electron';
import { type CommandId, commandFor } from '../../shared/commands/commands.ts';

/**
 * Hears our shortcuts in the embedded Halo, before its page does. Keys that are none of ours there
 * go to the page untouched. What is taken is kept from the menu as well
 * (https://www.electronjs.org/docs/latest/api/web-contents#event-before-input-event). Our own
 * window hears its keys itself (renderer/window/keys.ts).
 */
export function hearKeys(contents: WebContents, run: (id: CommandId) => void): void {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || input.isComposing) return;
    const command = commandFor(input, 'halo', process.platform === 'darwin');
    if (command === null) return;
    event.preventDefault();
    if (!input.isAutoRepeat || command.repeats === true) run(command.id);
  });
}
