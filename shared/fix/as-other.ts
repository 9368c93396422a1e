import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { diagnosisKey, isOthersRefusal } from './fingerprint.ts';
import { peopleIn } from './people.ts';
import type { FixRecord } from './record.ts';
import { isEnded } from './records.ts';

/**
 * Who was refused it, where all of it was refused to somebody else than a problem failed for, while
 * that one was being fixed: it came of trying as another person, and is no problem of its own. `records`: the fixes
 * of this recording. null where it may be one: where it failed for whom it matters, before or after,
 * or where the user went into it.
 */
export function refusedAsOther(
  diagnosis: Diagnosis,
  records: readonly FixRecord[],
  rows: readonly ExchangeRow[],
): string | null {
  const key = diagnosisKey(diagnosis);
  if (records.some((record) => record.key === key)) return null;
  const entries = new Set(diagnosis.entries);
  const failed = rows.filter(({ index }) => entries.has(index));
  const last = failed.at(-1);
  if (last === undefined) return null;
  const people = peopleIn(rows);
  const isOnTheWay = (record: FixRecord): boolean =>
    failed.every(
      (row) =>
        row.startedAt !== null &&
        row.startedAt >= record.startedAt &&
        !(isEnded(record) && row.startedAt > record.changedAt) &&
        isOthersRefusal(record.fingerprint, diagnosis, row, people),
    );
  return records.some(isOnTheWay) ? (people(last).person?.name ?? null) : null;
}
