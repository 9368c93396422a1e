import { commandFor } from '../../shared/commands/commands.ts';
import { isMac } from '../platform/platform.ts';
import { runCommand } from './commands.ts';

/**
 * Hears our shortcuts in this window, before what has the focus does. In the embedded Halo main
 * hears them. Answers the function that stops.
 */
export function hearKeys(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const {
      key,
      code,
      ctrlKey: control,
      metaKey: meta,
      altKey: alt,
      shiftKey: shift,
      repeat,
    } = event;
    const command = commandFor({ key, code, control, meta, alt, shift }, 'window', isMac);
    if (command === null) return;
    event.preventDefault(); // or the menu would count it a second time
    event.stopPropagation();
    if (!repeat || command.repeats === true) runCommand(command.id);
  };
  window.addEventListener('keydown', hear, { capture: true });
  return () => {
    window.removeEventListener('keydown', hear, { capture: true });
  };
}
