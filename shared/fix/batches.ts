import type { Pace } from '../rules/diagnosis.ts';

/**
 * One request of those that hit the limit. `subject` tells what it was about (what it sent), so
 * that a second try is known; null where unknown.
 */
export interface Sent {
  readonly subject: string | null;
  readonly outcome: 'through' | 'turned-away' | 'open';
  /** Milliseconds since 1970 when its answer was there; null where unknown. */
  readonly at: number | null;
}

/** How far the batches are. */
export interface Batches {
  readonly through: number;
  /** Turned away and not sent again with success. */
  readonly left: number;
  /** Requests in each batch that is still to be sent, in order. */
  readonly plan: readonly number[];
  /**
   * When the next batch may go, milliseconds since 1970; null where nothing is left, or where no
   * time is known.
   */
  readonly nextAt: number | null;
}

/**
 * `sent` in the order of sending. `judged`: how many are left by the verdict, which knows each that
 * failed; null where it says nothing of that.
 */
export function batchesOf(
  sent: readonly Sent[],
  pace: Pace,
  judged: number | null = null,
): Batches {
  const through = sent.filter((one) => one.outcome === 'through').length;
  const left = judged ?? leftOf(sent);
  const plan = Array.from({ length: Math.ceil(left / pace.batch) }, (_, at) =>
    Math.min(pace.batch, left - at * pace.batch),
  );
  const answered = sent.map((one) => one.at).filter((at) => at !== null);
  const last = answered.length === 0 ? null : answered.reduce((latest, at) => Math.max(latest, at));
  const nextAt = left === 0 || last === null ? null : last + pace.wait * 1000;
  return { through, left, plan, nextAt };
}

/**
 * Where what was sent is known, what went through once is not left, whatever came of it later; else
 * each later success makes up for one that was turned away.
 */
function leftOf(sent: readonly Sent[]): number {
  if (sent.every((one) => one.subject !== null)) {
    const of = (wanted: Sent['outcome']) =>
      new Set(sent.flatMap(({ subject, outcome }) => (outcome === wanted ? [subject] : [])));
    const through = of('through');
    return [...of('turned-away')].filter((subject) => !through.has(subject)).length;
  }
  let left = 0;
  for (const { outcome } of sent) {
    if (outcome === 'turned-away') left += 1;
    else if (outcome === 'through' && left > 0) left -= 1;
  }
  return left;
}
