import type { ExchangeRow } from '../exchange/row.ts';
import type { Diagnosis, Step } from '../rules/diagnosis.ts';
import { type DeedMark, namesRecord } from './deed-mark.ts';
import { deedsOf, type Fingerprint, fingerprintOf, speaking } from './fingerprint.ts';
import { isSamePerson, peopleIn } from './people.ts';
import type { FixRecord } from './record.ts';
import { inTimeOrder } from './time-order.ts';

/**
 * The last time this failure was seen to be fixed, in another record than `except`; null where it
 * never was.
 */
export function lastFix(
  records: readonly FixRecord[],
  key: string,
  except: string | null,
): FixRecord | null {
  const fixed = records.filter(
    (record) => record.key === key && record.outcome === 'fixed' && record.id !== except,
  );
  return fixed.toSorted((a, b) => b.changedAt - a.changedAt)[0] ?? null;
}

/** It works: it was seen to, or the user says so. */
export function isOver({ outcome }: FixRecord): boolean {
  return outcome === 'fixed' || outcome === 'said';
}

/** It works, or the user stopped: nobody is at it any more. */
export function isEnded(record: FixRecord): boolean {
  return isOver(record) || record.outcome === 'left';
}

/**
 * A failure after the user was done with it counts again, and so does that of another record. What
 * took too long is asked in smaller parts on the way, as the steps say: those are tries of the same.
 */
export function cameBack(
  record: FixRecord,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): boolean {
  const last = rows.find(({ index }) => index === diagnosis.entries.at(-1))?.startedAt ?? null;
  if (last !== null && last > record.changedAt) return true;
  const known = new Set(record.fingerprint.deeds.map(wholeKey));
  const now = fingerprintOf(diagnosis, rows);
  return (
    now.ofOthers > record.fingerprint.ofOthers ||
    now.deeds.some((deed) => !known.has(wholeKey(deed)))
  );
}

/** Of what took too long: whatever part of it was asked for. */
function wholeKey(deed: DeedMark): string {
  const { button: _button, way: _way, page: _page, ...mark } = deed;
  return JSON.stringify(mark.rule === 'all' ? { ...mark, asked: [] } : mark);
}

/** The walkthrough of this failure that was begun and not ended; null where there is none. */
export function unfinished(records: readonly FixRecord[], key: string): FixRecord | null {
  return newestFirst(records).find((record) => record.key === key && !isEnded(record)) ?? null;
}

/**
 * False where a record is known to be about something else than what failed now: what was done in the
 * practice Halo, for another person, or with other records.
 */
export function isOfSame(
  record: FixRecord,
  now: Pick<FixRecord, 'source' | 'place' | 'fingerprint'>,
): boolean {
  const isPractice = ({ place }: Pick<FixRecord, 'place'>) => place === 'practice';
  if (record.source === now.source && isPractice(record) !== isPractice(now)) return false;
  const { doer } = record.fingerprint;
  const by = now.fingerprint.doer;
  if (doer !== null && by !== null && isSamePerson(doer, by) === false) return false;
  const before = recordsIn(record.fingerprint);
  const since = new Set(recordsIn(now.fingerprint));
  return before.length === 0 || since.size === 0 || before.some((one) => since.has(one));
}

function recordsIn({ deeds }: Pick<Fingerprint, 'deeds'>): readonly string[] {
  return deeds.filter(namesRecord).map(({ target, record }) => JSON.stringify([target, record]));
}

/**
 * The last request in which failed what a fix is about, else the first of the problem; null where it
 * holds none. `rows`: those of the source the diagnosis was made from.
 */
export function lastFailure(
  fingerprint: Fingerprint,
  { entries }: Pick<Diagnosis, 'entries'>,
  rows: readonly ExchangeRow[],
): ExchangeRow | null {
  const failed = new Set(entries);
  const ordered = inTimeOrder(rows);
  const people = peopleIn(ordered);
  const { doer } = fingerprint;
  const last = ordered.findLast(
    (row) =>
      failed.has(row.index) &&
      deedsOf(fingerprint, row).length > 0 &&
      (doer === null || isSamePerson(doer, people(row)) !== false),
  );
  return last ?? rows.find(({ index }) => index === entries[0]) ?? null;
}

/**
 * What is to be done again where a fix follows `fingerprint`: what failed by another button since is
 * none of it. null where the problem holds no request.
 */
export function followedDeed(
  { action }: Pick<Fingerprint, 'action'>,
  diagnosis: Diagnosis,
  rows: readonly ExchangeRow[],
): ExchangeRow | null {
  const told = speaking(diagnosis, rows);
  if (told === null || told.action === action) return told;
  return (
    speaking(
      diagnosis,
      rows.filter((row) => row.action === action),
    ) ?? told
  );
}

/** By when they were last worked on. */
export function newestFirst(records: readonly FixRecord[]): readonly FixRecord[] {
  return records.toSorted((a, b) => b.changedAt - a.changedAt);
}

/** Step.id, or the text, of the steps that were ticked, or that the traffic showed to be done. */
function namesDone({ answers, seen }: Pick<FixRecord, 'answers' | 'seen'>): readonly string[] {
  return [...answers.done, ...seen].filter((name) => !answers.notDone.includes(name));
}

/** Whether a step is one of those. */
export function isStepDone(
  record: Pick<FixRecord, 'answers' | 'seen'>,
  { id, text }: Pick<Step, 'id' | 'text'>,
): boolean {
  const done = namesDone(record);
  return done.includes(id) || done.includes(text);
}

/** What was done, as it is told, in the order of the steps. */
export function stepsDone(record: FixRecord): readonly string[] {
  const { diagnosis } = record;
  const steps = [...diagnosis.reasons.flatMap((reason) => reason.steps), ...diagnosis.steps];
  const told = steps
    .filter((step) => isStepDone(record, step))
    .map((step) => step.done ?? step.text);
  // A step of an explanation that another took the place of is known by its words alone.
  const known = new Set(steps.flatMap(({ id, text }) => [id, text]));
  const before = namesDone(record)
    .filter((name) => !known.has(name))
    .map((name) => name.replaceAll(/\{\w+\}/g, '…'));
  return [...new Set([...before, ...told])];
}

/**
 * Records in which every word that is searched for occurs: in what failed, where, what was done and
 * by whom.
 */
export function found(records: readonly FixRecord[], query: string): readonly FixRecord[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return newestFirst(records).filter((record) => {
    const text = wordsOf(record);
    return words.every((word) => text.includes(word));
  });
}

function wordsOf(record: FixRecord): string {
  const { diagnosis, place, who, outcome } = record;
  const { title, summary, integration, message, status, route, cause } = diagnosis;
  return [
    title,
    summary,
    integration,
    message,
    status,
    route,
    cause,
    place,
    who,
    outcome,
    ...stepsDone(record),
  ]
    .join('\n')
    .toLowerCase();
}
