import { type Difference, differenceKinds } from './difference.ts';
import type { Side } from './side.ts';

/**
 * The most telling first, each once: what failed in the order of the review, each after what was
 * sent otherwise and led to it; then by kind, and within a kind in the order of the broken
 * recording. A step that is left out after somebody waited in vain stands behind that.
 */
export function ranked(found: readonly Difference[], broken: Side): readonly Difference[] {
  const differences = found.filter(
    ({ text }, at) => found.findIndex((other) => other.text === text) === at,
  );
  const ranks = new Map(
    broken.steps.map((step) => [step.index, broken.troubleAt(step)?.rank ?? Infinity] as const),
  );
  const isFailed = new Map(
    differences.flatMap((one, at) => (one.kind === 'failed' ? [[one.broken, at] as const] : [])),
  );
  const waited = differences.filter(({ kind }) => kind === 'slower').map(({ working }) => working);
  const keyOf = (one: Difference, at: number): readonly number[] => {
    const failedAt = one.broken === null ? undefined : isFailed.get(one.broken);
    const leads = one.kind === 'sent' && failedAt !== undefined && at < failedAt;
    if (leads || one.kind === 'failed') return [0, ranks.get(one.broken ?? -1) ?? Infinity, at];
    const isAfterWait =
      one.kind === 'missing' && waited.some((index) => (index ?? Infinity) < (one.working ?? 0));
    const kind = differenceKinds.indexOf(isAfterWait ? 'slower' : one.kind);
    return [kind, Number(isAfterWait), at];
  };
  return differences
    .map((one, at) => ({ one, key: keyOf(one, at) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ one }) => one);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
