import { create } from 'zustand';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ReadingProgress } from '../har/reading.ts';

/** A file that is being read. */
interface OpenReading {
  readonly name: string;
  readonly progress: ReadingProgress;
  /** What was found so far. */
  readonly review: ReviewResult;
  readonly cancel: () => void;
}

/** null while no file is read. */
export const useReading = create<{ readonly reading: OpenReading | null }>(() => ({
  reading: null,
}));

/** What came of the file meanwhile; nothing where it is no longer read. */
export function updateReading(change: Partial<Pick<OpenReading, 'progress' | 'review'>>): void {
  useReading.setState(({ reading }) => ({ reading: reading && { ...reading, ...change } }));
}
