import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { addressOf, apiStart } from '../../shared/rules/address.ts';

/** What Halo's pages ask for before anybody is signed in. */
const openToAll = /\/api\/(?:authinfo|instanceinfo|language|translation)/;

/** True where no data of Halo was asked for: as it looks before somebody signs in. */
export function holdsOnlyPages(rows: readonly ExchangeRow[]): boolean {
  return rows.length > 0 && !rows.some(({ url }) => asksForData(url));
}

function asksForData(url: string): boolean {
  const { lower } = addressOf(url);
  return apiStart(lower) >= 0 && !openToAll.test(lower);
}
