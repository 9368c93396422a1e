import type { ExchangeRow } from '../exchange/row.ts';
import { inTimeOrder } from './time-order.ts';

/**
 * The latest that the user did themselves: what was opened for them, or nobody pressed anything for,
 * is none; null where there is none.
 */
export function lastDeed(rows: readonly ExchangeRow[]): ExchangeRow | null {
  return (
    inTimeOrder(rows).findLast(
      ({ action, actionIsOurs }) => action !== null && actionIsOurs !== true,
    ) ?? null
  );
}
