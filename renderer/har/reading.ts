import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { PostedHead } from '../../shared/har/head.ts';
import type { Skipped } from '../../shared/har/reader.ts';
import type { FailureMark } from '../../shared/exchange/failure-mark.ts';
import type { OpenedFile } from '../../shared/ipc/ipc.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReviewOptions } from '../../shared/rules/review.ts';

/** What can be read: a dropped or chosen File, a file that main handed out, or pasted text. */
export type ReadingInput = File | OpenedFile | { readonly text: string };

/** It was written from a recording of which a part is damaged or gone. */
export function isDamaged(input: ReadingInput): boolean {
  return 'url' in input && input.isDamaged === true;
}

/** How far reading is: at most ten times a second. */
export interface ReadingProgress {
  /** Bytes read, of the file as it lies on disk; for a packed file, of what it holds. */
  readonly bytes: number;
  /** null where the end is not known: packed files. */
  readonly total: number | null;
  readonly entries: number;
  readonly failures: number;
}

/** What the file was, once it is read. */
export interface ReadingSummary {
  readonly kind: 'har' | 'text';
  /** Program that wrote it, or null. */
  readonly creator: string | null;
  readonly entries: number;
  /** Entries that could not be used, each with why; the first ten thousand. */
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  /** The file ended early. */
  readonly truncated: boolean;
  /** What this file cannot tell, one line each, with what to ask the sender for. */
  readonly doctor: readonly string[];
}

/** Where the entries of a plain HAR stand, so that each can be read back by anybody. */
export interface EntryPlaces {
  /** Offsets in the file by index, NaN where there is no entry. */
  readonly starts: Float64Array<ArrayBuffer>;
  readonly ends: Float64Array<ArrayBuffer>;
  readonly head: PostedHead;
}

/** One of them. */
export interface EntryPlace {
  readonly input: ReadingInput;
  readonly start: number;
  readonly end: number;
  readonly head: PostedHead;
}

export interface ReadingListener {
  progress(progress: ReadingProgress): void;
  /** New rows, in the order of the file, at most 500 at a time. */
  rows(rows: readonly ExchangeRow[]): void;
  /** Diagnoses so far: soon after the first failure, then as more comes, and at the end. */
  result(result: ReviewResult): void;
  /** `marks`: where the file holds that its user said "it failed now". */
  done(summary: ReadingSummary, marks: readonly FailureMark[]): void;
  /** The file cannot be read: one plain sentence. */
  failed(message: string): void;
}

export interface Reading {
  /** Stops at once; nothing more is reported. Rows that came stay valid, `load` does not. */
  cancel(): void;
  /**
   * The whole exchange behind a row, read back from the file. Rejects where it cannot be read any
   * more.
   */
  load(index: number): Promise<Exchange>;
  /** What these causes make of the file, which is read once more for it. Rejects as `load` does. */
  review(causes: readonly LoadedCause[]): Promise<ReviewResult>;
  /** Lets go of the file. */
  close(): void;
}

/** A file to be read whole. */
export interface ReadingOrder {
  readonly input: ReadingInput;
  /** To the second worker of a large file, which reads it once. */
  readonly cutter: MessagePort | null;
  readonly causes: readonly LoadedCause[];
  readonly options: ReviewOptions;
}

export type ToWorker =
  | ({ readonly type: 'read' } & ReadingOrder)
  | ({ readonly type: 'review'; readonly ticket: number } & ReadingOrder)
  | {
      readonly type: 'load';
      readonly ticket: number;
      readonly index: number;
      /** null: the worker that read the file knows it. */
      readonly place: EntryPlace | null;
    };

export type FromWorker =
  | { readonly type: 'progress'; readonly progress: ReadingProgress }
  | { readonly type: 'rows'; readonly rows: readonly ExchangeRow[] }
  | { readonly type: 'result'; readonly result: ReviewResult }
  | {
      readonly type: 'done';
      readonly summary: ReadingSummary;
      readonly marks: readonly FailureMark[];
      /** null: only the worker that read the file can read an entry back. */
      readonly places: EntryPlaces | null;
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'reviewed'; readonly ticket: number; readonly result: ReviewResult | null }
  | { readonly type: 'loaded'; readonly ticket: number; readonly exchange: Exchange | null };
