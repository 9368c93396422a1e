import { type HelpPage, readHelpPage } from '../../shared/learn/help.ts';
import { isMac } from '../platform/platform.ts';
import { withKeys } from './help-keys.ts';
import { helpOrder } from './order.ts';

const files: Readonly<Record<string, string>> = import.meta.glob('../../resources/help/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The help, in its order. */
export const helpPages: readonly HelpPage[] = helpOrder.flatMap((id) => {
  const source = files[`../../resources/help/${id}.md`];
  return source === undefined ? [] : [readHelpPage(id, withKeys(source, isMac))];
});
