import type { RecordingHealth } from './health.ts';

/**
 * So many requests in a row that the recorder did not see are no chance: the odd one hides while
 * its page is being left.
 */
const missedLimit = 5;

/**
 * Finds the faults that no event tells: a recorder that is attached but gets no events, and one
 * that does not answer.
 */
export class CaptureWatch {
  readonly #health: Pick<RecordingHealth, 'raise' | 'clear'>;
  /** Requests in a row that only the browser's log saw. */
  #missed = 0;
  #isChecking = false;

  constructor(health: Pick<RecordingHealth, 'raise' | 'clear'>) {
    this.#health = health;
  }

  begin(): void {
    this.#missed = 0;
  }

  /** The log and the recorder saw the same request. */
  matched(): void {
    this.#missed = 0;
    this.#health.clear('no-events');
  }

  /** So many requests were seen by the log alone. */
  unseen(count: number): void {
    this.#missed += count;
    if (this.#missed >= missedLimit) this.#health.raise('no-events', 'noEvents');
  }

  /**
   * One comparison of the browser's targets with what is attached at a time. `isUsed`: whether that
   * connection is still the one that records; of one that has ended its end is told.
   */
  check(hub: { check(): Promise<void> } | null, isUsed: () => boolean): void {
    if (hub === null || this.#isChecking) return;
    this.#isChecking = true;
    hub
      .check()
      .then(
        () => this.#health.clear('no-answer'),
        (error: unknown) => {
          if (!isUsed()) return;
          console.error(error);
          this.#health.raise('no-answer', 'noAnswer');
        },
      )
      .finally(() => {
        this.#isChecking = false;
      });
  }
}
