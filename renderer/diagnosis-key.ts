import type { Diagnosis, ReviewResult } from '../shared/diagnosis.ts';

/** What makes a diagnosis the same one when it is derived again: cause, method, route and integration. */
export function diagnosisKey(diagnosis: Diagnosis): string {
  return [diagnosis.cause, diagnosis.method, diagnosis.route, diagnosis.integration ?? ''].join('|');
}

/** The diagnosis of that key, or null where the review no longer holds it. */
export function findDiagnosis(review: ReviewResult, key: string): Diagnosis | null {
  return review.diagnoses.find((diagnosis) => diagnosisKey(diagnosis) === key) ?? null;
}
