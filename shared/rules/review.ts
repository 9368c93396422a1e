import type { ReviewResult } from '../diagnosis.ts';
import type { Exchange } from '../exchange.ts';
import type { LoadedCause } from './knowledge.ts';

export interface ReviewOptions {
  /** Addresses of the Halo instance, where the user named it: their origins count as Halo's. */
  readonly haloOrigins?: readonly string[];
  /** Exchange.index the user marked with "it failed now". */
  readonly marks?: readonly number[];
}

/**
 * Takes exchanges one at a time, in any order, keeps only small facts of each (never bodies), and derives diagnoses on demand.
 * Adding an exchange again (same id) replaces what was known of it: live exchanges grow.
 */
export interface Review {
  add(exchange: Exchange): void;
  /** Failed requests that count, so far: cheap, for live counters. */
  readonly failureCount: number;
  result(): ReviewResult;
}

export function createReview(_causes: readonly LoadedCause[], _options: ReviewOptions = {}): Review {
  throw new Error('written by the next commit');
}
