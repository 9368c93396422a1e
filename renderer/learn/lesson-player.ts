import type { CallInput } from '../../shared/ipc/ipc.ts';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { call } from '../platform/halo.ts';
import { changeFix } from '../store/fixes.ts';
import { text } from '../text/i18n.ts';
import { useView } from '../store/request-view.ts';
import { deriveReview, lastIndex, useCapture } from '../store/capture.ts';
import { attempt } from '../store/notices.ts';
import { rememberOpened, useCheckup } from '../store/checkup.ts';
import { useSite } from '../store/site.ts';
import {
  isRead,
  openRequests,
  selectRequest,
  show,
  showBeside,
  showHalo,
  useWizard,
} from '../store/wizard.ts';
import { checkAgain, explanationOf, startCheckup } from '../actions/checkup.ts';
import { compareWithColleague } from '../actions/compare.ts';
import { showWalkthrough } from '../actions/open-diagnosis.ts';
import { openPracticeSite, startEmpty } from '../actions/open-halo.ts';
import { judge, type Situation } from './judge.ts';
import {
  answer,
  ask,
  begin,
  type Judgement,
  type LessonRun,
  miss,
  pick,
  placeOf,
  type Praise,
  reach,
  startRun,
  stepOf,
  usePlayer,
  usePraise,
} from '../store/lesson-run.ts';
import { keepProgress, progressOf } from './progress.ts';
import {
  actionsOf,
  diagnosisOf,
  type ReadyLesson,
  setUpActions,
} from '../../shared/learn/ready-lesson.ts';

/**
 * Milliseconds without anything new after which a step is judged for good: what leads to the right
 * end may still be under way.
 */
const quiet = 1_100;

/** Milliseconds that the recorder gets at most to tell of what "Show me" had fail. */
const patience = 5_000;

let quietTimer: ReturnType<typeof setTimeout> | null = null;
/** Stops what is being shown, when something else is to be. */
let showing = new AbortController();

/** Ends the watching of the lesson that is open; null while none is. */
let stopWatching: (() => void) | null = null;

/** Opens a lesson where the learner left it; a finished one begins anew. */
export function openLesson(ready: ReadyLesson): void {
  const { done, finishedAt } = progressOf(ready.lesson.id);
  usePlayer.setState({ run: startRun(ready, finishedAt === null ? done : []) });
  stopWatching ??= watchLesson();
  show({ screen: 'lesson' });
  // What an exam or a file had there is not about the lesson.
  showHalo();
}

export function leaveLesson(): void {
  usePlayer.setState({ run: null });
  show({ screen: 'learn' });
}

/**
 * Brings the practice Halo to where the present step begins: set back, signed in, earlier steps
 * done. Also "start this step over".
 */
export async function setUp(): Promise<void> {
  const { run } = usePlayer.getState();
  if (run === null || stepOf(run) === null || run.state === 'setting-up' || run.state === 'showing')
    return;
  await handle(run, null);
}

/** "Show me": main does the step in Halo; in our own window we do it ourselves. */
export async function showMe(): Promise<void> {
  const { run } = usePlayer.getState();
  const step = run === null ? null : stepOf(run);
  if (run === null || step === null || run.state !== 'playing') return;
  switch (step.expect.event) {
    case 'failure':
    case 'request':
    case 'success':
      await handle(run, actionsOf(run.ready, step));
      return;
    case 'requests':
      openRequests();
      return;
    case 'selected':
      showFailed(run);
      return;
    case 'details':
      showFailed(run);
      useView.setState({ tab: step.expect.tab });
      return;
    case 'screen': {
      if (step.expect.screen === 'compare') return compareWithColleague('live');
      const diagnosis = diagnosisOf(run.ready, useCapture.getState().review.diagnoses);
      if (step.expect.screen === 'walkthrough' && run.ready.scenario.quiet === true)
        return explainFound(run.ready);
      if (step.expect.screen === 'walkthrough' && diagnosis !== null)
        showWalkthrough('live', diagnosis);
      else show({ screen: 'results', source: 'live' });
      return;
    }
    case 'checkup': {
      const found = foundBy(run.ready);
      show({ screen: 'checkup' });
      await (step.expect.state === 'fine' && found !== undefined
        ? checkAgain(found)
        : startCheckup());
      return;
    }
    case 'answer':
      advance(reach(run));
      return;
  }
}

