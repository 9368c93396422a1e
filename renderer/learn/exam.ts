import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import {
  type ExamCase,
  enough,
  examOf,
  examSize,
  pointsPerCase,
} from '../../shared/learn/exam/exam.ts';
import { mendersOf } from '../../shared/learn/guide-table.ts';
import { createReview } from '../../shared/rules/review.ts';
import { text } from '../text/i18n.ts';
import { knowledge } from '../platform/knowledge.ts';
import { type ExamAnswer, type ExamMark, useExam } from '../store/exam.ts';
import { closeFile, setFileReview, showFile } from '../store/file.ts';
import { useSettings } from '../store/settings.ts';
import { forgetSource, selectRequest, useWizard } from '../store/wizard.ts';
import { causes } from './lessons.ts';
import { keepLearning } from './progress.ts';

/** Begins an exam; the seed decides on its cases. */
export function startExam(seed: number): void {
  useExam.setState({ exam: { seed, cases: examOf(seed), place: 0, marks: [], own: null } });
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
  const mark = markOf(one, answer);
  useExam.setState({ exam: { ...exam, marks: [...exam.marks, mark], own: { mark, diagnosis } } });
  const [failed] = one.failed;
  if (failed !== undefined) selectRequest('file', failed);
  setFileReview(review);
}

function markOf(one: ExamCase, { request, cause, who }: ExamAnswer): ExamMark {
  const truth = causes.find(({ id }) => id === one.cause);
  return {
    request: one.failed.includes(request),
    cause: cause === one.cause,
    who: truth !== undefined && mendersOf(truth).includes(who),
  };
}

export function pointsOf(marks: readonly ExamMark[]): number {
  return marks.reduce(
    (sum, { request, cause, who }) => sum + Number(request) + Number(cause) + Number(who),
    0,
  );
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
        points: pointsOf(exam.marks),
        of: examSize * pointsPerCase,
      },
      ...exams,
    ].slice(0, 50),
  });
  clearCase();
}

/** Ends an exam without a record; what else stands open as a file stays. */
export function leaveExam(): void {
  const { exam } = useExam.getState();
  useExam.setState({ exam: null });
  if (exam !== null && exam.place < examSize) clearCase();
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
  // The exam is about the table.
  useWizard.setState({ source: 'file', drawer: 'whole' });
}

function clearCase(): void {
  forgetSource('file');
  closeFile();
}
