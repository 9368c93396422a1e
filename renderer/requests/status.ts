import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { type SuspicionKind } from '../../shared/rules/suspicion.ts';

/** How a request ended, in the classes people tell apart at a glance. */
const statusKinds = [
  'worked',
  'answered',
  'unsure',
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

/**
 * `diagnosed`: a diagnosis counts this row, whatever its status says. `suspicion`: why its answer
 * deserves a look although it says that it worked; what took long worked all the same.
 */
export function statusKindOf(
  row: ExchangeRow,
  diagnosed: boolean,
  suspicion: SuspicionKind | null = null,
): StatusKind {
  const { status } = row;
  if (status === null) {
    if (row.state === 'open') return 'waiting';
    if (row.failure === null) return 'unknown';
    return brokenOff(row.failure);
  }
  if (status >= 500) return 'server-failed';
  if (status >= 400) return 'refused';
  if (diagnosed) return 'failed-inside';
  if (row.failure !== null) return brokenOff(row.failure);
  if (status === 304) return 'unchanged';
  if (status >= 300) return 'moved';
  return suspicion === null || suspicion === 'slow' ? 'worked' : 'unsure';
}

/** As it stands where the learner judges: an answer that may hold a failure is an answer, no more. */
export function unjudged(kind: StatusKind): StatusKind {
  return kind === 'worked' ? 'answered' : kind;
}

function brokenOff(failure: string): StatusKind {
  return /aborted|cancell?ed/i.test(failure) ? 'stopped' : 'no-answer';
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
