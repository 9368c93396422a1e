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
 * Reads a statement. `parameters` holds the values of @startdate, @enddate and the like. @throws
 * SqlError
 */
export function parseSql(sql: string, parameters: Readonly<Record<string, string>>): Query {
  return new Parser(split(sql), parameters).query();
}

const operators = ['=', '<>', '<', '>', '<=', '>=', 'like'] as const;

/** Reads the words of one statement from left to right. */
class Parser {
  readonly #words: readonly Word[];
  readonly #parameters: Readonly<Record<string, string>>;
  #at = 0;

  constructor(words: readonly Word[], parameters: Readonly<Record<string, string>>) {
    this.#words = words;
    this.#parameters = parameters;
  }

  query(): Query {
    this.#need('select');
    const top = this.#top();
    const columns = this.#columns();
    this.#need('from');
    const table = this.#name();
    const where = this.#where();
    const groupBy = this.#groupBy();
    const orderBy = this.#orderBy();
    if (this.#next.kind !== 'end') throw near(this.#next);
    // Halo wraps a report's SQL in a derived table, where SQL Server wants TOP beside ORDER BY
    // (https://learn.microsoft.com/sql/t-sql/queries/select-order-by-clause-transact-sql).
    if (orderBy !== null && top === null) {
      throw new SqlError(
        'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
      );
    }
    return { top, columns, table, where, groupBy, orderBy };
  }

  #top(): number | null {
    if (!this.#skip('top')) return null;
    const top = Number(this.#take().text);
    if (!Number.isInteger(top))
      throw new SqlError('The number of rows after TOP must be a whole number.');
    return top;
  }

  #columns(): readonly Column[] {
    const columns = [this.#column()];
    while (this.#skip(',')) columns.push(this.#column());
    return columns;
  }

  #column(): Column {
    if (this.#skip('*')) return { kind: 'all', of: '*', as: '*' };
    const of = this.#name();
    if (!this.#skip('(')) return { kind: 'plain', of, as: this.#alias(of) };
    const kind = of.toLowerCase();
    if (kind !== 'count' && kind !== 'sum')
      throw new SqlError(`'${of}' is not a recognized built-in function name.`);
    const inner = this.#skip('*') ? '*' : this.#name();
    this.#need(')');
    return { kind, of: inner, as: this.#alias(kind) };
  }

  #alias(otherwise: string): string {
    return this.#skip('as') ? this.#name() : otherwise;
  }

  #where(): readonly Comparison[] {
    const where: Comparison[] = [];
    if (this.#skip('where'))
      do where.push(...this.#comparisons());
      while (this.#skip('and'));
    return where;
  }

  /** BETWEEN is two. */
  #comparisons(): readonly Comparison[] {
    const column = this.#name();
    if (this.#skip('between')) {
      const from = this.#value();
      this.#need('and');
      return [
        { column, operator: '>=', value: from },
        { column, operator: '<=', value: this.#value() },
      ];
    }
    const word = this.#take();
    const operator = operators.find((known) => known === word.text.toLowerCase());
    if (operator === undefined) throw near(word);
    return [{ column, operator, value: this.#value() }];
  }

  #value(): string | number {
    const word = this.#take();
    if (word.kind === 'text') return word.text;
    if (word.kind === 'number') return Number(word.text);
    if (word.kind !== 'parameter') throw near(word);
    const given = this.#parameters[word.text.toLowerCase()];
    if (given === undefined)
      throw new SqlError(`Must declare the scalar variable "@${word.text}".`);
    return given;
  }

  #groupBy(): string | null {
    if (!this.#skip('group')) return null;
    this.#need('by');
    return this.#name();
  }

  #orderBy(): Query['orderBy'] {
    if (!this.#skip('order')) return null;
    this.#need('by');
    const column = this.#name();
    const descending = this.#skip('desc');
    if (!descending) this.#skip('asc');
    return { column, descending };
  }

  get #next(): Word {
    return this.#words[this.#at] ?? { kind: 'end', text: 'end of statement' };
  }

  #take(): Word {
    const word = this.#next;
    this.#at += 1;
    return word;
  }

  /** Whether the next word is this keyword or sign, which is then read. */
  #skip(text: string): boolean {
    const isNext = this.#next.kind !== 'text' && this.#next.text.toLowerCase() === text;
    if (isNext) this.#at += 1;
    return isNext;
  }

  #need(text: string): void {
    if (!this.#skip(text)) throw near(this.#next);
  }

  #name(): string {
    const word = this.#take();
    if (word.kind !== 'name') throw near(word);
    return word.text;
  }
}

function near(word: Word): SqlError {
  return new SqlError(`Incorrect syntax near '${word.text}'.`);
}
