import type { Diagnosis, Reason, ReviewResult, Step } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import type { Fingerprint } from './fingerprint.ts';
import { peopleIn } from './people.ts';
import { isOwnSave, showing, signOf, shownBy, type Traffic } from './signs.ts';
import { beganAfter, inTimeOrder } from './time-order.ts';
import { diagnosisByIndex } from './scene.ts';
import { verdictOf } from './verdict.ts';

/**
 * What the user said on the way. Steps by Step.id: a number in their text may change with what comes
 * in. Records of an earlier version hold the texts.
 */
export interface Answers {
  readonly done: readonly string[];
  /** Seen in the traffic, or ticked, and taken away again: the user's word counts. */
  readonly notDone: readonly string[];
  /** Reasons that it was not: Reason.place of each. */
  readonly ruledOut: readonly number[];
}

export const noAnswers: Answers = { done: [], notDone: [], ruledOut: [] };

/**
 * `done`: the user says so; `seen`: the traffic shows it. `unseen`: neither, though a later step was
 * seen and the thing does not work yet. It may have been done where nobody looked, as by an administrator
 * on another computer: that is said, and not decided. `saved`: something was saved where the step is
 * done, and nothing shows whether it was what the step asks for. `known`: what it would find stands in
 * the failure itself.
 */
export interface WalkthroughStep extends Step {
  readonly state: 'open' | 'saved' | 'unseen' | 'known' | 'done' | 'seen';
}

/** Where the user is: derived from evidence and answers, never stored. */
export interface Walkthrough {
  readonly reasons: readonly (Reason & { readonly state: 'ruled-out' | 'now' | 'later' })[];
  /** The reason that is looked at; null where all were ruled out or none is known. */
  readonly reason: Reason | null;
  /** Its own steps first, then those for every reason; at most twelve. */
  readonly steps: readonly WalkthroughStep[];
  /**
   * The first step that is neither done nor seen, behind the last one that was seen: nobody is sent
   * back, unless they took a tick away. Once something was changed, what only looks, or is for some
   * cases, is no longer next. null where there is none, or where it works.
   */
  readonly next: WalkthroughStep | null;
  readonly done: number;
  /** How many are to be done: those for some cases only where they were, and none that is known. */
  readonly all: number;
  readonly unseen: number;
}

/** A longer walkthrough is given up on. */
const mostSteps = 12;

/** Time alone may mend it, for one of its steps is to wait: then nobody has to change anything. */
export function mayPass({ steps }: Pick<Diagnosis, 'steps'>): boolean {
  return steps.some(({ waits }) => waits === true);
}

/**
 * How the user says that they did what mends it, where that changes nothing, as a new sign-in does not;
 * null where they change something.
 */
export function saidOf({ steps }: Pick<Diagnosis, 'steps'>): string | null {
  return steps.find(({ said }) => said !== undefined)?.said ?? null;
}

/** No server answered: hardly a change in Halo mends that, and it is done once more as it was. */
export function isUnanswered({
  status,
  refusedBy,
}: Pick<Diagnosis, 'status' | 'refusedBy'>): boolean {
  return status === 0 && (refusedBy === 'network' || refusedBy === 'browser');
}

/**
 * `seen`: Step.id of those that the traffic shows to be done. `works`: what failed was seen to work
 * since, so that nothing is left to do. `saved`: Step.id of those where only a save shows.
 * `isChanged`: something was done to mend it since it failed last; `isRemade`: what failed was itself
 * saved since, so that it is tried next.
 */
