import { useMemo } from 'react';
import { diagnosisKey, fingerprintOf } from '../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { currentFix, useFixes } from '../store/fixes.ts';
import { useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { isFixed, useWizard } from '../store/wizard.ts';

/** Keys of the diagnoses that are over. */
export interface Over {
  /** Seen to work again. */
  readonly fixed: ReadonlySet<string>;
  /** The user says that it works. */
  readonly said: ReadonlySet<string>;
}

/** What was seen to work again since, and what the user said works. */
export function useOver(source: Source, review: ReviewResult): Over {
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
  // A failure after the user was done with it counts again, and so does that of another record.
  const cameBack = (diagnosis: Diagnosis, key: string): boolean => {
    const record = currentFix(fixes, source, key);
    if (record === null) return false;
    const last = rows.find(({ index }) => index === diagnosis.entries.at(-1))?.startedAt ?? null;
    const known = new Set(record.fingerprint.deeds.map((deed) => JSON.stringify(deed)));
    const now = fingerprintOf(diagnosis, rows);
    const isOther =
      now.ofOthers > record.fingerprint.ofOthers ||
      now.deeds.some((deed) => !known.has(JSON.stringify(deed)));
    return (last !== null && last > record.changedAt) || isOther;
  };
  const fixed = new Set(proven);
  const said = new Set<string>();
  for (const diagnosis of review.diagnoses) {
    const key = diagnosisKey(diagnosis);
    if (fixed.has(key) || !isFixed(wizard, source, key) || cameBack(diagnosis, key)) continue;
    (currentFix(fixes, source, key)?.outcome === 'said' ? said : fixed).add(key);
  }
  return { fixed, said };
}
