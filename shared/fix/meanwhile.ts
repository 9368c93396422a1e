import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { diagnosisKey } from './fingerprint.ts';
import { peopleIn } from './people.ts';

/** Something else that failed while the user was mending. */
export interface Meanwhile {
  /** The request that failed last. */
  readonly row: ExchangeRow;
  /** Who was signed in; null where the recording does not say. */
  readonly name: string | null;
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
      return [{ row, name, diagnosis }];
    })
    .toSorted((a, b) => a.row.index - b.row.index);
}
