import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { diagnosisKey, type Fingerprint, fingerprintOf } from '../../shared/fix/fingerprint.ts';
import { cameBack, isOfSame, isOver, lastFailure, unfinished } from '../../shared/fix/records.ts';
import type { FixRecord, Try } from '../../shared/fix/record.ts';
import { remembered } from '../../shared/fix/remembered.ts';
import { noAnswers } from '../../shared/fix/walkthrough.ts';
import { currentFix, keepFix, tryOf, useFixes, writable } from '../store/fixes.ts';
import { redactOptions } from '../store/redaction.ts';
import { keyIn, type Source } from '../store/source.ts';

/** A problem whose walkthrough is opened. */
interface Problem {
  readonly source: Source;
  readonly diagnosis: Diagnosis;
  /** Those of the source that the diagnosis was made from. */
  readonly rows: readonly ExchangeRow[];
  /** FixRecord.place. */
  readonly place: string;
}

/**
 * Goes on with the record of the same failure that was not ended, else starts one. A failure that
 * comes back after it was seen to be fixed starts a new one, and so does one of another record. What
 * failed since the record was last worked on is told.
 */
export function beginFix(problem: Problem): void {
  const { source, diagnosis, rows, place } = problem;
  const state = useFixes.getState();
  const key = diagnosisKey(diagnosis);
  const now = currentFix(state, source, key);
  if (now !== null && isOver(now) && !cameBack(now, diagnosis, rows)) return;
  if (now !== null && !isOver(now)) {
    followLast(followPressed(now, diagnosis, rows), diagnosis, rows);
    return;
  }
  const fingerprint = writable(fingerprintOf(diagnosis, rows));
  const same = state.records.filter((record) => isOfSame(record, { source, place, fingerprint }));
  const known = unfinished(same, key);
  if (known === null) {
    startFix(problem);
    return;
  }
  const before = lastTry(fingerprint, diagnosis, rows);
  useFixes.setState({
    current: { ...state.current, [keyIn(source, key)]: known.id },
    begun: { ...state.begun, [known.id]: 'before' },
  });
  const shown = remembered(diagnosis, redactOptions());
  keepFix({ ...known, source, place, diagnosis: shown, before, fingerprint });
}

/** Starts a record of its own; one that was begun before stays in the history as it is. */
export function startFix({ source, diagnosis, rows, place }: Problem): void {
  const state = useFixes.getState();
  const key = diagnosisKey(diagnosis);
  const id = crypto.randomUUID();
  const fingerprint = writable(fingerprintOf(diagnosis, rows));
  const isAnew = currentFix(state, source, key) !== null;
  useFixes.setState({
    current: { ...state.current, [keyIn(source, key)]: id },
    begun: isAnew ? { ...state.begun, [id]: 'anew' } : state.begun,
  });
  keepFix({
    id,
    key,
    source,
    place,
    startedAt: Date.now(),
    changedAt: Date.now(),
    outcome: 'open',
    who: null,
    diagnosis: remembered(diagnosis, redactOptions()),
    fingerprint,
    answers: writable(noAnswers),
    seen: [],
    before: lastTry(fingerprint, diagnosis, rows),
    after: null,
  });
}

/** What failed by another button since is followed as well, and is what is to be done again. */
function followPressed(
  record: FixRecord,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): FixRecord {
  const fingerprint = writable(fingerprintOf(diagnosis, rows));
  const { action } = fingerprint;
  if (action === null || action === record.fingerprint.action) return record;
  const followed = { ...record, fingerprint };
  keepFix(followed);
  return followed;
}

/** What failed again since is what the next check is compared with. */
export function followLast(
  record: FixRecord,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): void {
  const before = lastTry(record.fingerprint, diagnosis, rows);
  if (before?.at == null || before.at <= (record.before?.at ?? -Infinity)) return;
  if (before.at > record.changedAt)
    useFixes.setState(({ begun }) => ({ begun: { ...begun, [record.id]: 'before' } }));
  keepFix({ ...record, before });
}

function lastTry(
  fingerprint: Fingerprint,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): Try | null {
  const row = lastFailure(fingerprint, diagnosis, rows);
  if (row === null) return null;
  const last = tryOf(row, rows);
  return fingerprint.by === null ? { ...last, by: null } : last;
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
  const name = keyIn(source, diagnosisKey(diagnosis));
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
