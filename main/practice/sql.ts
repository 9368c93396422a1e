/** A statement of the small SQL that reports may use: one table, conditions joined by AND. */
export interface Query {
  readonly top: number | null;
  readonly columns: readonly Column[];
  readonly table: string;
  readonly where: readonly Comparison[];
  readonly groupBy: string | null;
  readonly orderBy: { readonly column: string; readonly descending: boolean } | null;
}

export interface Column {
  readonly kind: 'all' | 'plain' | 'count' | 'sum';
  readonly of: string;
  readonly as: string;
}
export interface Comparison {
  readonly column: string;
  readonly operator: '=' | '<>' | '<' | '>' | '<=' | '>=' | 'like';
  readonly value: string | number;
}

/** The statement cannot be run; the message is what the report shows. */
export class SqlError extends Error {}

type Word = {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'parameter' | 'end';
  readonly text: string;
};

const wordPattern =
  /\s+|--[^\n]*|(?<name>[a-z_][a-z0-9_]*|\[[^\]]+\])|(?<number>\d+(?:\.\d+)?)|'(?<text>(?:[^']|'')*)'|@(?<parameter>[a-z_]+)|(?<sign><>|<=|>=|[=<>(),*])/iy;

function split(sql: string): readonly Word[] {
  const words: Word[] = [];
  wordPattern.lastIndex = 0;
  while (wordPattern.lastIndex < sql.length) {
    const at = wordPattern.lastIndex;
    const match = wordPattern.exec(sql);
    if (!match) throw new SqlError(`Incorrect syntax near '${sql.slice(at, at + 12)}'.`);
    const [kind, text] =
      Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (kind === undefined || text === undefined) continue;
    words.push({
      kind: kind as Word['kind'],
      text: kind === 'name' ? text.replace(/^\[|\]$/g, '') : text.replaceAll("''", "'"),
    });
  }
  return words;
}

/**
 * Reads a statement. `parameters` holds the values of @startdate, @enddate and the like. Throws
 * SqlError.
 */
export function parseSql(sql: string, parameters: Readonly<Record<string, string>>): Query {
  const words = split(sql);
  let at = 0;
  const look = (): Word => words[at] ?? { kind: 'end', text: 'end of statement' };
  const take = (): Word => {
    const word = look();
    at += 1;
    return word;
  };
  const near = (word: Word) => new SqlError(`Incorrect syntax near '${word.text}'.`);
  const is = (text: string) => look().text.toLowerCase() === text && look().kind !== 'text';
  const skip = (text: string) => is(text) && take() !== undefined;
  const need = (text: string) => {
    if (!skip(text)) throw near(look());
  };
  const name = () => {
    const word = take();
    if (word.kind !== 'name') throw near(word);
    return word.text;
  };

  const column = (): Column => {
    if (skip('*')) return { kind: 'all', of: '*', as: '*' };
    const of = name();
    if (!skip('(')) return { kind: 'plain', of, as: skip('as') ? name() : of };
    const kind = of.toLowerCase();
    if (kind !== 'count' && kind !== 'sum')
      throw new SqlError(`'${of}' is not a recognized built-in function name.`);
    const inner = skip('*') ? '*' : name();
    need(')');
    return { kind, of: inner, as: skip('as') ? name() : kind };
  };
  const value = (): string | number => {
    const word = take();
    if (word.kind === 'text') return word.text;
    if (word.kind === 'number') return Number(word.text);
    const given = word.kind === 'parameter' ? parameters[word.text.toLowerCase()] : undefined;
    if (given !== undefined) return given;
    throw word.kind === 'parameter'
      ? new SqlError(`Must declare the scalar variable "@${word.text}".`)
      : near(word);
  };
  const comparisons = (): readonly Comparison[] => {
    const of = name();
    if (skip('between')) {
      const from = value();
      need('and');
      return [
        { column: of, operator: '>=', value: from },
        { column: of, operator: '<=', value: value() },
      ];
    }
    const operator = take();
    const known = (['=', '<>', '<', '>', '<=', '>=', 'like'] as const).find(
      (sign) => sign === operator.text.toLowerCase(),
    );
    if (!known) throw near(operator);
    return [{ column: of, operator: known, value: value() }];
  };

  need('select');
  const top = skip('top') ? Number(take().text) : null;
  if (top !== null && !Number.isInteger(top))
    throw new SqlError('The number of rows after TOP must be a whole number.');
  const columns = [column()];
  while (skip(',')) columns.push(column());
  need('from');
  const table = name();
  const where: Comparison[] = [];
  if (skip('where'))
    do where.push(...comparisons());
    while (skip('and'));
  let groupBy: string | null = null;
  if (skip('group')) {
    need('by');
    groupBy = name();
  }
  let orderBy: Query['orderBy'] = null;
  if (skip('order')) {
    need('by');
    const by = name();
    const descending = skip('desc');
    if (!descending) skip('asc');
    orderBy = { column: by, descending };
  }
  if (look().kind !== 'end') throw near(look());
  // Halo wraps a report's SQL in a derived table, where SQL Server wants TOP beside ORDER BY
  // (https://learn.microsoft.com/sql/t-sql/queries/select-order-by-clause-transact-sql).
  if (orderBy && top === null) {
    throw new SqlError(
      'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
    );
  }
  return { top, columns, table, where, groupBy, orderBy };
}