export function askForHelp(): void {
  change(ask);
}

export function pickAnswer(id: string): void {
  change((run) => pick(run, id));
}

/**
 * The learner's answer; a right one stays on screen until they go on with the next step, which
 * begins at once.
 */
export function giveAnswer(choice: {
  readonly id: string;
  readonly right: boolean;
  readonly feedback: string;
}): void {
  const { run } = usePlayer.getState();
  if (run === null || run.state !== 'playing') return;
  const given = answer(run, choice);
  if (choice.right) advance(reach(given), { praise: choice.feedback, step: placeOf(run) + 1 });
  else usePlayer.setState({ run: given });
}

/** Watches all that a step can be judged by. Answers the function that stops watching. */
export function watchLesson(): () => void {
  const stops = [
    useCapture.subscribe(look),
    useSite.subscribe(look),
    useWizard.subscribe(look),
    useView.subscribe(look),
    useCheckup.subscribe(look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Judges the present step: goes on at once where it is reached, and says a wrong turn when things
 * have calmed down.
 */
function look(): void {
  if (quietTimer !== null) clearTimeout(quietTimer);
  quietTimer = null;
  const { run } = usePlayer.getState();
  if (run === null) {
    stopWatching?.();
    stopWatching = null;
  }
  if (run?.state !== 'playing' || stepOf(run) === null) return;
  if (judgementOf(run)?.met === true) advance(reach(run));
  else quietTimer = setTimeout(settle, quiet);
}

function settle(): void {
  quietTimer = null;
  const { run } = usePlayer.getState();
  if (run?.state !== 'playing') return;
  const judged = judgementOf(run);
  if (judged?.met === true) advance(reach(run));
  else if (judged !== null && !judged.met) usePlayer.setState({ run: miss(run, judged.misses) });
}

/** The next step begins; one that is reached already is passed over. */
function advance(run: LessonRun, praise: Praise = { praise: null, step: 0 }): void {
  if (quietTimer !== null) clearTimeout(quietTimer);
  quietTimer = null;
  const moment = { since: run.moment.since, after: lastIndex() };
  const begun = begin(run, moment, null);
  const judged = judgementOf(begun);
  usePlayer.setState({ run: begin(run, moment, judged) });
  usePraise.setState(praise);
  keepProgress(run.ready.lesson, run.done);
  if (stepOf(begun) === null) endFix(run);
  // The end is not to be looked for.
  if (stepOf(begun) === null && useWizard.getState().places.now.screen !== 'lesson')
    show({ screen: 'lesson' });
  if (judged?.met === true) advance(reach(begun), praise);
  else bringHalo(begun);
}

/** The step is done in Halo: no reading room has it beside it, and the requests leave it no room. */
function bringHalo(run: LessonRun): void {
  const event = stepOf(run)?.expect.event;
  const isInHalo = event === 'failure' || event === 'request' || event === 'success';
  if (!isInHalo) return;
  if (isRead(useWizard.getState().places.now)) showBeside('halo');
  else showHalo();
}

/**
 * A walkthrough that was looked at on the way is not left as begun: the lesson has proven that it
 * worked.
 */
function endFix({ ready }: LessonRun): void {
  const diagnosis = diagnosisOf(ready, useCapture.getState().review.diagnoses);
  if (diagnosis !== null && ready.lesson.steps.at(-1)?.expect.event === 'success')
    changeFix('live', diagnosisKey(diagnosis), { outcome: 'fixed' });
}

function judgementOf(run: LessonRun): Judgement | null {
  const step = stepOf(run);
  return step === null ? null : judge(run.ready, step, situation(), run.moment);
}

function situation(): Situation {
  const { places, selected, drawer } = useWizard.getState();
  // Newer rows than those may yet turn out to hide a failure.
  const { rows: recorded, reviewed: rows, review } = useCapture.getState();
  const { kind, url } = useSite.getState();
  const { waiting, again, lines } = useCheckup.getState();
  return {
    site: { kind, url },
    rows,
    review,
    selected: selected.live,
    drawer,
    details: useView.getState().tab,
    screen: places.now.screen,
    walked: places.now.screen === 'walkthrough' ? places.now.key : null,
    recorded,
    checkup: waiting === null && again === null ? lines : null,
    now: Date.now(),
  };
}

/**
 * Has actions played, with nothing judged meanwhile: first those that bring the practice Halo to
 * where the step begins, then those that do the step, where there are any. Only what comes after
 * the set-up counts.
 */
async function handle(run: LessonRun, actions: readonly ScenarioAction[] | null): Promise<void> {
  showing.abort();
  const { signal } = (showing = new AbortController());
  bringHalo(run);
  usePlayer.setState({ run: { ...run, state: actions === null ? 'setting-up' : 'showing' } });
  const { scenario } = run.ready;
  let moment = run.moment;
  const worked = await attempt(async () => {
    // What failed before is set back with the practice Halo, and is no part of the lesson.
    if (actions === null && placeOf(run) === 0) await startEmpty('begin');
    await openPracticeSite('/tickets');
    const since = lastIndex();
    // What an earlier lesson chose would stand for the same failure of this one.
    selectRequest('live', null);
    useWizard.setState({ source: 'live', drawer: 'shut' });
    await playInPractice(signal, {
      agent: scenario.agent,
      actions: [...setUpActions(run.ready, placeOf(run))],
    });
    await untilRecorded(run, since);
    moment = { since, after: lastIndex() };
    if (actions !== null) await playInPractice(signal, { actions: [...actions] });
  }, text('app.unexpected'));
  deriveReview();
  const { run: now } = usePlayer.getState();
  if (signal.aborted || now?.ready !== run.ready) return;
  if (!worked) {
    usePlayer.setState({ run: { ...now, state: 'paused' } });
    return;
  }
  if (actions === null) {
    const begun = begin(now, moment, null);
    if (stepOf(begun)?.expect.event === 'details') showFailed(begun);
    usePlayer.setState({ run: begin(begun, moment, judgementOf(begun)) });
  } else {
    usePlayer.setState({ run: { ...now, state: 'playing', moment } });
  }
  look();
}

/** Nothing is played once the signal is aborted: a later call has the practice Halo then. */
async function playInPractice(
  signal: AbortSignal,
  what: CallInput<'practice.show'>,
): Promise<void> {
  if (!signal.aborted) await call('practice.show', what);
}

/**
 * Where the set-up had Halo fail, waits for the recorder to tell of it; after some seconds the step
 * begins without it.
 */
async function untilRecorded(run: LessonRun, since: number): Promise<void> {
  const { ready } = run;
  if (!ready.lesson.steps.slice(0, placeOf(run)).some(({ expect }) => expect.event === 'failure'))
    return;
  const isThere = () =>
    diagnosisOf(ready, useCapture.getState().review.diagnoses)?.entries.some(
      (entry) => entry > since,
    ) === true;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = useCapture.subscribe(() => {
      if (isThere()) end();
    });
    const timer = setTimeout(end, patience);
    if (isThere()) end();
  });
}

function showFailed(run: LessonRun): void {
  const index = diagnosisOf(run.ready, useCapture.getState().review.diagnoses)?.entries.findLast(
    (entry) => entry > run.moment.since,
  );
  if (index === undefined) return;
  selectRequest('live', index);
  openRequests();
}

/** What the check-up found of a lesson's failure, where it has looked. */
const foundBy = ({ cause }: ReadyLesson) =>
  useCheckup.getState().lines.find((line) => line.state === 'broken' && line.cause === cause.id);

/** The explanation of what the check-up found; after a restart it has to look first. */
async function explainFound(ready: ReadyLesson): Promise<void> {
  show({ screen: 'checkup' });
  if (foundBy(ready) === undefined) await startCheckup();
  const line = foundBy(ready);
  const diagnosis = line === undefined ? null : explanationOf(line);
  if (line === undefined || diagnosis === null) return;
  rememberOpened(diagnosisKey(diagnosis), line);
  showWalkthrough('live', diagnosis);
}

function change(work: (run: LessonRun) => LessonRun): void {
  usePlayer.setState(({ run }) => ({ run: run?.state === 'playing' ? work(run) : run }));
}
