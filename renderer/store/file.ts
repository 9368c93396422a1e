import { create } from 'zustand';
import type { ReviewResult } from '../../shared/diagnosis.ts';
import type { Exchange } from '../../shared/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange-row.ts';

/** What was read from a HAR, a log or a pasted text. */
export interface ReadCapture {
  readonly kind: 'har' | 'text';
  readonly name: string;
  /** Bytes; null for pasted text. */
  readonly size: number | null;
  /** Who made the file, or null. */
  readonly creator: string | null;
  readonly rows: readonly ExchangeRow[];
  readonly review: ReviewResult;
  /** The first entries that could not be used, each with why. */
  readonly skipped: readonly { readonly index: number; readonly reason: string }[];
  /** All that could not be used. */
  readonly skippedCount: number;
  readonly truncated: boolean;
  /** What the file lacks, in plain words. */
  readonly notes: readonly string[];
  load(index: number): Promise<Exchange>;
}

export type FileState =
  | { readonly status: 'none' }
  | {
    readonly status: 'reading'; readonly name: string;
    /** 0 to 1. */
    readonly part: number;
    readonly requests: number; readonly failures: number;
    readonly cancel: () => void;
  }
  | { readonly status: 'ready'; readonly capture: ReadCapture };

/** The opened file; one at a time. */
export const useFile = create<{ readonly file: FileState }>(() => ({ file: { status: 'none' } }));

export function setFile(file: FileState): void {
  useFile.setState({ file });
}
