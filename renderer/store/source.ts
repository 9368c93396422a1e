import type { StoreApi, UseBoundStore } from 'zustand';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReadingSummary } from '../har/reading.ts';

/** What a screen is about: the recording of the embedded browser, or the opened file or text. */
export type Source = 'live' | 'file';

/** The name of a problem of one source. `key`: its diagnosisKey. */
export const keyIn = (source: Source, key: string): string => `${source} ${key}`;

/** Requests and what was found in them: the same shape whether they are recorded or read. */
export interface SourceState {
  readonly rows: readonly ExchangeRow[];
  /** How many of the requests failed. */
  readonly failures: number;
  readonly review: ReviewResult;
  /** The rows that `review` was derived from: newer ones may yet turn out to be failures. */
  readonly reviewed: readonly ExchangeRow[];
  /** When the user said "it failed now", oldest first. */
  readonly marks: readonly FailureMark[];
  readonly contents: SourceContents;
  /** The file that the requests come from; null for what the embedded browser records. */
  readonly file: ReadFile | null;
}

export type SourceStore = UseBoundStore<StoreApi<SourceState>>;

/** What lies behind the rows, where it is kept: in memory, on disk or in the file. */
interface SourceContents {
  /** The whole exchange behind a row. Rejects where it cannot be read any more. */
  load(index: number): Promise<Exchange>;
  /** What these causes would make of all requests; what is shown stays. Rejects as `load` does. */
  review(causes: readonly LoadedCause[]): Promise<ReviewResult>;
  /** The text that a request sent, where it is in memory; else null. */
  sentText(index: number): string | null;
  /** Lets go of the file. */
  close(): void;
}

/** A HAR, a log or a pasted text that was read whole. */
export interface ReadFile {
  readonly name: string;
  /** Bytes; null for pasted text. */
  readonly size: number | null;
  /** Where main hands the file out; null for what main does not know. */
  readonly url: string | null;
  /** It was written from a recording of which a part is damaged or gone. */
  readonly isDamaged: boolean;
  readonly summary: ReadingSummary;
}

/** A source that has nothing. */
export const emptySource: SourceState = {
  rows: [],
  failures: 0,
  review: emptyReview,
  reviewed: [],
  marks: [],
  file: null,
  contents: {
    load: (index) => Promise.reject(new RangeError(`no request has number ${index}`)),
    review: () => Promise.resolve(emptyReview),
    sentText: () => null,
    close: () => undefined,
  },
};
