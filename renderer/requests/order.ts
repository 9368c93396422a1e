import { type RequestLine } from './lines.ts';
import { orderNumbers, orderTexts } from './radix.ts';

export const columnIds = [
  'status',
  'method',
  'name',
  'meaning',
  'type',
  'size',
  'time',
  'started',
  'waterfall',
  'domain',
  'initiator',
  'action',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Order {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Lines in the asked order; null leaves them as they came. Equal ones keep their order; those without a value stand last. */
export function sortLines(lines: readonly RequestLine[], order: Order | null): readonly RequestLine[] {
  if (order === null) return lines;
  const known: RequestLine[] = [];
  const unknown: RequestLine[] = [];
  const keys: (string | number)[] = [];
  for (const line of lines) {
    const key = sortKey(line, order.column);
    if (key === null) unknown.push(line);
    else {
      known.push(line);
      keys.push(key);
    }
  }
  // A column has one kind of key
  const ascending = typeof keys[0] === 'string' ? orderTexts(keys as string[]) : orderNumbers(Float64Array.from(keys as number[]));
  const places = order.descending ? backwards(ascending, keys) : ascending;
  const sorted: RequestLine[] = [];
  for (const place of places) {
    const line = known[place];
    if (line !== undefined) sorted.push(line);
  }
  return unknown.length === 0 ? sorted : [...sorted, ...unknown];
}

/** Turned round, but runs of equal keys stay in their order. */
function backwards(places: Uint32Array, keys: readonly (string | number)[]): Uint32Array {
  const turned = new Uint32Array(places.length);
  let filled = 0;
  for (let to = places.length; to > 0;) {
    const key = keys[places[to - 1] ?? 0];
    let from = to - 1;
    while (from > 0 && keys[places[from - 1] ?? 0] === key) from -= 1;
    turned.set(places.subarray(from, to), filled);
    filled += to - from;
    to = from;
  }
  return turned;
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
