import type { Step } from '../diagnosis.ts';
import type { ExchangeRow } from '../exchange-row.ts';
import { addressOf, queryValue } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import type { Fingerprint } from './fingerprint.ts';
import { succeeded } from './verdict.ts';

/**
 * What in the traffic shows that a step was done. Only what the network really tells: that a page was opened, that something was saved
 * on it, that somebody signed in, that the failed request succeeds. For all other steps the user's own word counts.
 */
export type Sign =
  | { readonly kind: 'opened'; readonly address: string }
  | { readonly kind: 'saved'; readonly page: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'succeeded' };

export function signOf(step: Step): Sign | null {
  const { text, open } = step;
  if (/\bsign in again\b/i.test(text)) return { kind: 'signed-in' };
  if (/^(run|start|send|repeat|try|load|open)\b.*\bagain\b/i.test(text) || /^choose at most\b/i.test(text)) return { kind: 'succeeded' };
  if (open === null) return null;
  if (queryValue(addressOf(open).query, 'loadreport') === 'false') return /^open\b/i.test(text) ? { kind: 'opened', address: open } : null;
  if (/\b(save|give|set|add|paste|change|connect|remove|allow|grant)\b/i.test(text)) return { kind: 'saved', page: open };
  // "Open … and check …" is more than opening.
  return /^open\b/i.test(text) && !/\band\b/i.test(text) ? { kind: 'opened', address: open } : null;
}

/** The request that shows the sign, as Exchange.index; null where none does. `rows`: what came after the failure, without what failed. */
export function seenAt(sign: Sign, fingerprint: Fingerprint, rows: readonly ExchangeRow[], works: number | null): number | null {
  if (sign.kind === 'succeeded') return works;
  return rows.find((row) => shows(sign, row, fingerprint))?.index ?? null;
}

function shows(sign: Exclude<Sign, { kind: 'succeeded' }>, row: ExchangeRow, fingerprint: Fingerprint): boolean {
  const { lower } = addressOf(row.url);
  switch (sign.kind) {
    case 'opened': return [row.url, row.pageUrl ?? ''].some((address) => isPage(address, sign.address));
    case 'signed-in': return row.method === 'POST' && /\/(auth\/)?token$/.test(lower) && succeeded(row);
    case 'saved': {
      if (row.method === 'GET' || !lower.includes('/api/') || !succeeded(row) || routeOf(lower) === fingerprint.route) return false;
      const page = addressOf(row.pageUrl ?? '').lower;
      const wanted = addressOf(sign.page).lower;
      return page === wanted || page.startsWith(`${wanted.replace(/\/$/, '')}/`);
    }
  }
}

/** The page of that address, with the parts of its query that name a record or a switch. */
function isPage(address: string, wanted: string): boolean {
  const { lower, query } = addressOf(address);
  const page = addressOf(wanted);
  if (lower !== page.lower) return false;
  return ['id', 'loadreport'].every((name) => queryValue(page.query, name) === null || queryValue(query, name) === queryValue(page.query, name));
}
