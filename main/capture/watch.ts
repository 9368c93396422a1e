import type { RecordingFault } from '../../shared/ipc/ipc.ts';
import type { Ailment } from './health.ts';

/**
 * So many requests in a row that the recorder did not see are no chance: the odd one hides while
 * its page is being left.
 */
const missedLimit = 5;

/**
 * Finds out what no event tells: a recorder that is attached but hears nothing, and one that does
 * not answer.
 */
export class CaptureWatch {
  readonly #ail: (ailment: Ailment, note: RecordingFault | null) => void;
  /** Requests in a row that only the browser's log saw. */
  #missed = 0;
  #isChecking = false;

  constructor(ail: (ailment: Ailment, note: RecordingFault | null) => void) {
    this.#ail = ail;
  }

  begin(): void {
    this.#missed = 0;
  }

  /** The log and the recorder saw the same request. */
  matched(): void {
    this.#missed = 0;
    this.#ail('deaf', null);
  }

  /** So many requests were seen by the log alone. */
  unseen(count: number): void {
    this.#missed += count;
    if (this.#missed >= missedLimit) this.#ail('deaf', 'deaf');
  }

  /** One comparison of the browser's targets with what is attached at a time. */
  check(hub: { check(): Promise<void> } | null): void {
    if (hub === null || this.#isChecking) return;
    this.#isChecking = true;
    hub
      .check()
      .then(
        () => this.#ail('mute', null),
        (error: unknown) => {
          console.error(error);
          this.#ail('mute', 'mute');
        },
      )
      .finally(() => {
        this.#isChecking = false;
      });
  }
}
