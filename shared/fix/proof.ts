import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { fingerprintOf } from './fingerprint.ts';
import { verdictOf } from './verdict.ts';

/**
 * Exchange.index of the request that shows a problem to work again since it last failed; null where
 * none does. `review` was derived from `rows`.
 */
export function provedBy(
  diagnosis: Diagnosis,
  review: ReviewResult,
  rows: readonly ExchangeRow[],
): number | null {
  const watch = {
    fingerprint: fingerprintOf(diagnosis, rows),
    after: diagnosis.entries.at(-1) ?? Infinity,
    anySite: false,
    pace: diagnosis.pace ?? null,
  };
  const verdict = verdictOf(watch, rows, review, null);
  return verdict.kind === 'works' ? verdict.index : null;
}
