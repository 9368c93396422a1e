import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { type Diagnosis, emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import {
  type ExamCase,
  enough,
  examOf,
  examSize,
  pointsPerCase,
} from '../../shared/learn/exam/exam.ts';
import { createReview } from '../../shared/rules/review.ts';
import { text } from '../text/i18n.ts';
import { actorsOf } from '../text/words.ts';
import { knowledge } from '../platform/knowledge.ts';
import { type ExamAnswer, type ExamJudgement, type ExamMark, useExam } from '../store/exam.ts';
import { closeFile, setFileReview, showFile } from '../store/file.ts';
import { showAll, useView, type View } from '../store/request-view.ts';
import { useSettings } from '../store/settings.ts';
import { forgetSource, selectRequest, useWizard } from '../store/wizard.ts';
import { builtInLessons } from './lessons.ts';
import { keepLearning } from './progress.ts';

/** Begins an exam; the seed decides on its cases. */
export function startExam(seed: number): void {
  const view = useView.getState();
  useExam.setState({ exam: { seed, cases: examOf(seed), place: 0, judged: [], own: null, view } });
  showCase();
}

/** Judges the learner's diagnosis, and only then shows the program's own. */
export function answerCase(answer: ExamAnswer): void {
  const { exam } = useExam.getState();
  const one = exam?.cases[exam.place];
  if (exam === null || one === undefined || exam.own !== null) return;
  const review = reviewOf(one);
  const diagnosis = review.diagnoses[0];
  if (diagnosis === undefined) throw new Error(`the program explains nothing in case ${one.seed}`);
  const own = { answer, mark: markOf(one, diagnosis, answer), diagnosis };
  useExam.setState({ exam: { ...exam, judged: [...exam.judged, own], own } });
  const [failed] = one.failed;
  if (failed !== undefined) selectRequest('file', failed);
  setFileReview(review);
}

/** Right is what the card of this failure says, and whoever it names can fix it. */
export function markOf(
  one: ExamCase,
  diagnosis: Diagnosis,
  { request, cause, who }: ExamAnswer,
): ExamMark {
  return {
    request: one.failed.includes(request),
    cause: cause === one.cause,
    who: actorsOf(diagnosis).includes(who),
  };
}

const isRight = ({ request, cause, who }: ExamMark): boolean => request && cause && who;

export function pointsOf(judged: readonly ExamJudgement[]): number {
  return judged.reduce(
    (sum, { mark: { request, cause, who } }) => sum + Number(request) + Number(cause) + Number(who),
    0,
  );
}

/** So many points are enough. */
export const pointsToPass = Math.ceil((examSize * pointsPerCase * enough) / 100);

/**
 * The lessons for what was not right: the one about the same cause, else one about the same status.
 * Each once, in the order of the cases.
 */
export function lessonsToRepeat(judged: readonly ExamJudgement[]): readonly ReadyLesson[] {
  const lessons = builtInLessons.filter(({ lesson }) => lesson.id !== 'by-hand');
  const found = judged
    .filter(({ mark }) => !isRight(mark))
    .flatMap(
      ({ diagnosis }) =>
        lessons.find(({ cause }) => cause.id === diagnosis.cause) ??
        lessons.find(({ lesson }) => lesson.about.status === diagnosis.status) ??
        [],
    );
  return [...new Set(found)];
}

export function isPassed(points: number, of: number): boolean {
  return points * 100 >= of * enough;
}

export function nextCase(): void {
  const { exam } = useExam.getState();
  if (exam?.own == null) return;
  const place = exam.place + 1;
  useExam.setState({ exam: { ...exam, place, own: null } });
  if (place < examSize) {
    showCase();
    return;
  }
  const { exams } = useSettings.getState().learning;
  void keepLearning({
    exams: [
      {
        seed: exam.seed,
        at: Date.now(),
        points: pointsOf(exam.judged),
        of: examSize * pointsPerCase,
      },
      ...exams,
    ].slice(0, 50),
  });
  clearCase(exam.view);
}

/** Ends an exam without a record; what else stands open as a file stays. */
export function leaveExam(): void {
  const { exam } = useExam.getState();
  useExam.setState({ exam: null });
  if (exam !== null && exam.place < examSize) clearCase(exam.view);
}

function reviewOf({ origin, exchanges }: ExamCase): ReviewResult {
  const review = createReview(knowledge, { haloOrigins: [origin] });
  for (const exchange of exchanges) review.add(exchange);
  return review.result();
}

/** The case stands where an opened file would, without what the program makes of it. */
function showCase(): void {
  const { exam } = useExam.getState();
  const one = exam?.cases[exam.place];
  if (exam === null || one === undefined) return;
  forgetSource('file');
  const load = (index: number) => {
    const found = one.exchanges[index];
    return found === undefined
      ? Promise.reject(new RangeError(`no request has number ${index}`))
      : Promise.resolve(found);
  };
  showFile({
    rows: one.exchanges.map(rowOf),
    failures: one.failed.length,
    review: emptyReview,
    file: {
      name: text('learn:exam.caseName', { place: exam.place + 1 }),
      url: null,
      isDamaged: false,
      size: null,
      summary: {
        kind: 'har',
        creator: null,
        entries: one.exchanges.length,
        skipped: [],
        skippedCount: 0,
        truncated: false,
        doctor: [],
      },
    },
    contents: {
      load,
      review: () =>
        Promise.resolve(useExam.getState().exam?.own == null ? emptyReview : reviewOf(one)),
      sentText: () => null,
      close: () => undefined,
    },
  });
  // The exam is about the table, and what fails unseen stands in it only among all requests.
  showAll();
  useWizard.setState({ source: 'file', drawer: 'whole' });
}

function clearCase({ text: filter, problemsOnly, types }: View): void {
  useView.setState({ text: filter, problemsOnly, types });
  forgetSource('file');
  closeFile();
}
