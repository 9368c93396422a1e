import type { Actor } from '../rules/diagnosis.ts';
import { type CheckGroup, type CheckState, checkStates } from './check.ts';

/** Why something cannot be told. The screen has a sentence for each. */
const whyNots = [
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

/** Numbers by field, times in milliseconds since 1970; null where the row holds none. */
export type Measures = Readonly<Record<string, number | null>>;

interface FineThing {
  readonly key: string;
  readonly measures: Measures;
}

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
  /** The things of its check that are known to be fine. */
  readonly fine: readonly FineThing[];
  /**
   * Its check saw all that there is, so what has no line is not there any more. In a list of what
   * happened something may only have been pushed out.
   */
  readonly isAll: boolean;
  /**
   * What has to grow until it is mended, as it was; empty where no later row proves it, null where a
   * row that is fine does.
   */
  readonly proof: Measures | null;
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

/** It is broken, or worth a look. */
export const isWrong = ({ state }: Pick<CheckLine, 'state'>): boolean =>
  state === 'broken' || state === 'look';

/** What a line says in a word: where Halo has nothing of a kind, none of it is fine. */
export const markOf = ({
  state,
  count,
}: Pick<CheckLine, 'state' | 'count'>): CheckState | 'none' =>
  state === 'fine' && count === 0 ? 'none' : state;

/** The place of a line by how bad it is: 0 comes first. */
export const severityOf = ({ state }: Pick<CheckLine, 'state'>): number =>
  checkStates.indexOf(state);

/** A line as long as nothing is known. */
export const unknownLine: Omit<CheckLine, 'key' | 'check' | 'group' | 'title' | 'address' | 'at'> =
  {
    subject: null,
    personal: null,
    state: 'unknown',
    outcome: null,
    says: '',
    why: null,
    words: null,
    since: null,
    count: 0,
    fine: [],
    isAll: false,
    proof: null,
    integration: null,
    status: null,
    cause: null,
    tries: null,
    who: null,
    pack: null,
  };

/**
 * What a later look shows of a line that was not fine. `over`: seen to be mended. `unproven`: it is
 * fine, and that proves nothing; `gone`: it is not there any more. `unclear`: it cannot be told.
 */
export type Since = 'over' | 'unproven' | 'gone' | 'same' | 'unclear';

/** `later`: lines of a later look. */
export function sinceThen(
  { key, check, proof }: Pick<CheckLine, 'key' | 'check' | 'proof'>,
  later: readonly CheckLine[],
): Since {
  const own = later.filter((line) => line.check === check);
  if (own.some((line) => line.key === key && isWrong(line))) return 'same';
  // What cannot be told of another thing, by name, says nothing of this one.
  const isUntold = (line: CheckLine): boolean =>
    line.state === 'unknown' && (line.outcome === null || line.key === key);
  if (own.length === 0 || own.some(isUntold)) return 'unclear';
  const thing = own.flatMap(({ fine }) => fine).find((one) => one.key === key);
  if (thing === undefined) return 'gone';
  return proof === null || hasGrown(proof, thing.measures) ? 'over' : 'unproven';
}

function hasGrown(before: Measures, now: Measures): boolean {
  return Object.entries(before).some(
    ([field, value]) => (now[field] ?? -Infinity) > (value ?? -Infinity),
  );
}
