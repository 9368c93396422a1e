import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { type Fingerprint, isSameRequest } from './fingerprint.ts';
import type { Try } from './record.ts';
import { diagnosisByIndex } from './scene.ts';

/**
 * What the review says by now of the request that failed: what came after it may tell more
 * than it did itself. null where that request is not among `rows`, or is no longer explained.
 */
export function explanationNow(
  { before, fingerprint }: { readonly before: Try | null; readonly fingerprint: Fingerprint },
  rows: readonly ExchangeRow[],
  review: ReviewResult,
): Diagnosis | null {
  const at = before?.at ?? null;
  if (at === null) return null;
  const failed = rows.find((row) => row.startedAt === at && isSameRequest(fingerprint, row, false));
  return failed === undefined ? null : (diagnosisByIndex(review).get(failed.index) ?? null);
}
