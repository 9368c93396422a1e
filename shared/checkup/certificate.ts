import { utcDayOf } from '../words/moment.ts';
import { say } from '../words/say.ts';
import type { CheckState } from './check.ts';
import { type CheckLine, unknownLine } from './line.ts';

const day = 86_400_000;
/** So many days before its end a certificate is worth a look. */
const soon = 14;

/**
 * The line about the certificate that Halo shows, which no check reads. `end`: its last day in
 * milliseconds since 1970, null where none is told.
 */
export function certificateLine(origin: string, end: number | null, now: number): CheckLine {
  const days = end === null ? null : (end - now) / day;
  const isPlain = end === null && origin.startsWith('http:');
  return {
    ...unknownLine,
    key: 'certificate',
    check: 'certificate',
    group: 'halo',
    title: say('checkup.certificate.title'),
    state: isPlain ? 'fine' : stateOf(days),
    says: saysOf(origin, end, days),
    count: isPlain ? 0 : 1,
    fine: days !== null && days >= soon ? [{ key: 'certificate', measures: {} }] : [],
    isAll: true,
    tries: days !== null && days < soon ? say('checkup.certificate.try') : null,
    who: days !== null && days < soon ? 'it-team' : null,
    address: '',
    at: now,
  };
}

function stateOf(days: number | null): CheckState {
  if (days === null) return 'unknown';
  if (days < 0) return 'broken';
  return days < soon ? 'look' : 'fine';
}

function saysOf(origin: string, end: number | null, days: number | null): string {
  if (end === null || days === null)
    return origin.startsWith('http:')
      ? say('checkup.certificate.none')
      : say('checkup.certificate.unknown');
  const date = utcDayOf(end);
  return days < 0
    ? say('checkup.certificate.ended', { date })
    : say('checkup.certificate.ends', { date });
}
