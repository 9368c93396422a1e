/**
 * The practice Halo's time, in milliseconds: the real time plus whatever a learner has let pass.
 */
export interface Clock {
  now(): number;
  /** The real time, whatever a learner has let pass: what a server writes on its answers. */
  real(): number;
  /** Length of one practice minute in milliseconds; all limits and lives are told in minutes. */
  readonly minuteMs: number;
  letPass(minutes: number): void;
  /** Back to the real time. */
  reset(): void;
  /** 2026-11-22T09:30:00, as Halo writes its dates. */
  stamp(): string;
}

/** `now`: milliseconds since 1970. `minuteMs`: how long a minute of the practice Halo takes. */
export function createClock(now: () => number, minuteMs: number): Clock {
  let ahead = 0;
  const time = () => now() + ahead;
  return {
    now: time,
    real: now,
    minuteMs,
    letPass: (minutes) => {
      ahead += minutes * minuteMs;
    },
    reset: () => {
      ahead = 0;
    },
    stamp: () => new Date(time()).toISOString().slice(0, 19),
  };
}
