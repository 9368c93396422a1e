import { formatSpan } from '../words/amount.ts';
import { say } from '../words/say.ts';
import { difference, type Difference, requestName } from './difference.ts';
import type { Pair } from './pairing.ts';
import type { Both } from './sent-difference.ts';

/** Far slower is what people notice: four times and five seconds, or eight times and more than one. */
const farSlower = [
  { factor: 4, more: 5000 },
  { factor: 8, more: 1500 },
] as const;

/** An answer that took far longer, or for which nobody waited any more; null where neither is. */
export function slower(both: Both): Difference | null {
  const { working, broken } = both;
  const [before, after] = [working.duration, broken.duration];
  if (working.outcome.is !== 'answered' || before === null || after === null) return null;
  const isSlow = farSlower.some(
    ({ factor, more }) => after >= before * factor && after - before >= more,
  );
  if (!isSlow) return null;
  const values = {
    request: requestName(broken),
    before: formatSpan(before),
    after: formatSpan(after),
  };
  const text =
    broken.outcome.is === 'given-up'
      ? say('compare.givenUp', values)
      : say('compare.slower', values);
  return difference('slower', text, both);
}

const fewest = 5;
const allFactor = 8;
/** Milliseconds that somebody waits for each of many requests, and feels it. */
const felt = 300;

/** Every request is far slower, though no single one is by seconds; null where that is not so. */
export function slowerOnTheWhole(pairs: readonly Pair[]): Difference | null {
  const times = pairs.flatMap(({ working, broken }) =>
    working?.kind === 'call' && working.duration !== null && broken?.duration != null
      ? [{ before: working.duration, after: broken.duration }]
      : [],
  );
  if (times.length < fewest) return null;
  const before = middle(times.map((time) => time.before));
  const after = middle(times.map((time) => time.after));
  if (after < felt || after < Math.max(before, 1) * allFactor) return null;
  const text = say('compare.allSlower', { before: formatSpan(before), after: formatSpan(after) });
  return difference('slower', text, { working: null, broken: null });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