export function walkthroughOf(
  diagnosis: Diagnosis,
  answers: Answers,
  seen: ReadonlySet<string>,
  works = false,
  saved: ReadonlySet<string> = new Set(),
  isChanged = false,
  isRemade = false,
): Walkthrough {
  const left = diagnosis.reasons.filter((reason) => !answers.ruledOut.includes(reason.place));
  const reason = left[0] ?? null;
  const own = reason?.steps ?? [];
  const all = [...own, ...diagnosis.steps.filter((step) => !own.some((one) => one.id === step.id))]
    // Where groups are planned, their plan says when to wait; nothing is said twice.
    .filter((step) => diagnosis.pace === undefined || step.planned !== true)
    .slice(0, mostSteps);
  const said = all.map((step) => ({ step, state: stateOf(step, answers, seen) }));
  const lastSeen = said.findLastIndex(({ state }) => state === 'seen');
  const steps = said.map(({ step, state }, at): WalkthroughStep => {
    const isOpen = state === 'open' && !isTakenBack(step, answers);
    if (isOpen && saved.has(step.id)) return { ...step, state: 'saved' };
    if (isOpen && step.known === true) return { ...step, state: 'known' };
    const isUnseen = isOpen && !works && at < lastSeen && step.perhaps !== true;
    return { ...step, state: isUnseen ? 'unseen' : state };
  });
  const isPassed = ({ does, perhaps }: Step) => isChanged && (does === 'looks' || perhaps === true);
  const isNext = (step: WalkthroughStep, at: number) =>
    isLeft(step) && (isTakenBack(step, answers) || (at > lastSeen && !isPassed(step)));
  return {
    reason,
    steps,
    reasons: diagnosis.reasons.map((one) => ({
      ...one,
      state: one === reason ? 'now' : left.includes(one) ? 'later' : 'ruled-out',
    })),
    next: works || isRemade ? null : (steps.find(isNext) ?? null),
    done: steps.filter(isDone).length,
    all: steps.filter((step) => isDone(step) || (isLeft(step) && step.perhaps !== true)).length,
    unseen: steps.filter(({ state }) => state === 'unseen').length,
  };
}

export const isDone = ({ state }: WalkthroughStep): boolean => state === 'done' || state === 'seen';

/** Neither done nor known without it. */
export const isLeft = (step: WalkthroughStep): boolean => !isDone(step) && step.state !== 'known';

export const mends = ({ does }: Step): boolean => does === undefined;

/** What failed is done again by it: no more is to be done before. */
export const isTry = ({ does, sign }: Step): boolean => does === 'tries' || sign === 'succeeded';

/** As it is told where one request is left to send: no number is needed, nor why it is that number. */
export function lastOf<S extends Step>(step: S): S {
  return step.last === undefined ? step : { ...step, text: step.last, why: null };
}

/** Step.id of steps, by what the traffic shows of them. */
export interface ShownSteps {
  /** Their effect stands in it. */
  readonly seen: ReadonlySet<string>;
  /** Something was saved where they are done: whether it was that, nothing tells. */
  readonly saved: ReadonlySet<string>;
  /** When what mends it was done or saved, each time, in milliseconds since 1970. */
  readonly changes: readonly number[];
  /** What was sent because a step that only looks has it tried, by Exchange.index. */
  readonly looks: ReadonlyMap<number, Step>;
  /** When the very record that failed was saved, each time: it is to be tried before any more is done. */
  readonly remade: readonly number[];
}

const noneShown: ShownSteps = {
  seen: new Set(),
  saved: new Set(),
  changes: [],
  looks: new Map(),
  remade: [],
};

/**
 * What the traffic after the first failure shows of all steps. `review` was derived from `rows`.
 * `since`: milliseconds since 1970, where what was done before belongs to an earlier fix; else null.
 */
