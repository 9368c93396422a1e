import type { CheckLine } from '../../shared/checkup/line.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { fingerprintOf, diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { succeeded } from '../../shared/fix/succeeded.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Near } from '../../shared/fix/watch.ts';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import type { LessonStep, Wrong } from '../../shared/learn/lesson.ts';
import type { DetailTab } from '../store/request-view.ts';
import type { RequestsDrawer } from '../store/wizard.ts';
import type { Place } from '../store/place.ts';
import {
  diagnosisOf,
  isAbout,
  pagesOf,
  type ReadyLesson,
} from '../../shared/learn/ready-lesson.ts';
import type { Judgement, Miss, Since } from '../store/lesson-run.ts';

/**
 * All that a step is judged by: what was recorded, where Halo stands, and what the window shows.
 */
export interface Situation {
  readonly site: Pick<SiteState, 'kind' | 'url'>;
  readonly rows: readonly ExchangeRow[];
  readonly review: ReviewResult;
  /** Exchange.index of the live request whose details are open. */
  readonly selected: number | null;
  readonly drawer: RequestsDrawer;
  readonly details: DetailTab;
  readonly screen: Place['screen'];
  /** diagnosisKey of the problem whose steps are shown; null on all other screens. */
  readonly walked: string | null;
  /** All that was recorded: `rows` leaves out what a check-up asked. */
  readonly recorded: readonly ExchangeRow[];
  /** What the check-up has found; null while it reads. */
  readonly checkup: readonly CheckLine[] | null;
  /** Milliseconds since 1970: a batch counts as sent when it has been quiet for a second. */
  readonly now: number;
}

const met: Judgement = { met: true };
const open: Judgement = { met: false, misses: [] };
/** Nobody can go on by hand here as they can in a real check. */
const byHand: ReadonlySet<Near['differs']> = new Set(['action', 'value']);
const turn = (wrong: Wrong, key: string | number, about = ''): Miss => ({
  wrong,
  key: `${wrong} ${key}`,
  about,
});
const missed = (...misses: readonly Miss[]): Judgement => ({ met: false, misses });

/**
 * Whether a step's event has come, and if not, whether something else was done instead. A question
 * is judged by its answer alone.
 */
export function judge(
  ready: ReadyLesson,
  step: LessonStep,
  situation: Situation,
  moment: Since,
): Judgement {
  const { expect } = step;
  switch (expect.event) {
    case 'failure':
      return judgeFailure(ready, situation, moment);
    case 'request':
      return judgeRequest(ready, expect, situation, moment);
    case 'success':
      return judgeSuccess(ready, situation, moment);
    case 'requests':
      return situation.drawer !== 'shut' ? met : judgeScreen(situation, ['lesson']);
    case 'selected':
      return judgeSelected(ready, situation, moment);
    case 'details':
      return judgeDetails(expect.tab, situation);
    case 'screen':
      return judgeShown(ready, expect.screen, situation);
    case 'checkup':
      return judgeCheckup(expect, situation, moment);
    case 'answer':
      return open;
  }
}

/** Only what was read since the step began counts: an older line tells of what was before. */
function judgeCheckup(
  { check, state }: { check: string; state: 'broken' | 'fine' },
  situation: Situation,
  { after }: Since,
): Judgement {
  const { checkup, recorded } = situation;
  const away = judgeScreen(situation, ['lesson', 'checkup', 'walkthrough']);
  const lines = (checkup ?? []).filter((line) => line.check === check);
  const address = lines[0]?.address ?? null;
  const read = recorded.findLast(
    (row) =>
      row.index > after && row.checkup === true && address !== null && row.url.endsWith(address),
  );
  if (read === undefined) return away;
  const isBroken = lines.some((line) => line.state === 'broken');
  if (state === 'broken') return isBroken ? met : missed(turn('worked', read.index));
  if (lines.every((line) => line.state === 'fine')) return met;
  return isBroken ? missed(turn('too-early', read.index)) : open;
}

function judgeFailure(ready: ReadyLesson, situation: Situation, { after }: Since): Judgement {
  const diagnosis = diagnosisOf(ready, situation.review.diagnoses);
  if (diagnosis?.entries.some((index) => index > after) === true) return met;
  const { method, path, status } = ready.scenario.fails;
  const worked = situation.rows.findLast(
    (row) =>
      row.index > after &&
      row.method === method &&
      pathOf(row.url) === path.toLowerCase() &&
      succeeded(row),
  );
  return missed(
    ...(worked !== undefined && status >= 400 ? [turn('worked', worked.index)] : []),
    ...otherFailures(ready, situation, after),
    ...elsewhere(ready, situation),
  );
}

