import { say } from '../../shared/words/say.ts';
import { visibleLine } from './visible-text.ts';

const kinds = ['click', 'submit', 'open', 'clickPage', 'submitForm'] as const;

/** What the user did, as the recorder wrote it down: the kind, and the label that was pressed. */
interface WrittenDeed {
  readonly kind: (typeof kinds)[number];
  readonly label: string;
}

/** null for the words of another program, or of a recording in another language. */
export function readDeed(action: string): WrittenDeed | null {
  for (const kind of kinds) {
    const [before = '', after] = say(`action.${kind}`, { label: '\0' }).split('\0');
    if (after === undefined) {
      if (action === before) return { kind, label: '' };
    } else if (action.startsWith(before) && action.endsWith(after))
      return {
        kind,
        label: visibleLine(action.slice(before.length, action.length - after.length)),
      };
  }
  return null;
}
