import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { findDiagnosis } from './diagnosis-key.ts';
import { currentFix, useFixes } from './fixes.ts';
import { useCapture } from './capture.ts';
import { useFile } from './file.ts';
import { useWizard } from './wizard.ts';
import type { Place, Source } from './place.ts';

const emptyReview: ReviewResult = { diagnoses: [], setAside: 0, setAsideEntries: [] };
const noRows: readonly ExchangeRow[] = [];

/** What a source found, whether it is live or a file. */
export function useReview(source: Source | null): ReviewResult {
  const live = useCapture((state) => state.review);
  const file = useFile((state) => state.capture);
  if (source === 'live') return live;
  return source === 'file' && file !== null ? file.review : emptyReview;
}

export function useRows(source: Source | null): readonly ExchangeRow[] {
  const live = useCapture((state) => state.rows);
  const file = useFile((state) => state.capture);
  if (source === 'live') return live;
  return source === 'file' && file !== null ? file.rows : noRows;
}

/**
 * The problems on screen: the one that is walked through, or all of the results, most important
 * first.
 */
export function problemsShown(): readonly {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}[] {
  const place = useWizard.getState().history.now;
  if (!('source' in place)) return [];
  const { source } = place;
  const review =
    source === 'live'
      ? useCapture.getState().review
      : (useFile.getState().capture?.review ?? emptyReview);
  if (!('problem' in place)) return review.diagnoses.map((diagnosis) => ({ diagnosis, source }));
  const diagnosis =
    findDiagnosis(review, place.problem) ??
    currentFix(useFixes.getState(), source, place.problem)?.diagnosis ??
    null;
  return diagnosis === null ? [] : [{ diagnosis, source }];
}

export function usePlace(): Place {
  return useWizard((state) => state.history.now);
}