function judgeRequest(
  ready: ReadyLesson,
  { method, path }: { method: string; path: string },
  situation: Situation,
  { after }: Since,
): Judgement {
  const done = situation.rows.some(
    (row) =>
      row.index > after &&
      row.method === method &&
      pathOf(row.url) === path.toLowerCase() &&
      succeeded(row),
  );
  if (done) return met;
  const diagnosis = diagnosisOf(ready, situation.review.diagnoses);
  const again = diagnosis?.entries.findLast((index) => index > after);
  return missed(
    ...(again === undefined ? [] : [turn('too-early', again)]),
    ...otherFailures(ready, situation, after),
    ...elsewhere(ready, situation),
  );
}

function judgeSuccess(ready: ReadyLesson, situation: Situation, { after }: Since): Judgement {
  const diagnosis = diagnosisOf(ready, situation.review.diagnoses);
  // Mended within seconds, a refused sign-in is set aside as one that the page renewed by itself:
  // no diagnosis is left then.
  if (diagnosis === null) return workedAgain(ready, situation, after) ? met : open;
  const watch = {
    fingerprint: fingerprintOf(diagnosis, situation.rows),
    after,
    anySite: false,
    pace: null,
  };
  const verdict = verdictOf(watch, situation.rows, situation.review, situation.now);
  switch (verdict.kind) {
    case 'works':
    // The lesson provokes one record; what a learner tried beside it does not hold them up.
    case 'partly':
      return met;
    case 'same':
      return missed(
        turn('too-early', verdict.index),
        ...otherFailures(ready, situation, after),
        ...elsewhere(ready, situation),
      );
    case 'different':
      return missed(
        turn('different', verdict.index, verdict.diagnosis.title),
        ...elsewhere(ready, situation),
      );
    case 'running':
    case 'doubtful':
      return open;
    // Which button sent it is known only roughly.
    case 'waiting':
      return verdict.near !== null && byHand.has(verdict.near.differs)
        ? met
        : missed(...otherFailures(ready, situation, after), ...elsewhere(ready, situation));
  }
}

function workedAgain(
  { scenario: { fails } }: ReadyLesson,
  { rows, review }: Situation,
  after: number,
): boolean {
  return rows.some(
    (row) =>
      row.index > after &&
      row.method === fails.method &&
      pathOf(row.url) === fails.path.toLowerCase() &&
      succeeded(row) &&
      !review.diagnoses.some(({ entries }) => entries.includes(row.index)),
  );
}

function judgeSelected(
  ready: ReadyLesson,
  { review, selected }: Situation,
  { since }: Since,
): Judgement {
  if (selected === null) return open;
  const right =
    diagnosisOf(ready, review.diagnoses)?.entries.some(
      (index) => index === selected && index > since,
    ) === true;
  return right ? met : missed(turn('other-request', selected));
}

function judgeDetails(tab: DetailTab, { selected, details }: Situation): Judgement {
  if (selected === null) return open;
  return details === tab ? met : missed(turn('other-tab', details));
}

/** What failed before the lesson has steps of its own, which are none of the lesson's. */
function judgeShown(
  { cause }: ReadyLesson,
  screen: Place['screen'],
  situation: Situation,
): Judgement {
  if (situation.screen !== screen)
    return judgeScreen(situation, ['lesson', 'reproduce', 'results']);
  const { walked } = situation;
  const isOther = walked !== null && !walked.startsWith(`${cause.id}|`);
  return isOther ? missed(turn('other-screen', walked)) : met;
}

function judgeScreen({ screen }: Situation, fine: readonly Place['screen'][]): Judgement {
  return fine.includes(screen) ? open : missed(turn('other-screen', screen));
}

function otherFailures(ready: ReadyLesson, { review }: Situation, after: number): readonly Miss[] {
  return review.diagnoses
    .filter(
      (diagnosis) => !isAbout(ready, diagnosis) && diagnosis.entries.some((index) => index > after),
    )
    .map((diagnosis) => turn('other-failure', diagnosisKey(diagnosis), diagnosis.title));
}

function elsewhere(ready: ReadyLesson, { site }: Situation): readonly Miss[] {
  if (site.kind !== 'practice') return [turn('elsewhere', site.kind)];
  const path = pathOf(site.url);
  return [...pagesOf(ready)].some((page) => page.toLowerCase() === path)
    ? []
    : [turn('elsewhere', path)];
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.toLowerCase() : '';
}
