import { useMemo } from 'react';
import { diagnosisKey, fingerprintOf } from '../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { currentFix, useFixes } from '../store/fixes.ts';
import { useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { isFixed, useWizard } from '../store/wizard.ts';

/** Keys of the diagnoses that were seen to work again since, or that the user said were fixed. */
export function useFixed(source: Source, review: ReviewResult): ReadonlySet<string> {
  const rows = useReviewedRows(source);
  const wizard = useWizard();
  const proven = useMemo(
    () =>
      review.diagnoses.flatMap((diagnosis) => {
        const watch = {
          fingerprint: fingerprintOf(diagnosis, rows),
          after: diagnosis.entries.at(-1) ?? Infinity,
          anySite: false,
          pace: diagnosis.pace ?? null,
        };
        const isProven = verdictOf(watch, rows, review, null).kind === 'works';
        return isProven ? [diagnosisKey(diagnosis)] : [];
      }),
    [review, rows],
  );
  const fixes = useFixes();
  // A failure after the user was done with it counts again.
  const cameBack = ({ entries }: Diagnosis, key: string): boolean => {
    const last = rows.find(({ index }) => index === entries.at(-1))?.startedAt ?? null;
    const done = currentFix(fixes, source, key)?.changedAt ?? null;
    return last !== null && done !== null && last > done;
  };
  const said = review.diagnoses.flatMap((diagnosis) => {
    const key = diagnosisKey(diagnosis);
    return isFixed(wizard, source, key) && !cameBack(diagnosis, key) ? [key] : [];
  });
  return new Set([...proven, ...said]);
}
