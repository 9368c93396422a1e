/**
 * One row of a list in which Halo tells how something ended that it did by itself: a run of a
 * runbook, an attempt of a webhook, a job of a schedule, a call to another system.
 */
export interface Run {
  /** What ran, whenever it runs: `automation 4d3c1be0-…`. */
  readonly of: string;
  /** The ticket or record that it ran for, '' where it does not say. */
  readonly for: string;
  /** Grows from run to run: number of the row, or its date in milliseconds; null where unknown. */
  readonly place: number | null;
  readonly ended: 'well' | 'badly' | 'unknown';
  /** The other system's answer where the row holds one, else null. */
  readonly status: number | null;
}
