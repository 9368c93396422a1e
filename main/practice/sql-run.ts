import type { Cell, Table } from './report-tables.ts';
import { SqlError, type Comparison, type Query } from './sql.ts';

/**
 * Rows read in one turn at the database: the pace of this practice server, the same on every
 * machine.
 */
const rowsPerTurn = 10_000;
/** Rows kept for the screen; more are read and counted, as the database would. */
const rowsKept = 5000;
const groupsKept = 100_000;

export interface Result {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly count: number;
}

type Row = Record<string, Cell>;

/**
 * Works through the table row by row, waiting for `turn` every 10,000 rows. A condition on the
 * column that the table is sorted by narrows what is read at all; TOP without ORDER BY stops early.
 * Throws SqlError, and whatever `turn` throws.
 */
export async function runSql(
  query: Query,
  table: Table,
  turn: () => Promise<void>,
): Promise<Result> {
  const known = (name: string) => {
    const found = table.columns.find((column) => column === name.toLowerCase());
    if (found === undefined) throw new SqlError(`Invalid column name '${name}'.`);
    return found;
  };
  const where = query.where.map((test) => ({ ...test, column: known(test.column) }));
  const columns = query.columns.flatMap((column) =>
    column.kind === 'all'
      ? table.columns.map((of) => ({ kind: 'plain' as const, of, as: of }))
      : [{ ...column, of: column.of === '*' ? '*' : known(column.of) }],
  );
  const groupBy = query.groupBy === null ? null : known(query.groupBy);
  const grouped = groupBy !== null || columns.some(({ kind }) => kind !== 'plain');
  const stray = grouped
    ? columns.find(({ kind, of }) => kind === 'plain' && of !== groupBy)
    : undefined;
  if (stray)
    throw new SqlError(
      `Column '${stray.of}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
    );
  const { orderBy } = query;
  const orderName =
    orderBy && columns.find(({ as }) => as.toLowerCase() === orderBy.column.toLowerCase())?.as;
  if (orderBy && !orderName) throw new SqlError(`Invalid column name '${orderBy.column}'.`);

  const groups = new Map<Cell, Row>();
  let rows: Row[] = [];
  let count = 0;
  const order = () => {
    if (!orderBy || !orderName) return;
    const sign = orderBy.descending ? -1 : 1;
    rows.sort((a, b) => sign * compare(a[orderName] ?? '', b[orderName] ?? ''));
  };
  const take = (at: number) => {
    count += 1;
    if (grouped) {
      const key = groupBy === null ? '' : table.cell(at, groupBy);
      if (groups.size >= groupsKept)
        throw new SqlError(
          "There is insufficient system memory in resource pool 'default' to run this query.",
        );
      const group =
        groups.get(key) ??
        Object.fromEntries(
          columns.map(({ kind, as }): [string, Cell] => [as, kind === 'plain' ? key : 0]),
        );
      for (const { kind, of, as } of columns) {
        if (kind === 'count') group[as] = Number(group[as]) + 1;
        if (kind === 'sum') group[as] = Number(group[as]) + Number(table.cell(at, of));
      }
      groups.set(key, group);
      return;
    }
    if (!orderBy && rows.length >= rowsKept) return;
    rows.push(Object.fromEntries(columns.map(({ of, as }) => [as, table.cell(at, of)])));
    // Only the first rows in order can still be shown, so memory stays small however much is read.
    if (orderBy && rows.length >= 2 * rowsKept) {
      order();
      rows = rows.slice(0, rowsKept);
    }
  };

  const [from, to] = bounds(table, where);
  for (let at = from; at < to; at += 1) {
    if ((at - from) % rowsPerTurn === 0) await turn();
    if (!where.every((test) => holds(table.cell(at, test.column), test))) continue;
    take(at);
    if (query.top !== null && !orderBy && !grouped && count >= query.top) break;
  }
  if (grouped) {
    // Without GROUP BY an empty table still has one line of totals.
    if (groupBy === null && groups.size === 0)
      groups.set('', Object.fromEntries(columns.map(({ as }) => [as, 0])));
    rows = [...groups.values()];
    count = rows.length;
  }
  order();
  if (query.top !== null) {
    rows = rows.slice(0, query.top);
    count = Math.min(count, query.top);
  }
  return { columns: columns.map(({ as }) => as), rows: rows.slice(0, rowsKept), count };
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function holds(cell: Cell, { operator, value }: Comparison): boolean {
  switch (operator) {
    case '=':
      return compare(cell, value) === 0;
    case '<>':
      return compare(cell, value) !== 0;
    case '<':
      return compare(cell, value) < 0;
    case '>':
      return compare(cell, value) > 0;
    case '<=':
      return compare(cell, value) <= 0;
    case '>=':
      return compare(cell, value) >= 0;
    case 'like':
      return like(String(cell).toLowerCase(), String(value).toLowerCase());
  }
}

/** LIKE with % at either end, which is all that reports here use. */
function like(cell: string, pattern: string): boolean {
  const inner = pattern.replace(/^%|%$/g, '');
  if (pattern.startsWith('%'))
    return pattern.endsWith('%') ? cell.includes(inner) : cell.endsWith(inner);
  return pattern.endsWith('%') ? cell.startsWith(inner) : cell === inner;
}

/** The rows [from, to) that the index leaves to read. */
function bounds(table: Table, where: readonly Comparison[]): readonly [number, number] {
  const { sortedBy } = table;
  if (sortedBy === null) return [0, table.size];
  const first = (holdsFrom: (cell: Cell) => boolean) => {
    let low = 0;
    let high = table.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holdsFrom(table.cell(middle, sortedBy))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  let from = 0;
  let to = table.size;
  for (const { column, operator, value } of where) {
    if (column !== sortedBy) continue;
    if (operator === '>' || operator === '>=' || operator === '=')
      from = Math.max(
        from,
        first((cell) => compare(cell, value) >= 0),
      );
    if (operator === '<' || operator === '<=' || operator === '=')
      to = Math.min(
        to,
        first((cell) => compare(cell, value) > 0),
      );
  }
  return [from, to];
}
