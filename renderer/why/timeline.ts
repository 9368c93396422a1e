import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { actionReach } from '../../shared/exchange/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { addressOf } from '../../shared/rules/address.ts';
import { isOwnPoll } from '../../shared/rules/background.ts';
import type { AsideReason } from '../../shared/rules/aside-reason.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { readDeed } from '../text/deeds.ts';

/** What failed by something the user did: one explanation, and the requests that it explains. */
export interface Outcome {
  readonly diagnosis: Diagnosis;
  readonly requests: readonly Pick<ExchangeRow, 'index' | 'name' | 'startedAt'>[];
}

/**
 * One stop on the way: something the user did, also several times in a row with the same end, or
 * that they said "it failed now". The last is what failed not right after any action.
 */
export interface Moment {
  readonly kind: 'action' | 'mark' | 'background';
  /** What was done, in the words of the recording; null for the other kinds. */
  readonly action: string | null;
  /** This program did it for the user; left out for all else. */
  readonly actionIsOurs?: true;
  /** The page that its first request belongs to; null where unknown. */
  readonly pageUrl: string | null;
  /** Exchange.index of what it began with: the same while more comes of it. */
  readonly first: number;
  /** The last time, in milliseconds since 1970; null where it is not known. */
  readonly at: number | null;
  /** How many times in a row. */
  readonly times: number;
  readonly outcomes: readonly Outcome[];
  /** Of its other requests, those that wait for their answer, … */
  readonly waiting: number;
  /** … those that waited when another page was opened, … */
  readonly left: number;
  /** … those whose answer deserves a look, … */
  readonly doubtful: number;
  /** … those that failed and were set aside, with no word that nothing depends on them, … */
  readonly aside: number;
  /** … and those on which nothing depends. */
  readonly harmless: number;
}

/** As Moment, while its requests are gathered. */
interface Gathered {
  readonly kind: Moment['kind'];
  readonly action: string | null;
  readonly actionIsOurs?: true;
  readonly pageUrl: string | null;
  readonly first: number;
  /** When it began, in milliseconds since 1970; null where that is not known. */
  readonly since: number | null;
  /** When it was pressed; left out where that is not known. */
  readonly pressedAt?: number;
  at: number | null;
  times: number;
  readonly outcomes: Map<Diagnosis, Outcome['requests'][number][]>;
  waiting: number;
  left: number;
  doubtful: number;
  aside: number;
  harmless: number;
}

/** What the review says of a request, by its Exchange.index. */
interface Said {
  readonly explained: ReadonlyMap<number, Diagnosis>;
  readonly doubtful: ReadonlySet<number>;
  readonly aside: ReadonlyMap<number, AsideReason>;
}

/** Set aside, and yet it may be what somebody saw fail. */
const mayMatter: ReadonlySet<AsideReason> = new Set([
  'nothingSaysWhy',
  'laterSucceeded',
  'otherSite',
  'unexplained',
]);

/** What was done and what came of it, the latest first; what failed in the background last. */
export function timelineOf(
  rows: readonly ExchangeRow[],
  review: Pick<ReviewResult, 'diagnoses' | 'suspicions' | 'setAsideEntries'>,
  marks: readonly FailureMark[],
): readonly Moment[] {
  const known = saidOf(review);
  const background = gathered('background', -1, null);
  const found: Gathered[] = [];
  const said = [...marks].sort((left, right) => left.index - right.index);
  let told = 0;
  const tellMarks = (before: number) => {
    for (const { index, at } of said.slice(told)) {
      if (index >= before) return;
      found.push(gathered('mark', index, at));
      told += 1;
    }
  };
  for (const row of rows) {
    tellMarks(row.index);
    const action = row.action === null ? background : actionOf(found, row);
    const isPoll = isOwnPoll(row.method, addressOf(row.url).lower);
    tell(isPoll ? background : action, row, known);
  }
  tellMarks(Infinity);
  const opened = found.findLastIndex(isOpening);
  for (const before of found.slice(0, Math.max(0, opened))) {
    before.left = before.waiting;
    before.waiting = 0;
  }
  // One whose requests are all told under another, or are not there any more, is told all the same.
  const listed = new Set([background, ...found].flatMap(({ outcomes }) => [...outcomes.keys()]));
  for (const diagnosis of review.diagnoses)
    if (!listed.has(diagnosis)) background.outcomes.set(diagnosis, []);
  const folded = repeatsFolded(found.filter(isTold)).toReversed();
  return [...folded, ...(background.outcomes.size > 0 ? [background] : [])].map(momentOf);
}

