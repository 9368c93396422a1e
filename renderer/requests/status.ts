import { type ExchangeRow } from '../../shared/exchange/row.ts';

/** How a request ended, in the classes people tell apart at a glance. */
const statusKinds = [
  'worked',
  'moved',
  'unchanged',
  'refused',
  'server-failed',
  'failed-inside',
  'no-answer',
  'stopped',
  'waiting',
  'unknown',
] as const;
export type StatusKind = (typeof statusKinds)[number];

/** `diagnosed`: a diagnosis counts this row, whatever its status says. */
export function statusKindOf(row: ExchangeRow, diagnosed: boolean): StatusKind {
  const { status } = row;
  if (status === null) {
    if (row.state === 'open') return 'waiting';
    if (row.failure === null) return 'unknown';
    return /aborted|cancell?ed/i.test(row.failure) ? 'stopped' : 'no-answer';
  }
  if (status >= 500) return 'server-failed';
  if (status >= 400) return 'refused';
  if (diagnosed) return 'failed-inside';
  if (row.failure !== null)
    return /aborted|cancell?ed/i.test(row.failure) ? 'stopped' : 'no-answer';
  if (status === 304) return 'unchanged';
  return status >= 300 ? 'moved' : 'worked';
}

/**
 * True for what a person would call "it failed"; a stopped request counts, since a review may still
 * explain it.
 */
export function hasFailed(kind: StatusKind): boolean {
  return (
    kind === 'refused' ||
    kind === 'server-failed' ||
    kind === 'failed-inside' ||
    kind === 'no-answer' ||
    kind === 'stopped'
  );
}
