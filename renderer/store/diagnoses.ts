import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { currentFix, useFixes } from './fixes.ts';
import type { Source } from './source.ts';
import { sources } from './sources.ts';
import { useWizard } from './wizard.ts';

/** The diagnosis of that key, or null where the review no longer holds it. */
export function findDiagnosis(review: ReviewResult, key: string): Diagnosis | null {
  return review.diagnoses.find((diagnosis) => diagnosisKey(diagnosis) === key) ?? null;
}

/**
 * The diagnoses on screen: the one that is walked through, or all of the results, most important
 * first.
 */
export function diagnosesShown(): readonly {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}[] {
  const place = useWizard.getState().places.now;
  if (!('source' in place)) return [];
  const { source } = place;
  const { review } = sources[source].getState();
  if (!('key' in place)) return review.diagnoses.map((diagnosis) => ({ diagnosis, source }));
  const diagnosis =
    findDiagnosis(review, place.key) ??
    currentFix(useFixes.getState(), source, place.key)?.diagnosis ??
    null;
  return diagnosis === null ? [] : [{ diagnosis, source }];
}
