import type { ExchangeRow } from '../exchange/row.ts';

/** A success that the network gave: 2xx, whole, and nobody's copy. */
export function succeeded(row: ExchangeRow): boolean {
  return (
    row.state === 'done' &&
    row.status !== null &&
    row.status >= 200 &&
    row.status < 300 &&
    row.resourceType !== 'preflight' &&
    (row.from === 'network' || row.from === 'unknown')
  );
}
