import type { ExchangeRow } from '../../shared/exchange/row.ts';

/** So far back what the user did may have to do with what they saw fail, in milliseconds. */
const reach = 15_000;

/**
 * What the user did in the 15 seconds before they said that it failed, oldest first; of the same
 * thing done again only the last. `at` in milliseconds since 1970.
 */
export function actionsBefore(rows: readonly ExchangeRow[], at: number): readonly string[] {
  const actions: string[] = [];
  for (const { action, startedAt } of rows) {
    if (action === null || startedAt === null || startedAt > at || at - startedAt > reach) continue;
    const known = actions.indexOf(action);
    if (known >= 0) actions.splice(known, 1);
    actions.push(action);
  }
  return actions;
}
