import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { diagnosisKey, fingerprintOf } from './fingerprint.ts';
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

/**
 * What else is proved to work again by the very request that ended one fix: one try may mend what
 * failed before a slip as well as the slip. `key`: diagnosisKey of what was fixed; `at`: when that
 * request began, in milliseconds since 1970, null where unknown.
 */
export function provedAlike(
  key: string,
  at: number | null,
  review: ReviewResult,
  rows: readonly ExchangeRow[],
): readonly Diagnosis[] {
  if (at === null) return [];
  return review.diagnoses.filter((diagnosis) => {
    if (diagnosisKey(diagnosis) === key) return false;
    const proof = provedBy(diagnosis, review, rows);
    return proof !== null && rows.find(({ index }) => index === proof)?.startedAt === at;
  });
}
