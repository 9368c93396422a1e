import { create } from 'zustand';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { useCapture } from './capture.ts';
import { useFile } from './file.ts';
import { emptySource, type Source, type SourceState, type SourceStore } from './source.ts';

/** One store for each source of requests, all of one shape. */
export const sources: Readonly<Record<Source, SourceStore>> = { live: useCapture, file: useFile };

const useNothing = create<SourceState>(() => emptySource);

/** Part of what a source holds; of an empty one where there is no source. */
export function useSource<T>(source: Source | null, part: (state: SourceState) => T): T {
  const useStore = source === null ? useNothing : sources[source];
  return useStore(part);
}

export function useReview(source: Source | null): ReviewResult {
  return useSource(source, (state) => state.review);
}

export function useRows(source: Source | null): readonly ExchangeRow[] {
  return useSource(source, (state) => state.rows);
}

/** Rows that the review has judged already: a newer one might still turn out to hide a failure. */
export function useReviewedRows(source: Source): readonly ExchangeRow[] {
  return useSource(source, (state) => state.reviewed);
}
