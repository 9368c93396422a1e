import { explanationNow } from '../../shared/fix/explanation.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { currentFix, useFixes } from './fixes.ts';
import type { Source, SourceState } from './source.ts';
import { sources } from './sources.ts';
import { useWizard } from './wizard.ts';

/** The diagnosis of that key, or null where the review no longer holds it. */
export function findDiagnosis(review: ReviewResult, key: string): Diagnosis | null {
  return review.diagnoses.find((diagnosis) => diagnosisKey(diagnosis) === key) ?? null;
}

/**
 * What a fix is about: what is known by now of the request that failed, else the diagnosis of that
 * key, else as it was remembered. null where none of them is there.
 */
export function diagnosisFollowed(
  { reviewed, review }: Pick<SourceState, 'reviewed' | 'review'>,
  record: FixRecord | null,
  key: string,
): Diagnosis | null {
  const now = record === null ? null : explanationNow(record, reviewed, review);
  return now ?? findDiagnosis(review, key) ?? record?.diagnosis ?? null;
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
  const state = sources[source].getState();
  if (!('key' in place)) return state.review.diagnoses.map((diagnosis) => ({ diagnosis, source }));
  const record = currentFix(useFixes.getState(), source, place.key);
  const diagnosis = diagnosisFollowed(state, record, place.key);
  return diagnosis === null ? [] : [{ diagnosis, source }];
}
