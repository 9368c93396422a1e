import type { FixRecord, Try } from '../../shared/fix/record.ts';
import { formatMoment } from '../text/format.ts';
import { text } from '../text/i18n.ts';
import { statusKey } from '../text/words.ts';
import type { Source } from '../store/source.ts';
import { currentFix, useFixes } from '../store/fixes.ts';

/**
 * How the check ended, with what was answered before and after, for a report; null where it was not
 * checked.
 */
export function reportVerdict(source: Source, key: string): string | null {
  const record = currentFix(useFixes.getState(), source, key);
  if (record === null || record.after === null) return null;
  const words = wordsOf(record.outcome);
  return words === null
    ? null
    : [
        words,
        record.before === null
          ? null
          : text('fixes.report.before', { answer: answerOf(record.before) }),
        text('fixes.report.after', { answer: answerOf(record.after) }),
      ]
        .filter((part) => part !== null)
        .join(' ');
}

function wordsOf(outcome: FixRecord['outcome']): string | null {
  switch (outcome) {
    case 'fixed':
      return text('fixes.report.fixed');
    case 'same':
      return text('fixes.report.same');
    case 'different':
      return text('fixes.report.different');
    case 'open':
    case 'left':
      return null;
  }
}

function answerOf({ status, at }: Try): string {
  const word = status === null ? '' : text(statusKey(status));
  const answer =
    status === null
      ? text('status.0')
      : status < 300
        ? text('check.fine', { status })
        : text('status.chip', { status, word });
  return at === null
    ? answer
    : text('fixes.report.answer', { answer, time: formatMoment(at, 'en-GB') });
}
