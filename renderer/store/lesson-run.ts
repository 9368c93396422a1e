import { create } from 'zustand';
import type { LessonStep, Wrong } from '../../shared/learn/lesson.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';

/** Exchange.index of the last request before the lesson was set up, and before the step began. */
export interface Since {
  readonly since: number;
  readonly after: number;
}

/**
 * A wrong turn; `key` tells it from another one of its kind, `about` is what to name in the nudge.
 */
export interface Miss {
  readonly wrong: Wrong;
  readonly key: string;
  readonly about: string;
}

/** `misses`: all wrong turns that stand now, the most telling first. */
export type Judgement =
  { readonly met: true } | { readonly met: false; readonly misses: readonly Miss[] };

/** A lesson that is being played. The step it stands at is the first that was not reached. */
export interface LessonRun {
  readonly ready: ReadyLesson;
  readonly done: readonly string[];
  /**
   * `paused`: the practice Halo is not where this step begins, as after a restart; `setting-up` and
   * `showing`: "Show me" is at work.
   */
  readonly state: 'paused' | 'setting-up' | 'playing' | 'showing';
  readonly moment: Since;
  readonly misses: readonly Miss[];
  /** Keys of wrong turns that stood before the step began: they are not counted. */
  readonly before: readonly string[];
  /** How often help was asked for at this step. */
  readonly asked: number;
  /**
   * The answer that is picked at this step, given or not. It is kept here, as the step is shown now
   * on its own screen, now docked above another.
   */
  readonly picked: string | null;
  /** The answer given last at this step. */
  readonly answer: string | null;
}

export const usePlayer = create<{ readonly run: LessonRun | null }>(() => ({ run: null }));

/** `step`: the number of the step whose answer it was, from 1. */
export interface Praise {
  readonly praise: string | null;
  readonly step: number;
}

/** What was right about the last answer: shown above the step that follows. */
export const usePraise = create<Praise>(() => ({ praise: null, step: 0 }));

/** A question of the lesson waits for its answer: that is the main thing to press. */
export const isAsking = ({ run }: { readonly run: LessonRun | null }): boolean =>
  run?.state === 'playing' && stepOf(run)?.expect.event === 'answer';

/** How much help is on screen: each miss, and each time somebody asks, adds one. */
export type Help = 'none' | 'nudge' | 'hint' | 'show';

export function startRun(ready: ReadyLesson, done: readonly string[]): LessonRun {
  const known = ready.lesson.steps.filter(({ id }) => done.includes(id)).map(({ id }) => id);
  return {
    ready,
    done: known,
    state: 'paused',
    moment: { since: -1, after: -1 },
    misses: [],
    before: [],
    asked: 0,
    picked: null,
    answer: null,
  };
}

/** Place of the present step; as many as there are steps where all are done. */
export function placeOf({ ready, done }: LessonRun): number {
  const place = ready.lesson.steps.findIndex(({ id }) => !done.includes(id));
  return place === -1 ? ready.lesson.steps.length : place;
}

export function stepOf(run: LessonRun): LessonStep | null {
  return run.ready.lesson.steps[placeOf(run)] ?? null;
}

/**
 * The first miss gives a nudge, the second a hint, the third "Show me". Somebody who asks skips the
 * nudge.
 */
export function helpOf({ misses, asked }: LessonRun): Help {
  const level = asked === 0 ? misses.length : Math.max(misses.length, 1) + asked;
  if (level === 0) return 'none';
  return level === 1 ? 'nudge' : level === 2 ? 'hint' : 'show';
}

/** The step begins anew, from this moment on; `judged` is how it stands at once. */
export function begin(run: LessonRun, moment: Since, judged: Judgement | null): LessonRun {
  const before = judged === null || judged.met ? [] : judged.misses.map(({ key }) => key);
  return {
    ...run,
    state: 'playing',
    moment,
    misses: [],
    before,
    asked: 0,
    picked: null,
    answer: null,
  };
}

/** The present step is reached. */
export function reach(run: LessonRun): LessonRun {
  const step = stepOf(run);
  return step === null ? run : { ...run, done: [...run.done, step.id] };
}

/**
 * Counts a wrong turn that is new; of several the most telling. What stood before the step counts
 * once it was put right and is done again.
 */
export function miss(run: LessonRun, standing: readonly Miss[]): LessonRun {
  const isOld = ({ key }: Miss) =>
    run.before.includes(key) || run.misses.some((known) => known.key === key);
  const wrong = standing.find((one) => !isOld(one));
  const before = run.before.filter((key) => standing.some((one) => one.key === key));
  return { ...run, before, misses: wrong === undefined ? run.misses : [...run.misses, wrong] };
}

export function ask(run: LessonRun): LessonRun {
  return { ...run, asked: run.asked + 1 };
}

export function pick(run: LessonRun, picked: string): LessonRun {
  return { ...run, picked };
}

/** Takes an answer; a wrong one is a miss each time. */
export function answer(
  run: LessonRun,
  choice: { readonly id: string; readonly right: boolean; readonly feedback: string },
): LessonRun {
  const given = { ...run, answer: choice.id };
  if (choice.right) return given;
  return {
    ...given,
    misses: [
      ...run.misses,
      { wrong: 'wrong-answer', key: `wrong-answer ${run.misses.length}`, about: choice.feedback },
    ],
  };
}

/** What the lesson's writer says to a wrong turn; null where the program's own words do. */
export function ownNudge(step: LessonStep, wrong: Wrong): string | null {
  return step.nudge?.find(({ when }) => when === wrong)?.text ?? null;
}

/** While a lesson teaches the way by hand, nothing on screen gives the answer away. */
export const useByHand = (): boolean =>
  usePlayer(({ run }) => run !== null && run.ready.lesson.id === 'by-hand' && stepOf(run) !== null);