function saidOf({
  diagnoses,
  suspicions,
  setAsideEntries,
}: Pick<ReviewResult, 'diagnoses' | 'suspicions' | 'setAsideEntries'>): Said {
  const explained = new Map<number, Diagnosis>();
  for (const diagnosis of diagnoses)
    for (const index of diagnosis.entries)
      if (!explained.has(index)) explained.set(index, diagnosis);
  return {
    explained,
    doubtful: new Set(suspicions.flatMap(({ entries }) => entries)),
    aside: new Map(setAsideEntries.map(({ index, why }) => [index, why])),
  };
}

function tell(moment: Gathered, row: ExchangeRow, { explained, doubtful, aside }: Said): void {
  const diagnosis = explained.get(row.index);
  if (diagnosis !== undefined) {
    const requests = moment.outcomes.get(diagnosis);
    if (requests === undefined) moment.outcomes.set(diagnosis, [row]);
    else requests.push(row);
  } else if (row.state === 'open') moment.waiting += 1;
  else if (doubtful.has(row.index)) moment.doubtful += 1;
  else {
    const why = aside.get(row.index);
    if (why !== undefined) moment[mayMatter.has(why) ? 'aside' : 'harmless'] += 1;
  }
}

function gathered(
  kind: Moment['kind'],
  first: number,
  at: number | null,
  done: Pick<ExchangeRow, 'action' | 'actionAt' | 'actionIsOurs' | 'pageUrl'> = {
    action: null,
    pageUrl: null,
  },
): Gathered {
  const { action, actionAt, actionIsOurs, pageUrl } = done;
  return {
    kind,
    action,
    ...(actionIsOurs === undefined ? {} : { actionIsOurs }),
    pageUrl,
    first,
    since: at,
    ...(actionAt === undefined ? {} : { pressedAt: actionAt }),
    at,
    times: 1,
    outcomes: new Map(),
    waiting: 0,
    left: 0,
    doubtful: 0,
    aside: 0,
    harmless: 0,
  };
}

/**
 * The action that the request came from: the last one, also where "it failed now" was said since, or
 * one that begins with it.
 */
function actionOf(found: Gathered[], row: ExchangeRow): Gathered {
  const { index, startedAt } = row;
  const last = found.findLast(({ kind }) => kind === 'action');
  if (last !== undefined && isSameDeed(last, row) && isSamePress(last, row)) return last;
  const begun = gathered('action', index, startedAt, row);
  found.push(begun);
  return begun;
}

/** Where it is not known when it was pressed, what follows later belongs to another of its name. */
function isSamePress(
  { since, pressedAt }: Gathered,
  { startedAt, actionAt }: ExchangeRow,
): boolean {
  if (pressedAt !== undefined && actionAt !== undefined) return pressedAt === actionAt;
  return (startedAt ?? 0) - (since ?? 0) <= actionReach;
}

const isSameDeed = (
  one: Pick<ExchangeRow, 'action' | 'actionIsOurs'>,
  other: Pick<ExchangeRow, 'action' | 'actionIsOurs'>,
): boolean => one.action === other.action && one.actionIsOurs === other.actionIsOurs;

const isOpening = ({ action }: Gathered): boolean =>
  action !== null && readDeed(action)?.kind === 'open';

/** What the program did for the user is none of their steps: it counts where something came of it. */
function isTold({ actionIsOurs, outcomes, waiting, doubtful, aside }: Gathered): boolean {
  return actionIsOurs !== true || outcomes.size > 0 || waiting + doubtful + aside > 0;
}

/** The same thing done again with the same end is one moment. */
function repeatsFolded(found: readonly Gathered[]): readonly Gathered[] {
  const folded: Gathered[] = [];
  for (const moment of found) {
    const last = folded.at(-1);
    if (last === undefined || last.kind === 'mark' || !isRepeat(last, moment)) {
      folded.push(moment);
      continue;
    }
    last.at = moment.at;
    last.times += 1;
    last.waiting += moment.waiting;
    last.left += moment.left;
    last.doubtful += moment.doubtful;
    last.aside += moment.aside;
    last.harmless += moment.harmless;
    for (const [diagnosis, requests] of moment.outcomes)
      last.outcomes.get(diagnosis)?.push(...requests);
  }
  return folded;
}

function isRepeat(one: Gathered, other: Gathered): boolean {
  const came = ({ outcomes, waiting, left, doubtful, aside }: Gathered) =>
    JSON.stringify([
      [...outcomes.keys()].map(diagnosisKey).toSorted(),
      waiting > 0,
      left > 0,
      doubtful > 0,
      aside > 0,
    ]);
  return isSameDeed(one, other) && came(one) === came(other);
}

function momentOf(moment: Gathered): Moment {
  return {
    ...moment,
    outcomes: [...moment.outcomes].map(([diagnosis, requests]) => ({ diagnosis, requests })),
  };
}
