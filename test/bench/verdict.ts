import type { Goal } from './goals.ts';

/** What the rounds of a figure gave. */
export interface Spread {
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
  readonly rounds: number;
}

/**
 * `noise`: some rounds keep the limit and some do not, so that the machine allows no statement;
 * `none`: there is no limit.
 */
export type Verdict = 'met' | 'not met' | 'noise' | 'none';

/** @throws Error where there are no rounds */
export function spreadOf(rounds: readonly number[]): Spread {
  const [lowest, highest] = [Math.min(...rounds), Math.max(...rounds)];
  if (!Number.isFinite(lowest) || !Number.isFinite(highest))
    throw new Error(`not measured: ${rounds.join(', ')}`);
  return { lowest, median: median(rounds), highest, rounds: rounds.length };
}

/** The number in the middle, or halfway between the two that are there; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The one number that stands for all rounds. */
export function figureOf({ by = 'median' }: Goal, spread: Spread): number {
  return spread[by];
}

export function verdictOf(goal: Goal, spread: Spread): Verdict {
  const { atMost, atLeast } = goal;
  if (atMost === undefined && atLeast === undefined) return 'none';
  const keeps = (number: number): boolean =>
    number <= (atMost ?? Infinity) && number >= (atLeast ?? -Infinity);
  if (goal.by === 'highest') return keeps(spread.highest) ? 'met' : 'not met';
  if (keeps(spread.lowest) && keeps(spread.highest)) return 'met';
  return keeps(spread.lowest) || keeps(spread.highest) ? 'noise' : 'not met';
}
