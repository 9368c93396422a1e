import type { ReviewResult } from '../../shared/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange-row.ts';
import { useCapture } from '../store/capture.ts';
import { useFile } from '../store/file.ts';
import { useWizard } from '../store/wizard.ts';
import type { Place, Source } from './history.ts';

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

export function usePlace(): Place {
  return useWizard((state) => state.history.now);
}
