import { type ExchangeRow } from '../exchange/row.ts';

/** What a filter looks at: the light row with what the review says of it. */
export interface FilterLine {
  readonly row: ExchangeRow;
  /** Address, meaning and action in lower case: plain words are looked for here. */
  readonly text: string;
  /** Id of the cause that explains it, null where none does. */
  readonly cause: string | null;
  /** True where it failed or looks wrong, and is not set aside. */
  readonly problem: boolean;
  /** True where it failed but is the cause of nothing. */
  readonly setAside: boolean;
  /** Lower-case names of the response headers; null while the details were not read. */
  readonly headerNames: ReadonlySet<string> | null;
}

export type Test = (line: FilterLine) => boolean;

/**
 * Loops of their own: these run for each of very many lines, and a call for each less is a third of
 * the time.
 */
export function allOf<L>(tests: readonly ((line: L) => boolean)[]): (line: L) => boolean {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (line) => {
    for (const test of tests) if (!test(line)) return false;
    return true;
  };
}

/** As `allOf`, for lines that pass one of the tests. */
export function anyOf<L>(tests: readonly ((line: L) => boolean)[]): (line: L) => boolean {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (line) => {
    for (const test of tests) if (test(line)) return true;
    return false;
  };
}
