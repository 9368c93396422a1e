import { create } from 'zustand';
import type { Actor, Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
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
import { useFile } from './file.ts';
import { useSettings } from './settings.ts';
import { forgetSource, showRequest, useWizard } from './wizard.ts';
import { causes } from '../learn/lessons.ts';
import { keepLearning } from '../learn/progress.ts';

/** The learner's diagnosis of a case: which request, what it means, who can mend it. */
export interface ExamAnswer {
  readonly request: number;
  readonly cause: string;
  readonly who: Actor;
}
export interface ExamMark {
  readonly request: boolean;
  readonly cause: boolean;
  readonly who: boolean;
}

export interface ExamJudgement {
  readonly mark: ExamMark;
  readonly diagnosis: Diagnosis;
}

interface ExamState {
  readonly seed: number;
  readonly cases: readonly ExamCase[];
  /** Place of the present case; `examSize` when all are judged and the result is shown. */
  readonly place: number;
  readonly marks: readonly ExamMark[];
  /** The program's own answer to the present case, once the learner has given theirs. */
  readonly own: ExamJudgement | null;
}

export const useExam = create<{ readonly exam: ExamState | null }>(() => ({ exam: null }));

const nothingSaid: ReviewResult = { diagnoses: [], setAside: 0, setAsideEntries: [] };

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
  if (failed !== undefined) showRequest('file', failed);
  useFile.setState(({ capture }) => (capture === null ? {} : { capture: { ...capture, review } }));
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
  useFile.getState().capture?.reading.close();
  forgetSource('file');
  const load = (index: number) => {
    const found = one.exchanges[index];
    return found === undefined
      ? Promise.reject(new RangeError(`no request has number ${index}`))
      : Promise.resolve(found);
  };
  useFile.setState({
    open: null,
    capture: {
      name: text('learn:exam.caseName', { place: exam.place + 1 }),
      url: null,
      size: null,
      rows: one.exchanges.map(rowOf),
      review: nothingSaid,
      summary: {
        kind: 'har',
        creator: null,
        entries: one.exchanges.length,
        skipped: [],
        skippedCount: 0,
        truncated: false,
        doctor: [],
      },
      reading: {
        cancel: () => undefined,
        load,
        review: () =>
          Promise.resolve(useExam.getState().exam?.own == null ? nothingSaid : reviewOf(one)),
        close: () => undefined,
      },
    },
  });
  useWizard.setState({ source: 'file', tab: 'requests' });
}

function clearCase(): void {
  forgetSource('file');
  useFile.setState({ capture: null });
}
