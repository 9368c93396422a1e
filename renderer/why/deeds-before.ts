import type { ExchangeRow } from '../../shared/exchange/row.ts';

/** So far back what the user did may have to do with what they saw fail, in milliseconds. */
const reach = 15_000;

/**
 * What the user did in the 15 seconds before they said that it failed, oldest first; of the same
 * thing done again only the last. `at` in milliseconds since 1970.
 */
export function deedsBefore(rows: readonly ExchangeRow[], at: number): readonly string[] {
  const deeds: string[] = [];
  for (const { action, startedAt } of rows) {
    if (action === null || startedAt === null || startedAt > at || at - startedAt > reach) continue;
    const known = deeds.indexOf(action);
    if (known >= 0) deeds.splice(known, 1);
    deeds.push(action);
  }
  return deeds;
}
