import type { ExchangeRow } from '../exchange/row.ts';
import { say } from '../words/say.ts';
import { inTimeOrder } from './time-order.ts';

/**
 * Exchange.index of the requests of pages that what the user did led to. A link, the address bar and
 * Back lead to the same page, which then reads the same: none of them is another deed. A button that
 * leaves its page open is one.
 */
export function openedIn(rows: readonly ExchangeRow[]): ReadonlySet<number> {
  const opening = say('action.open', { label: '' });
  const opened = new Set<number>();
  let deed: string | null = null;
  let page: string | null = null;
  let before: string | null = null;
  for (const { index, action, pageUrl } of inTimeOrder(rows)) {
    if (action !== deed) before = page;
    deed = action;
    const isElsewhere = before !== null && pageUrl !== null && pageUrl !== before;
    if (action !== null && (action.startsWith(opening) || isElsewhere)) opened.add(index);
    page = pageUrl ?? page;
  }
  return opened;
}
