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
