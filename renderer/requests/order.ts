import type { ColumnId, Order } from '../store/request-view.ts';
import type { RequestLine } from './lines.ts';

/**
 * Lines in the asked order; null leaves them as they came. Equal ones keep their order; those
 * without a value stand last.
 */
export function sortLines(
  lines: readonly RequestLine[],
  order: Order | null,
): readonly RequestLine[] {
  if (order === null) return lines;
  const keys = lines.map((line) => sortKey(line, order.column));
  const unknown = lines.filter((_line, at) => keys[at] === null);
  // Numbers in a typed array sort in half the time that 100,000 lines take.
  const places = Uint32Array.from(keys.keys()).filter((at) => keys[at] !== null);
  const turn = order.descending ? -1 : 1;
  places.sort((left, right) => turn * compare(keys[left], keys[right]) || left - right);
  const known = Array.from(places, (at) => lines[at]).filter((line) => line !== undefined);
  return unknown.length === 0 ? known : [...known, ...unknown];
}

type SortKey = string | number | null;

/** Two keys of one column, which are of one kind. */
function compare(left: SortKey = null, right: SortKey = null): number {
  if (left === null || right === null || left === right) return 0;
  return left < right ? -1 : 1;
}

function sortKey({ row, meaning }: RequestLine, column: ColumnId): SortKey {
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
