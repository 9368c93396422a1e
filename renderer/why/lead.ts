import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import type { Moment } from './timeline.ts';

/**
 * What is said of the order of the results; each is a sentence of its own. `last`: the first came of
 * what was done last; `latest`: it failed after the others, and no deed is known.
 */
type Lead =
  | { readonly kind: 'last' | 'latest' | 'marked' }
  /** "It failed now" was said after something in which no error was seen. */
  | { readonly kind: 'earlier'; readonly at: number };

/**
 * null where one result needs no word about its place, and where nothing certain can be said of it.
 * `moments`: the latest first.
 */
export function leadOf(
  moments: readonly Moment[],
  [first, ...others]: readonly Diagnosis[],
): Lead | null {
  if (first === undefined) return null;
  const mark = moments.findIndex(({ kind }) => kind === 'mark');
  const failed = moments.findIndex(
    ({ kind, outcomes }) =>
      kind === 'action' && outcomes.some(({ diagnosis }) => diagnosis === first),
  );
  const at = failed === -1 ? timeOf(moments, first) : (moments[failed]?.at ?? null);
  const isSince = (one: Moment, place: number) =>
    failed === -1 ? one.first > lastOf(first) : place < failed;
  const between = moments.filter(
    (one, place) => place > mark && one.kind === 'action' && isSince(one, place),
  );
  if (mark !== -1 && at !== null && between.length > 0 && between.every(isQuiet))
    return { kind: 'earlier', at };
  if (others.length === 0) return null;
  const marked = moments[mark]?.first ?? -Infinity;
  const isBefore = (first.entries[0] ?? Infinity) <= marked;
  // Where all of it failed before it was said, that tells none from the others.
  const isOtherSince = others.some((other) => lastOf(other) > marked);
  if (isOtherSince && (failed === -1 ? isBefore : mark !== -1 && failed > mark))
    return { kind: 'marked' };
  // It failed for the mark as well, which put it first: something else was done since, and failed.
  const isPassed = moments.slice(0, Math.max(0, failed)).some(isFailedDeed);
  if (failed !== -1) return isPassed ? null : { kind: 'last' };
  return others.every((other) => lastOf(other) < lastOf(first)) ? { kind: 'latest' } : null;
}

/** When it failed last where no deed led to it, in milliseconds since 1970; null where unknown. */
function timeOf(moments: readonly Moment[], diagnosis: Diagnosis): number | null {
  const outcome = moments
    .filter(({ kind }) => kind === 'background')
    .flatMap(({ outcomes }) => outcomes)
    .find((one) => one.diagnosis === diagnosis);
  return outcome?.requests.at(-1)?.startedAt ?? null;
}

const lastOf = ({ entries }: Diagnosis): number => entries.at(-1) ?? -Infinity;

/**
 * When "It failed now" was said last, in milliseconds since 1970, where nothing was done since and no
 * fix went on since; else null. `moments`: the latest first.
 */
export function markedLast(
  moments: readonly Moment[],
  records: readonly Pick<FixRecord, 'changedAt'>[],
): number | null {
  const last = moments.find(({ kind }) => kind !== 'background');
  if (last?.kind !== 'mark' || last.at === null) return null;
  const { at } = last;
  return records.some(({ changedAt }) => changedAt > at) ? null : at;
}

/** Nothing in it failed, or may have. */
function isQuiet({ outcomes, waiting, doubtful, aside }: Moment): boolean {
  return outcomes.length === 0 && waiting + doubtful + aside === 0;
}

function isFailedDeed({ kind, outcomes }: Moment): boolean {
  return kind === 'action' && outcomes.length > 0;
}
