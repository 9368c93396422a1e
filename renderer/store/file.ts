import { create } from 'zustand';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Reading, ReadingProgress, ReadingSummary } from '../har/reading.ts';

/** A HAR, a log or a pasted text that was read whole. */
export interface ReadCapture {
  readonly name: string;
  /** Bytes; null for pasted text. */
  readonly size: number | null;
  /** Where main hands the file out; null for what main does not know. */
  readonly url: string | null;
  readonly rows: readonly ExchangeRow[];
  readonly review: ReviewResult;
  readonly summary: ReadingSummary;
  readonly reading: Reading;
}

/** One that is being read. */
export interface OpenReading {
  readonly name: string;
  readonly progress: ReadingProgress;
  readonly review: ReviewResult;
  readonly cancel: () => void;
}

interface FileState {
  readonly open: OpenReading | null;
  /** The last one that was read; it stays until another is. */
  readonly capture: ReadCapture | null;
}

export const useFile = create<FileState>(() => ({ open: null, capture: null }));
