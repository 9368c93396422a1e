import type { Diagnosis } from '../rules/diagnosis.ts';
import { type Lesson, type LessonPart, type LessonStep, lessonSchema } from './lesson.ts';
import { faultLine, faultsOf } from '../packs/faults.ts';
import type { Cause } from '../rules/cause.ts';
import { routeOf } from '../rules/route.ts';
import type { Scenario, ScenarioAction } from './scenario.ts';
import { say } from '../words/say.ts';

/** A lesson with what it names: ready to be played. */
export interface ReadyLesson {
  readonly lesson: Lesson;
  readonly scenario: Scenario;
  readonly cause: Cause;
  /** True for a partner's. */
  readonly isAdded: boolean;
}

/** What a lesson may name. */
export interface LessonWorld {
  readonly scenarios: readonly Scenario[];
  readonly causes: readonly Cause[];
}

export type LessonReading =
  | { readonly ok: true; readonly lesson: ReadyLesson }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks a lesson as it comes from a file: its shape, and that all it names is there. Problems are
 * sentences for the writer.
 */
export function readLesson(data: unknown, world: LessonWorld, isAdded: boolean): LessonReading {
  const parsed = lessonSchema.safeParse(data);
  if (!parsed.success) {
    return { ok: false, problems: faultsOf(parsed.error.issues, data).map(faultLine) };
  }
  const lesson = parsed.data;
  const scenario = world.scenarios.find(({ id }) => id === lesson.scenario);
  const cause = world.causes.find(({ id }) => id === lesson.about.cause);
  const problems = [
    ...(scenario === undefined
      ? [say('lesson.fault.noScenario', { id: lesson.scenario })]
      : partProblems(lesson, scenario)),
    ...(cause === undefined ? [say('lesson.fault.noCause', { id: lesson.about.cause })] : []),
    ...(scenario !== undefined && cause !== undefined && scenario.cause !== cause.id
      ? [say('lesson.fault.otherCause', { id: scenario.id, cause: scenario.cause })]
      : []),
    ...stepProblems(lesson.steps),
  ];
  if (problems.length > 0 || scenario === undefined || cause === undefined)
    return { ok: false, problems };
  return { ok: true, lesson: { lesson, scenario, cause, isAdded } };
}

function stepProblems(steps: readonly LessonStep[]): readonly string[] {
  const twice = steps
    .filter((step, at) => steps.findIndex(({ id }) => id === step.id) !== at)
    .map(({ id }) => say('lesson.fault.sameStep', { id }));
  const idle = steps
    .filter(
      ({ expect, play }) =>
        ['failure', 'request', 'success'].includes(expect.event) && play === undefined,
    )
    .map(({ id }) => say('lesson.fault.noWay', { id }));
  const unsure = steps.flatMap(({ id, expect }) =>
    expect.event === 'answer' &&
    expect.ask === 'own' &&
    expect.choices.filter(({ right }) => right).length !== 1
      ? [say('lesson.fault.oneAnswer', { id })]
      : [],
  );
  return [...twice, ...idle, ...unsure];
}

function partProblems(lesson: Lesson, scenario: Scenario): readonly string[] {
  return lesson.steps.flatMap(({ id, play }) =>
    (play ?? []).flatMap(({ of, from = 0, to }) => {
      const all = of === 'start' ? 1 : scenario[of].length;
      return from > all || (to !== undefined && (to > all || to <= from))
        ? [say('lesson.fault.noActions', { id, scenario: of, all })]
        : [];
    }),
  );
}

/** The actions of one step, in order, with a last look at what they lead to. */
export function actionsOf({ scenario }: ReadyLesson, step: LessonStep): readonly ScenarioAction[] {
  return (step.play ?? []).flatMap((part) => actionsOfPart(scenario, part));
}

function actionsOfPart(
  scenario: Scenario,
  { of, from, to }: LessonPart,
): readonly ScenarioAction[] {
  if (of === 'start') return [{ do: 'visit', path: scenario.start }];
  const actions = scenario[of].slice(from, to);
  if (to !== undefined && to < scenario[of].length) return actions;
  if (of === 'provoke') return [...actions, { do: 'see', text: scenario.failure.text }];
  return of === 'repeat' ? [...actions, { do: 'see', text: scenario.success.text }] : actions;
}

/** What brings a practice Halo that was just set back to where the step at that place begins. */
export function setUpActions(ready: ReadyLesson, place: number): readonly ScenarioAction[] {
  const { lesson, scenario } = ready;
  const opensItself = lesson.steps.some(({ play }) =>
    (play ?? []).some(({ of }) => of === 'start'),
  );
  const earlier = lesson.steps.slice(0, place).flatMap((step) => actionsOf(ready, step));
  return opensItself ? earlier : [{ do: 'visit', path: scenario.start }, ...earlier];
}

/** Pages on which the scenario plays: to be elsewhere is a wrong turn. */
export function pagesOf({ scenario }: ReadyLesson): ReadonlySet<string> {
  const visited = [...scenario.provoke, ...scenario.mend, ...scenario.repeat].flatMap((action) =>
    action.do === 'visit' ? [action.path] : [],
  );
  return new Set(
    [scenario.start, ...visited, '/', '/tickets'].map((path) => path.split('?')[0] ?? path),
  );
}

/** The page on which a step begins. */
export function pageOf(ready: ReadyLesson, step: LessonStep): string {
  const visit = actionsOf(ready, step).find((action) => action.do === 'visit');
  return visit?.path ?? ready.scenario.start;
}

/**
 * The diagnosis that a lesson is about, where the recording holds it; of several, as after playing
 * it twice, the one seen last. The same cause elsewhere, as in an earlier lesson, is another one.
 */
export function diagnosisOf(ready: ReadyLesson, diagnoses: readonly Diagnosis[]): Diagnosis | null {
  const lastOf = ({ entries }: Diagnosis) => entries.at(-1) ?? -1;
  return diagnoses
    .filter((diagnosis) => isAbout(ready, diagnosis))
    .reduce<Diagnosis | null>(
      (newest, one) => (newest === null || lastOf(one) > lastOf(newest) ? one : newest),
      null,
    );
}

/** Whether a diagnosis is the failure that the lesson makes. */
export function isAbout(
  { cause, scenario: { fails } }: ReadyLesson,
  diagnosis: Diagnosis,
): boolean {
  const isHere =
    cause.spans === 'site' ||
    (diagnosis.method === fails.method && diagnosis.route === routeOf(fails.path));
  return diagnosis.cause === cause.id && isHere;
}
