import type { Diagnosis, Reason, ReviewResult, Step } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import type { Fingerprint } from './fingerprint.ts';
import { peopleIn } from './people.ts';
import { isShown, signOf, shownBy, type Traffic } from './signs.ts';
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
 * done, and nothing shows whether it was what the step asks for.
 */
export interface WalkthroughStep extends Step {
  readonly state: 'open' | 'saved' | 'unseen' | 'done' | 'seen';
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
   * back, unless they took a tick away. null where there is none, or where it works.
   */
  readonly next: WalkthroughStep | null;
  readonly done: number;
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
 */
export function walkthroughOf(
  diagnosis: Diagnosis,
  answers: Answers,
  seen: ReadonlySet<string>,
  works = false,
  saved: ReadonlySet<string> = new Set(),
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
    return { ...step, state: isOpen && !works && at < lastSeen ? 'unseen' : state };
  });
  const isLeft = ({ state }: WalkthroughStep) => state !== 'done' && state !== 'seen';
  const isNext = (step: WalkthroughStep, at: number) =>
    isLeft(step) && (at > lastSeen || isTakenBack(step, answers));
  return {
    reason,
    steps,
    reasons: diagnosis.reasons.map((one) => ({
      ...one,
      state: one === reason ? 'now' : left.includes(one) ? 'later' : 'ruled-out',
    })),
    next: works ? null : (steps.find(isNext) ?? null),
    done: steps.filter((step) => !isLeft(step)).length,
    unseen: steps.filter(({ state }) => state === 'unseen').length,
  };
}

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
}

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
  if (first === undefined) return { seen: new Set(), saved: new Set() };
  const found = diagnosisByIndex(review);
  const later = all.filter((row) => beganAfter(row, first) && !found.has(row.index));
  const verdict = verdictOf(
    { fingerprint, after: diagnosis.entries.at(-1) ?? first.index, anySite: false, pace: null },
    rows,
    review,
    null,
  );
  const traffic = { fingerprint, rows: later, all, people: peopleIn(all) };
  const works = verdict.kind === 'works';
  const lists = [diagnosis.steps, ...diagnosis.reasons.map(({ steps }) => steps)];
  const shown = lists.map((steps) => shownAmong(steps, traffic, works));
  return {
    seen: new Set(shown.flatMap(({ seen }) => seen)),
    saved: new Set(shown.flatMap(({ saved }) => saved)),
  };
}

/** `steps` in their order. */
function shownAmong(
  steps: readonly Step[],
  traffic: Traffic,
  works: boolean,
): { readonly seen: readonly string[]; readonly saved: readonly string[] } {
  const seen: string[] = [];
  const saved: string[] = [];
  /** What has to be saved before the step: the last save of each; null where it was not. */
  const saves: (ExchangeRow | null)[] = [];
  for (const step of steps) {
    const sign = signOf(step);
    if (sign === null) continue;
    const isSeen = sign.kind === 'succeeded' ? works : isShown(sign, traffic, saves);
    if (isSeen) seen.push(step.id);
    if (sign.kind !== 'saved') continue;
    const save = shownBy(sign, traffic);
    if (save !== null && !isSeen) saved.push(step.id);
    saves.push(save);
  }
  return { seen, saved };
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
