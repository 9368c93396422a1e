import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';

/**
 * Whether there is a request to look at: often none belongs to a message that was pasted. `index`:
 * Exchange.index of what failed; undefined where nothing was recorded of it.
 */
export function useHasRequest(source: Source, index: number | undefined): boolean {
  const row = useReviewedRows(source).find((one) => one.index === index);
  return index !== undefined && row?.url !== '';
}
