import { type Difference, differenceKinds } from './difference.ts';
import type { Side } from './side.ts';

/** How far back a failure may have led to another one: in requests, and in milliseconds. */
const nearRequests = 60;
const nearTime = 120_000;

/**
 * Places of the failures of the broken recording, by Exchange.index: what the review finds most
 * important, behind what failed just before it, since that may have led to it.
 */
function ranksOf(differences: readonly Difference[], broken: Side): ReadonlyMap<number, number> {
  const steps = new Map(broken.steps.map((step) => [step.index, step]));
  const failed = differences
    .filter(({ kind }) => kind === 'failed')
    .flatMap((one) => {
      const step = steps.get(one.broken ?? -1);
      return step === undefined ? [] : [{ one, step, rank: broken.troubleAt(step)?.rank ?? 0 }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const [main] = failed;
  const led = failed.filter(({ one, step }) => {
    // What could not be read may be missing where something is saved.
    if (main?.step.writes !== true || step.writes) return false;
    if (one.working === null || one.cause === null) return false;
    const requests = main.step.index - step.index;
    const time = (main.step.startedAt ?? 0) - (step.startedAt ?? 0);
    return requests > 0 && requests <= nearRequests && time <= nearTime;
  });
  const inTime = led.toSorted((a, b) => a.step.index - b.step.index);
  const order = [...inTime, ...failed.filter((one) => !led.includes(one))];
  return new Map(order.map(({ step }, place) => [step.index, place]));
}

/**
 * The most telling first, each once: what failed in the order of the review, but behind what led to
 * it, each after what was sent otherwise and led to it; then by kind, and within a kind in the order of the broken
 * recording. A step that is left out after somebody waited in vain stands behind that.
 */
export function ranked(found: readonly Difference[], broken: Side): readonly Difference[] {
  const told = new Map<string, Difference>();
  for (const one of found) if (!told.has(one.text)) told.set(one.text, one);
  const differences = [...told.values()];
  const ranks = ranksOf(differences, broken);
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
