import { useEffect, useMemo } from 'react';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey, type Fingerprint, fingerprintOf } from '../../shared/fix/fingerprint.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import { lastFailure } from '../../shared/fix/records.ts';
import {
  noAnswers,
  type ShownSteps,
  shownSteps,
  type Walkthrough,
  walkthroughOf,
} from '../../shared/fix/walkthrough.ts';
import { diagnosisFollowed } from '../store/diagnoses.ts';
import { useReview, useReviewedRows } from '../store/sources.ts';
import { keyIn, type Source } from '../store/source.ts';
import { changeFix, currentFix, useFixes } from '../store/fixes.ts';
import { explainAnew } from '../actions/record-fix.ts';
import { renameKey } from '../store/wizard.ts';
import { usePracticeSteps } from './practice-scenario.ts';

/** The record that a diagnosis writes into; null where its walkthrough was never opened. */
export function useRecord(source: Source, key: string): FixRecord | null {
  return useFixes((state) => currentFix(state, source, key));
}

/**
 * What the failure that is being fixed means by now: what comes later may explain it otherwise, and
 * then the fix goes on under the new explanation. As it was remembered where an earlier start of the
 * program holds it; null where it is nowhere.
 */
export function useDiagnosis(source: Source, key: string): Diagnosis | null {
  const review = useReview(source);
  const reviewed = useReviewedRows(source);
  const record = useRecord(source, key);
  const diagnosis = useMemo(
    () => diagnosisFollowed({ review, reviewed }, record, key),
    [review, reviewed, record, key],
  );
  useEffect(() => {
    if (diagnosis === null || diagnosisKey(diagnosis) === key) return;
    explainAnew(source, key, diagnosis, reviewed);
    renameKey(source, key, diagnosisKey(diagnosis));
  }, [diagnosis, key, reviewed, source]);
  return diagnosis;
}

/** Title of the explanation that this one took the place of; null where it is the first. */
export function useExplainedBefore(source: Source, key: string): string | null {
  return useFixes((state) => state.explainedBefore[keyIn(source, key)] ?? null);
}

export function useFingerprint(source: Source, diagnosis: Diagnosis): Fingerprint {
  const rows = useReviewedRows(source);
  const kept = useRecord(source, diagnosisKey(diagnosis))?.fingerprint ?? null;
  return useMemo(
    // What failed when the walkthrough was opened stays what is followed: a record that fails later
    // in the same way is another one.
    () => (kept !== null && kept.deeds.length > 0 ? kept : fingerprintOf(diagnosis, rows)),
    [diagnosis, kept, rows],
  );
}

/**
 * What the traffic shows of the steps, which is remembered for the next start, and for the note on the
 * ticket. Every screen of a fix looks: a change may still be made while it is checked.
 */
export function useShownSteps(source: Source, diagnosis: Diagnosis): ShownSteps {
  const key = diagnosisKey(diagnosis);
  const record = useRecord(source, key);
  const review = useReview(source);
  const rows = useReviewedRows(source);
  const fingerprint = useFingerprint(source, diagnosis);
  const inPractice = usePracticeSteps(source, diagnosis);
  const how = useFixes(({ begun }) => (record === null ? null : (begun[record.id] ?? null)));
  const since = how === 'anew' ? (record?.before?.at ?? null) : null;
  const shown = useMemo(
    () => shownSteps(diagnosis, fingerprint, rows, review, since),
    [diagnosis, fingerprint, rows, review, since],
  );
  const seenNow = useMemo(() => new Set([...shown.seen, ...inPractice.seen]), [shown, inPractice]);
  const ticks = useFixes((state) => (record === null ? null : (state.mended[record.id] ?? null)));
  // A step that shows while another is being written must not be lost: what is written is compared
  // each time, until all that was seen stands in the record.
  useEffect(() => {
    if (record === null) return;
    const seen = [...new Set([...record.seen, ...seenNow])];
    if (seen.length > record.seen.length) changeFix(source, key, { seen });
  }, [source, key, record, seenNow]);
  return {
    ...shown,
    seen: new Set([...(record?.seen ?? []), ...seenNow]),
    changes: [...shown.changes, ...inPractice.changes, ...(ticks === null ? [] : [ticks])],
  };
}

/**
 * Where the user is in the fix: from what they said and from what the traffic shows. `works`: what
 * failed was seen to work since.
 */
export function useWalkthrough(
  source: Source,
  diagnosis: Diagnosis,
  shown: ShownSteps,
  works: boolean,
): Walkthrough {
  const record = useRecord(source, diagnosisKey(diagnosis));
  const rows = useReviewedRows(source);
  const fingerprint = useFingerprint(source, diagnosis);
  const failedAt = lastFailure(fingerprint, diagnosis, rows)?.startedAt ?? null;
  const isChanged = shown.changes.some((at) => failedAt === null || at > failedAt);
  const isRemade = shown.remade.some((at) => failedAt === null || at > failedAt);
  const { seen, saved } = shown;
  const answers = record?.answers ?? noAnswers;
  return walkthroughOf(diagnosis, answers, seen, works, saved, isChanged, isRemade);
}
