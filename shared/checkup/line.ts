import type { Actor } from '../rules/diagnosis.ts';
import type { CheckGroup, CheckState } from './check.ts';

/** Why something cannot be told. The screen has a sentence for each. */
export const whyNots = [
  'no-answer',
  'too-slow',
  'cancelled',
  'limit',
  'left',
  'not-asked', // it did not run
  'signed-out', // no call was let in
  'not-let', // 401 where others were let in: signed out since, or no right
  'no-right', // 403
  'not-there', // 404
  'refused', // 400 and the like
  'server-fault', // 5xx
  'moved', // a redirect
  'page', // a web page where data belongs
  'shape', // an answer of a shape that the check does not know
  'cut', // the answer was too long to be read whole
  'more', // Halo has more rows than it gave
] as const;
export type WhyNot = (typeof whyNots)[number];

/** One line of the tree. */
export interface CheckLine {
  /** The same line in another check-up has the same key: check, and what the row is about. */
  readonly key: string;
  readonly check: string;
  readonly group: CheckGroup;
  readonly title: string;
  /** The thing it is about: "Nightly invoices"; null where it is about the check as a whole. */
  readonly subject: string | null;
  /** A name that may be a person's and stands in the line; null where there is none. */
  readonly personal: string | null;
  readonly state: CheckState;
  /** Id of the outcome; null for fine and for what cannot be told. */
  readonly outcome: string | null;
  /** What was seen, in one sentence; '' where `why` says it. */
  readonly says: string;
  readonly why: WhyNot | null;
  /** The other system's own words. */
  readonly words: string | null;
  /** Milliseconds since 1970. */
  readonly since: number | null;
  /** How many rows tell the same, one after the other. */
  readonly count: number;
  /**
   * Keys of the things of its check that are known to be fine; null where its check saw all that
   * there is, so that what has no line is fine or gone. Of a list of the newest rows something may
   * only have been pushed out.
   */
  readonly fine: readonly string[] | null;
  readonly integration: string | null;
  /** The status that the other system gave; null where none is known. */
  readonly status: number | null;
  /** Id of a cause, `by-words`, or null where none explains it. */
  readonly cause: string | null;
  readonly tries: string | null;
  readonly who: Actor | null;
  /** The name of the rule pack whose check this is; null for a built-in one. */
  readonly pack: string | null;
  /** What was read: `/api/Webhook?type=0`. */
  readonly address: string;
  /** When it was read; milliseconds since 1970, null where it was not. */
  readonly at: number | null;
}

/** Whether these lines of a later look show that what a line told is over: seen, not only missing. */
export function isOver(
  { key, check }: Pick<CheckLine, 'key' | 'check'>,
  later: readonly CheckLine[],
): boolean {
  const own = later.filter((line) => line.check === check);
  return (
    own.every((line) => line.key !== key || line.state === 'fine') &&
    own.every(({ state }) => state !== 'unknown') &&
    own.some(({ fine }) => fine === null || fine.includes(key))
  );
}
