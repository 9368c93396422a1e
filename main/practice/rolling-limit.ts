import type { Clock } from './clock.ts';

/** Counts calls in any stretch of `minutes`, and says when the next may come. */
export interface RollingLimit {
  /** 0 where the call is let through (and counted), else the milliseconds until one is. */
  take(): number;
}

/** At most so many calls in any stretch of so many minutes, by the practice clock. */
export function createRollingLimit(clock: Clock, calls: number, minutes: number): RollingLimit {
  let taken: number[] = [];
  return {
    take() {
      const since = clock.now() - minutes * clock.minuteMs;
      taken = taken.filter((at) => at > since);
      const oldest = taken[0];
      if (taken.length >= calls && oldest !== undefined) return oldest - since;
      taken.push(clock.now());
      return 0;
    },
  };
}
