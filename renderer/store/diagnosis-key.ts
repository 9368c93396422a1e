import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { problemKey } from '../../shared/fix/fingerprint.ts';

export { problemKey as diagnosisKey };

/** The diagnosis of that key, or null where the review no longer holds it. */
export function findDiagnosis(review: ReviewResult, key: string): Diagnosis | null {
  return review.diagnoses.find((diagnosis) => problemKey(diagnosis) === key) ?? null;
}
