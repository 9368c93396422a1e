import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf } from '../rules/address.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import { diagnosisKey } from './fingerprint.ts';
import { peopleIn } from './people.ts';
import { succeeded } from './succeeded.ts';
import { beganAfter } from './time-order.ts';

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
 * the way is the reason why a step did not take. What went through since, by whomever, is none any
 * more. `since`: milliseconds since 1970; `over`: diagnosisKey of what is fixed by now.
 */
export function failedMeanwhile(
  key: string,
  since: number,
  rows: readonly ExchangeRow[],
  { diagnoses }: Pick<ReviewResult, 'diagnoses'>,
  over: ReadonlySet<string> = new Set(),
): readonly Meanwhile[] {
  const people = peopleIn(rows);
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return diagnoses
    .flatMap((diagnosis): readonly Meanwhile[] => {
      const other = diagnosisKey(diagnosis);
      if (other === key || over.has(other)) return [];
      const row = byIndex.get(diagnosis.entries.at(-1) ?? -1);
      if (row === undefined || (row.startedAt ?? 0) < since) return [];
      if (rows.some((later) => isDoneSince(row, later))) return [];
      const name = people(row).person?.name ?? null;
      return [{ row, name, diagnosis }];
    })
    .toSorted((a, b) => a.row.index - b.row.index);
}

/** The same was pressed, and it went through. */
function isDoneSince(failed: ExchangeRow, later: ExchangeRow): boolean {
  return (
    failed.action !== null &&
    later.action === failed.action &&
    later.method === failed.method &&
    addressOf(later.url).lower === addressOf(failed.url).lower &&
    succeeded(later) &&
    beganAfter(later, failed)
  );
}
