import { useEffect, useMemo } from 'react';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { type Fingerprint, fingerprintOf } from '../../shared/fix/fingerprint.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import {
  noAnswers,
  seenSteps,
  type Walkthrough,
  walkthroughOf,
} from '../../shared/fix/walkthrough.ts';
import { diagnosisKey, findDiagnosis } from '../store/diagnosis-key.ts';
import { useCapture } from '../store/capture.ts';
import { useReview, useRows } from '../store/source.ts';
import type { Source } from '../store/place.ts';
import { changeFix, currentFix, useFixes } from '../store/fixes.ts';

/** The record that a problem writes into; null where its walkthrough was never opened. */
export function useRecord(source: Source, key: string): FixRecord | null {
  return useFixes((state) => currentFix(state, source, key));
}

/**
 * A problem of the source, or as it was remembered from an earlier start; null where neither is
 * there.
 */
export function useProblem(source: Source, key: string): Diagnosis | null {
  const review = useReview(source);
  const record = useRecord(source, key);
  return findDiagnosis(review, key) ?? record?.diagnosis ?? null;
}

/** Rows that the review has judged already: a newer one might still turn out to hide a failure. */
export function useReviewedRows(source: Source) {
  const live = useCapture((state) => state.reviewed);
  const file = useRows('file');
  return source === 'live' ? live : file;
}

export function useFingerprint(source: Source, diagnosis: Diagnosis): Fingerprint {
  const rows = useReviewedRows(source);
  const record = useRecord(source, diagnosisKey(diagnosis));
  return useMemo(
    () =>
      diagnosis.entries.length === 0 && record !== null
        ? record.fingerprint
        : fingerprintOf(diagnosis, rows),
    [diagnosis, record?.fingerprint, rows],
  );
}

/**
 * Where the user is in the fix: from what they said and from what the traffic shows, which is
 * remembered for the next start.
 */
export function useWalkthrough(source: Source, diagnosis: Diagnosis): Walkthrough {
  const key = diagnosisKey(diagnosis);
  const record = useRecord(source, key);
  const review = useReview(source);
  const rows = useReviewedRows(source);
  const fingerprint = useFingerprint(source, diagnosis);
  const seenNow = useMemo(
    () => seenSteps(diagnosis, fingerprint, rows, review),
    [diagnosis, fingerprint, rows, review],
  );
  const known = record?.seen ?? [];
  const isNew = record !== null && [...seenNow].some((step) => !known.includes(step));
  useEffect(() => {
    if (isNew) changeFix(source, key, { seen: [...new Set([...known, ...seenNow])] });
  }, [isNew]);
  return walkthroughOf(diagnosis, record?.answers ?? noAnswers, new Set([...known, ...seenNow]));
}
