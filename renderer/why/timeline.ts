import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';

/** A request that failed, with what it means. */
export interface TimelineFailure {
  readonly index: number;
  readonly name: string;
  readonly status: number;
  readonly title: string;
}

/**
 * One stop on the way: something the user did, or that they said "it failed now", with what failed
 * by it. `at` in milliseconds since 1970.
 */
export interface TimelineItem {
  readonly kind: 'action' | 'mark';
  /** What the user did, in words; null where nothing they did came before. */
  readonly action: string | null;
  readonly at: number | null;
  readonly failures: readonly TimelineFailure[];
}

/**
 * So long does the recorder name an action as the reason of what follows; a request after it
 * belongs to another of the same name.
 */
const reach = 5_000;

/**
 * What the user did and what failed by it, in order of time; actions by which nothing failed are
 * left out.
 */
export function timelineOf(
  rows: readonly ExchangeRow[],
  { diagnoses }: Pick<ReviewResult, 'diagnoses'>,
  marks: readonly FailureMark[],
): readonly TimelineItem[] {
  const meanings = new Map(
    diagnoses.flatMap(({ entries, title }) => entries.map((index) => [index, title] as const)),
  );
  const items: {
    kind: TimelineItem['kind'];
    action: string | null;
    at: number | null;
    failures: TimelineFailure[];
  }[] = [];
  const waiting = [...marks].sort((left, right) => left.index - right.index);
  const tellMarks = (before: number) => {
    while (waiting[0] !== undefined && waiting[0].index < before)
      items.push({ kind: 'mark', action: null, at: waiting.shift()?.at ?? null, failures: [] });
  };
  for (const { index, action, startedAt, name, status } of rows) {
    const title = meanings.get(index);
    if (title === undefined) continue;
    tellMarks(index);
    const last = items.at(-1);
    const isSame =
      last?.kind === 'action' &&
      last.action === action &&
      (startedAt ?? 0) - (last.at ?? 0) <= reach;
    const failure = { index, name, status: status ?? 0, title };
    if (isSame) last.failures.push(failure);
    else items.push({ kind: 'action', action, at: startedAt, failures: [failure] });
  }
  tellMarks(Infinity);
  return items;
}
