import type { ColumnId, Order } from '../store/request-view.ts';
import type { RequestLine } from './lines.ts';
import { orderNumbers, orderTexts } from './radix.ts';

/**
 * Lines in the asked order; null leaves them as they came. Equal ones keep their order; those
 * without a value stand last.
 */
export function sortLines(
  lines: readonly RequestLine[],
  order: Order | null,
): readonly RequestLine[] {
  if (order === null) return lines;
  const { length } = lines;
  const known: RequestLine[] = [];
  const unknown: RequestLine[] = [];
  const keys: (string | number)[] = [];
  // Downwards is the way upwards walked back. Equal lines that are met last to first then stand
  // first to last again.
  for (let i = 0; i < length; i += 1) {
    const line = lines[order.descending ? length - 1 - i : i];
    if (line === undefined) continue;
    const key = sortKey(line, order.column);
    if (key === null) unknown.push(line);
    else {
      known.push(line);
      keys.push(key);
    }
  }
  // A column has one kind of key
  const places =
    typeof keys[0] === 'string'
      ? orderTexts(keys as string[])
      : orderNumbers(Float64Array.from(keys as number[]));
  if (order.descending) {
    places.reverse();
    unknown.reverse();
  }
  const sorted: RequestLine[] = [];
  for (let i = 0; i < places.length; i += 1) {
    const line = known[places[i] ?? 0];
    if (line !== undefined) sorted.push(line);
  }
  return unknown.length === 0 ? sorted : [...sorted, ...unknown];
}

function sortKey({ row, meaning }: RequestLine, column: ColumnId): string | number | null {
  switch (column) {
    case 'status':
      return row.status ?? 0;
    case 'method':
      return row.method;
    case 'name':
      return row.name.toLowerCase();
    case 'meaning':
      return meaning.toLowerCase();
    case 'type':
      return row.resourceType;
    case 'size':
      return finite(row.size);
    case 'time':
      return finite(row.duration);
    case 'started':
    case 'waterfall':
      return finite(row.startedAt);
    case 'domain':
      return row.domain || null;
    case 'initiator':
      return row.initiator?.toLowerCase() ?? null;
    case 'action':
      return row.action?.toLowerCase() ?? null;
  }
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