export function shownSteps(
  diagnosis: Diagnosis,
  fingerprint: Fingerprint,
  rows: readonly ExchangeRow[],
  review: ReviewResult,
  since: number | null = null,
): ShownSteps {
  const failed = new Set(diagnosis.entries);
  const all = inTimeOrder(rows);
  const first = all.find(
    ({ index, startedAt }) => failed.has(index) && (startedAt ?? 0) >= (since ?? 0),
  );
  if (first === undefined) return noneShown;
  const found = diagnosisByIndex(review);
  const later = all.filter((row) => beganAfter(row, first));
  const verdict = verdictOf(
    { fingerprint, after: diagnosis.entries.at(-1) ?? first.index, anySite: false, pace: null },
    rows,
    review,
    null,
  );
  const mended = later.filter(({ index }) => !found.has(index));
  const traffic = { fingerprint, rows: mended, later, all, people: peopleIn(all) };
  const works = verdict.kind === 'works';
  const lists = [diagnosis.steps, ...diagnosis.reasons.map(({ steps }) => steps)];
  const shown = lists.flatMap((steps) => shownAmong(steps, traffic, works));
  const ids = (some: readonly ShownStep[]) => new Set(some.map(({ step }) => step.id));
  const rowsOf = (some: readonly ShownStep[]) => some.flatMap(({ rows: all }) => all);
  const remade = timesOf(mended.filter((row) => isOwnSave(fingerprint, row)));
  return {
    seen: ids(shown.filter(({ isSeen }) => isSeen)),
    saved: ids(shown.filter(({ isSeen, isSaved }) => isSaved && !isSeen)),
    changes: [...timesOf(rowsOf(shown.filter(({ step }) => mends(step)))), ...remade],
    looks: new Map(
      shown
        .filter(({ step }) => step.does === 'looks')
        .flatMap(({ step, rows: all }) => all.map(({ index }) => [index, step] as const)),
    ),
    remade,
  };
}

interface ShownStep {
  readonly step: Step;
  readonly isSeen: boolean;
  readonly isSaved: boolean;
  /** What shows either. */
  readonly rows: readonly ExchangeRow[];
}

/** `steps` in their order: those of which something shows. */
function shownAmong(
  steps: readonly Step[],
  traffic: Traffic,
  works: boolean,
): readonly ShownStep[] {
  /** What has to be saved before the step: the last save of each; null where it was not. */
  const saves: (ExchangeRow | null)[] = [];
  return steps.flatMap((step): readonly ShownStep[] => {
    const sign = signOf(step);
    if (sign === null) return [];
    if (sign.kind === 'succeeded')
      return works ? [{ step, isSeen: true, isSaved: false, rows: [] }] : [];
    const rows = showing(sign, traffic, saves);
    const save = sign.kind === 'saved' ? shownBy(sign, traffic) : null;
    if (sign.kind === 'saved') saves.push(save);
    const all = save === null ? rows : [...rows, save];
    return [{ step, isSeen: rows.length > 0, isSaved: save !== null, rows: all }];
  });
}

export function timesOf(rows: readonly ExchangeRow[]): readonly number[] {
  return rows.map(({ startedAt }) => startedAt).filter((at) => at !== null);
}

/** The answers once a step is ticked, or its tick taken away. */
export function ticked(
  answers: Answers,
  step: Pick<Step, 'id' | 'text'>,
  isDone: boolean,
): Answers {
  const { id, text } = step;
  const without = (names: readonly string[]) =>
    names.filter((name) => name !== id && name !== text);
  return isDone
    ? { ...answers, done: [...without(answers.done), id], notDone: without(answers.notDone) }
    : { ...answers, done: without(answers.done), notDone: [...without(answers.notDone), id] };
}

/** `reason`: Reason.place. */
export function ruledOut(answers: Answers, reason: number, isRuledOut: boolean): Answers {
  const others = answers.ruledOut.filter((place) => place !== reason);
  return { ...answers, ruledOut: isRuledOut ? [...others, reason] : others };
}

function stateOf(
  step: Step,
  answers: Answers,
  seen: ReadonlySet<string>,
): Exclude<WalkthroughStep['state'], 'unseen'> {
  if (isTakenBack(step, answers)) return 'open';
  if (seen.has(step.id) || seen.has(step.text)) return 'seen';
  return answers.done.some((name) => isOf(step, name)) ? 'done' : 'open';
}

/** The user says that it was not done: then nothing else is said about it. */
const isTakenBack = (step: Step, { notDone }: Answers): boolean =>
  notDone.some((name) => isOf(step, name));

const isOf = ({ id, text }: Step, name: string): boolean => name === id || name === text;
