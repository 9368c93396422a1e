import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { diagnosisKey } from './fingerprint.ts';
import { peopleIn } from './people.ts';

/** Something else that failed while the user was mending. */
export interface Meanwhile {
  readonly index: number;
  /** Who was signed in; null where the recording does not say. */
  readonly name: string | null;
  /** What the user did just before; null where nothing. */
  readonly action: string | null;
  readonly diagnosis: Diagnosis;
}

/**
 * What else failed since the walkthrough was opened, the latest of each, oldest first: a failure on
 * the way is the reason why a step did not take. `since`: milliseconds since 1970.
 */
export function failedMeanwhile(
  key: string,
  since: number,
  rows: readonly ExchangeRow[],
  { diagnoses }: Pick<ReviewResult, 'diagnoses'>,
): readonly Meanwhile[] {
  const people = peopleIn(rows);
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return diagnoses
    .flatMap((diagnosis): readonly Meanwhile[] => {
      if (diagnosisKey(diagnosis) === key) return [];
      const row = byIndex.get(diagnosis.entries.at(-1) ?? -1);
      if (row === undefined || (row.startedAt ?? 0) < since) return [];
      const name = people(row).person?.name ?? null;
      return [{ index: row.index, name, action: row.action, diagnosis }];
    })
    .toSorted((a, b) => a.index - b.index);
}
