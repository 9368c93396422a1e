import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { FixRecord, Try } from '../../shared/fix/record.ts';
import { utcOf } from '../../shared/words/moment.ts';
import { text } from '../text/i18n.ts';
import { answerWords } from '../text/answer-words.ts';
import type { Source } from '../store/source.ts';
import { sources } from '../store/sources.ts';
import { currentFix, useFixes } from '../store/fixes.ts';

/**
 * Whether and how the fix of this problem was checked, with what was answered before and after, for
 * a report. Only what was kept for this very problem counts, never what became of another.
 */
export function reportVerdict(source: Source, diagnosis: Diagnosis): string {
  const record = currentFix(useFixes.getState(), source, diagnosisKey(diagnosis));
  const words = record === null ? null : wordsOf(record);
  if (record === null || words === null) return text('fixes.report.unchecked');
  const { before, after } = record;
  return [
    words,
    before === null
      ? null
      : text('fixes.report.before', { answer: answerOf(before, diagnosis.status) }),
    after === null
      ? null
      : text('fixes.report.after', { answer: answerOf(after, stillAs(record)) }),
    hasFailedSince(source, diagnosis, after) ? text('fixes.report.failedSince') : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** A fix that was seen to work says nothing of a failure that came later. */
function hasFailedSince(source: Source, { entries }: Diagnosis, after: Try | null): boolean {
  if (source === 'file' || after?.at == null) return false;
  const { rows } = sources[source].getState();
  const last = rows.find(({ index }) => index === entries.at(-1))?.startedAt ?? null;
  return last !== null && last > after.at;
}

/** null where nothing was tried since. */
function wordsOf({ outcome, after, source }: FixRecord): string | null {
  const isFile = source === 'file';
  switch (outcome) {
    case 'fixed':
      return text(isFile ? 'fixes.report.fixedFile' : 'fixes.report.fixed');
    case 'said':
      return text('fixes.report.said');
    case 'same':
      return after === null ? null : text(isFile ? 'fixes.report.sameFile' : 'fixes.report.same');
    case 'different':
      return after === null
        ? null
        : text(isFile ? 'fixes.report.differentFile' : 'fixes.report.different');
    case 'partly':
      return text('fixes.report.partly');
    case 'unproved':
      return text('fixes.report.unproved');
    case 'left':
      return after?.at == null ? null : text('fixes.report.unproved');
    case 'open':
      return null;
  }
}

/** What was tried last failed with; null where it is not known to have failed. */
function stillAs({ outcome, diagnosis }: FixRecord): number | null {
  if (outcome === 'same') return diagnosis.status;
  // What the other failure is called is not kept.
  return outcome === 'different' ? 0 : null;
}

function answerOf({ status, at }: Try, failedAs: number | null): string {
  const answer = answerWords(status, failedAs);
  return at === null ? answer : text('fixes.report.answer', { answer, time: utcOf(at) });
}
