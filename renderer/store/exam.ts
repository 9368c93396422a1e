import { create } from 'zustand';
import type { ExamCase } from '../../shared/learn/exam/exam.ts';
import type { Actor, Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { View } from './request-view.ts';

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
  readonly answer: ExamAnswer;
  readonly mark: ExamMark;
  /** The program's own answer. */
  readonly diagnosis: Diagnosis;
}

interface ExamState {
  readonly seed: number;
  readonly cases: readonly ExamCase[];
  /** Place of the present case; `examSize` when all are judged and the result is shown. */
  readonly place: number;
  /** One for each case that is judged. */
  readonly judged: readonly ExamJudgement[];
  /** The program's own answer to the present case, once the learner has given theirs. */
  readonly own: ExamJudgement | null;
  /** How the user looked at requests before. */
  readonly view: View;
}

interface ExamStore {
  readonly exam: ExamState | null;
}

export const useExam = create<ExamStore>(() => ({ exam: null }));

/** A case is open, with its requests. Before the first and after the last the exam is only read. */
export function hasCase({ exam }: ExamStore): boolean {
  return exam?.cases[exam.place] !== undefined;
}

/** A case is open that the learner has not explained yet. */
export function isUnanswered(state: ExamStore): boolean {
  return hasCase(state) && state.exam?.own == null;
}
