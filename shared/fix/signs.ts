import type { Step } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf, queryValue } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import type { Fingerprint } from './fingerprint.ts';
import { succeeded } from './verdict.ts';

/** The sign of a step, with what it is looked for at. */
export type Sign =
  | { readonly kind: 'opened'; readonly address: string }
  | { readonly kind: 'saved'; readonly page: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'succeeded' };

/**
 * null where only the user's word counts: no sign is named, or the page it happens on is not known.
 */
export function signOf({ sign, open }: Step): Sign | null {
  if (sign === undefined) return null;
  switch (sign) {
    case 'signed-in':
    case 'succeeded':
      return { kind: sign };
    case 'opened':
      return open === null ? null : { kind: sign, address: open };
    case 'saved':
      return open === null ? null : { kind: sign, page: open };
  }
}

/**
 * The request that shows the sign, as Exchange.index; null where none does. `rows`: what came after
 * the failure, without what failed.
 */
export function seenAt(
  sign: Sign,
  fingerprint: Fingerprint,
  rows: readonly ExchangeRow[],
  works: number | null,
): number | null {
  if (sign.kind === 'succeeded') return works;
  return rows.find((row) => shows(sign, row, fingerprint))?.index ?? null;
}

function shows(
  sign: Exclude<Sign, { kind: 'succeeded' }>,
  row: ExchangeRow,
  fingerprint: Fingerprint,
): boolean {
  const { lower } = addressOf(row.url);
  switch (sign.kind) {
    case 'opened':
      return [row.url, row.pageUrl ?? ''].some((address) => isPage(address, sign.address));
    case 'signed-in':
      return row.method === 'POST' && /\/(auth\/)?token$/.test(lower) && succeeded(row);
    case 'saved': {
      if (
        row.method === 'GET' ||
        !lower.includes('/api/') ||
        !succeeded(row) ||
        routeOf(lower) === fingerprint.route
      )
        return false;
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
  return ['id', 'loadreport'].every(
    (name) =>
      queryValue(page.query, name) === null ||
      queryValue(query, name) === queryValue(page.query, name),
  );
}
