import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { fingerprintOf, diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { cameBack, isOver, unfinished } from '../../shared/fix/records.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import { remembered } from '../../shared/fix/remembered.ts';
import { noAnswers } from '../../shared/fix/walkthrough.ts';
import { currentFix, keepFix, tryOf, useFixes, writable } from '../store/fixes.ts';
import { redactOptions } from '../store/redaction.ts';
import type { Source } from '../store/source.ts';

/**
 * The walkthrough of a problem is opened: goes on with the record of the same failure that was not
 * ended, else starts one. A failure that comes back after it was seen to be fixed starts a new one,
 * and so does one of another record.
 * `place`: FixRecord.place.
 */
export function beginFix(
  source: Source,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
  place: string,
): void {
  const state = useFixes.getState();
  const key = diagnosisKey(diagnosis);
  const now = currentFix(state, source, key);
  if (now !== null && (!isOver(now) || !cameBack(now, diagnosis, rows))) return;
  const first = rows.find((row) => row.index === diagnosis.entries[0]);
  const before = first === undefined ? null : tryOf(first, rows);
  const known = unfinished(state.records, key);
  const facts = { source, place, diagnosis: remembered(diagnosis, redactOptions()), before };
  const fingerprint = writable(fingerprintOf(diagnosis, rows));
  const record: FixRecord =
    known === null
      ? {
          ...facts,
          id: crypto.randomUUID(),
          key,
          startedAt: Date.now(),
          changedAt: Date.now(),
          outcome: 'open',
          who: null,
          fingerprint,
          answers: writable(noAnswers),
          seen: [],
          after: null,
        }
      : { ...known, ...facts, fingerprint };
  useFixes.setState({ current: { ...state.current, [`${source} ${key}`]: record.id } });
  keepFix(record);
}

/**
 * What came since explains the same failed request otherwise: its record goes on under the new
 * explanation, and the title of the old one is remembered.
 */
export function explainAnew(
  source: Source,
  key: string,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): void {
  const state = useFixes.getState();
  const record = currentFix(state, source, key);
  if (record === null) return;
  const name = `${source} ${diagnosisKey(diagnosis)}`;
  useFixes.setState({
    current: { ...state.current, [name]: state.current[name] ?? record.id },
    explainedBefore: { ...state.explainedBefore, [name]: record.diagnosis.title },
  });
  if (state.current[name] !== undefined) return; // its walkthrough was opened before
  keepFix({
    ...record,
    key: diagnosisKey(diagnosis),
    diagnosis: remembered(diagnosis, redactOptions()),
    fingerprint: writable(fingerprintOf(diagnosis, rows)),
    changedAt: Date.now(),
  });
}
