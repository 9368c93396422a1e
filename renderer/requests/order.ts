import { type RequestLine } from './lines.ts';

export const columnIds = [
  'status', 'method', 'name', 'meaning', 'type', 'size', 'time', 'started', 'waterfall', 'domain', 'initiator', 'action',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Order { readonly column: ColumnId; readonly descending: boolean }

/** Lines in the asked order; null leaves them as they came. Lines without a value stand last in both directions. */
export function sortLines(lines: readonly RequestLine[], order: Order | null): readonly RequestLine[] {
  if (order === null) return lines;
  const sign = order.descending ? -1 : 1;
  const keyed = lines.map((line, place) => ({ line, place, key: sortKey(line, order.column) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.place - b.place;
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ line }) => line);
}

function sortKey({ row, meaning }: RequestLine, column: ColumnId): string | number | null {
  switch (column) {
    case 'status': return row.status ?? 0;
    case 'method': return row.method;
    case 'name': return row.name.toLowerCase();
    case 'meaning': return meaning.toLowerCase();
    case 'type': return row.resourceType;
    case 'size': return row.size;
    case 'time': return row.duration;
    case 'started': case 'waterfall': return row.startedAt;
    case 'domain': return row.domain || null;
    case 'initiator': return row.initiator?.toLowerCase() ?? null;
    case 'action': return row.action?.toLowerCase() ?? null;
  }
}
