import type { Cell, Table } from './report-tables.ts';
import { SqlError, type Column, type Comparison, type Query } from './sql.ts';

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

/** A statement whose names are all columns of the table. */
interface Plan {
  readonly columns: readonly (Column & { readonly kind: 'plain' | 'count' | 'sum' })[];
  readonly where: readonly Comparison[];
  readonly isGrouped: boolean;
  readonly groupBy: string | null;
  /** `name` is a column of the result. */
  readonly order: { readonly name: string; readonly sign: 1 | -1 } | null;
  readonly top: number | null;
}

/** Takes the rows that fit, one by one, and has the lines of the result in the end. */
interface Gathering {
  /** Rows or groups so far. */
  readonly count: number;
  take(at: number): void;
  /** In no order yet. */
  rows(): Row[];
}

/**
 * Works through the table row by row, waiting for `turn` every 10,000 rows. A condition on the
 * column that the table is sorted by narrows what is read at all; TOP without ORDER BY stops early.
 * @throws SqlError, and whatever `turn` throws
 */
export async function runSql(
  query: Query,
  table: Table,
  turn: () => Promise<void>,
): Promise<Result> {
  const plan = planOf(query, table);
  const gathering = plan.isGrouped ? new Groups(plan, table) : new Lines(plan, table);
  await scan(plan, table, turn, gathering);
  const ordered = inOrder(gathering.rows(), plan.order);
  const top = plan.top ?? Infinity;
  return {
    columns: plan.columns.map(({ as }) => as),
    rows: ordered.slice(0, Math.min(top, rowsKept)),
    count: Math.min(gathering.count, top),
  };
}

/** @throws SqlError where a name is no column, or the statement makes no sense */
function planOf(query: Query, table: Table): Plan {
  const known = (name: string): string => {
    const found = table.columns.find((column) => column === name.toLowerCase());
    if (found === undefined) throw new SqlError(`Invalid column name '${name}'.`);
    return found;
  };
  const where = query.where.map((test) => ({ ...test, column: known(test.column) }));
  const columns = query.columns.flatMap(({ kind, of, as }) =>
    kind === 'all'
      ? table.columns.map((each) => ({ kind: 'plain' as const, of: each, as: each }))
      : [{ kind, as, of: of === '*' ? '*' : known(of) }],
  );
  const groupBy = query.groupBy === null ? null : known(query.groupBy);
  const isGrouped = groupBy !== null || columns.some(({ kind }) => kind !== 'plain');
  const stray = columns.find(({ kind, of }) => kind === 'plain' && of !== groupBy);
  if (isGrouped && stray !== undefined)
    throw new SqlError(
      `Column '${stray.of}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.`,
    );
  return { columns, where, isGrouped, groupBy, order: orderOf(query, columns), top: query.top };
}

function orderOf({ orderBy }: Query, columns: Plan['columns']): Plan['order'] {
  if (orderBy === null) return null;
  const name = columns.find(({ as }) => as.toLowerCase() === orderBy.column.toLowerCase())?.as;
  if (name === undefined) throw new SqlError(`Invalid column name '${orderBy.column}'.`);
  return { name, sign: orderBy.descending ? -1 : 1 };
}

/** Hands every row that fits to `gathering`, until there are enough. */
async function scan(
  { where, top, order, isGrouped }: Plan,
  table: Table,
  turn: () => Promise<void>,
  gathering: Gathering,
): Promise<void> {
  const enough = top !== null && order === null && !isGrouped ? top : Infinity;
  const [from, to] = bounds(table, where);
  for (let at = from; at < to; at += 1) {
    if ((at - from) % rowsPerTurn === 0) await turn();
    if (!where.every((test) => holds(table.cell(at, test.column), test))) continue;
    gathering.take(at);
    if (gathering.count >= enough) return;
  }
}

/** Each row is a line. */
class Lines implements Gathering {
  readonly #plan: Plan;
  readonly #table: Table;
  #rows: Row[] = [];
  count = 0;

  constructor(plan: Plan, table: Table) {
    this.#plan = plan;
    this.#table = table;
  }

  take(at: number): void {
    const { columns, order } = this.#plan;
    this.count += 1;
    if (order === null && this.#rows.length >= rowsKept) return;
    this.#rows.push(
      Object.fromEntries(columns.map(({ of, as }) => [as, this.#table.cell(at, of)])),
    );
    // Only the first rows in order can still be shown, so memory stays small however much is read.
    if (order !== null && this.#rows.length >= 2 * rowsKept)
      this.#rows = inOrder(this.#rows, order).slice(0, rowsKept);
  }

  rows(): Row[] {
    return this.#rows;
  }
}

/** The rows of a group together are a line. */
class Groups implements Gathering {
  readonly #plan: Plan;
  readonly #table: Table;
  readonly #groups = new Map<Cell, Row>();

  constructor(plan: Plan, table: Table) {
    this.#plan = plan;
    this.#table = table;
    // Without GROUP BY an empty table still has one line of totals.
    if (plan.groupBy === null) this.#groups.set('', this.#begun(''));
  }

  get count(): number {
    return this.#groups.size;
  }

  take(at: number): void {
    const { columns, groupBy } = this.#plan;
    const key = groupBy === null ? '' : this.#table.cell(at, groupBy);
    if (this.#groups.size >= groupsKept)
      throw new SqlError(
        "There is insufficient system memory in resource pool 'default' to run this query.",
      );
    const group = this.#groups.get(key) ?? this.#begun(key);
    for (const { kind, of, as } of columns) {
      if (kind === 'count') group[as] = Number(group[as]) + 1;
      if (kind === 'sum') group[as] = Number(group[as]) + Number(this.#table.cell(at, of));
    }
    this.#groups.set(key, group);
  }

  rows(): Row[] {
    return [...this.#groups.values()];
  }

  #begun(key: Cell): Row {
    return Object.fromEntries(
      this.#plan.columns.map(({ kind, as }): [string, Cell] => [as, kind === 'plain' ? key : 0]),
    );
  }
}

/** The same rows, sorted in place. */
function inOrder(rows: Row[], order: Plan['order']): Row[] {
  if (order === null) return rows;
  const { name, sign } = order;
  return rows.sort((one, other) => sign * compare(one[name] ?? '', other[name] ?? ''));
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
