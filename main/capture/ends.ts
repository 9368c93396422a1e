import type { NetworkFold } from '../../shared/cdp/network-fold.ts';
import type { LoggedRequest } from '../../shared/cdp/unseen-exchange.ts';
import type { CdpBodies } from './cdp-bodies.ts';

/**
 * The log says complete but the page told no end: a failing answer is wanted soon, another may
 * still be read. In milliseconds.
 */
const unreadDelay = { failing: 1_000, other: 5_000 };

/**
 * Ends that only the browser's log tells: a page that never reads an answer is never told to have
 * it.
 */
export class CaptureEnds {
  readonly #fold: NetworkFold;
  readonly #bodies: CdpBodies;
  /** What the log says has ended, by requestId, until the recorder says so too. */
  readonly #completed = new Map<string, { readonly at: number; readonly entry: LoggedRequest }>();

  constructor(fold: NetworkFold, bodies: CdpBodies) {
    this.#fold = fold;
    this.#bodies = bodies;
  }

  /** The log has the end of this request. `now` in milliseconds since 1970. */
  note(requestId: string, entry: LoggedRequest, now: number): void {
    if (entry.status !== 101) this.#completed.set(requestId, { at: now, entry });
  }

  /** Ends what waited long enough for the recorder. */
  settle(now: number): void {
    for (const [requestId, completed] of this.#completed) {
      const record = this.#fold.record(requestId);
      const status = record?.hops.at(-1)?.answer?.status ?? 0;
      const limit = status >= 400 ? unreadDelay.failing : unreadDelay.other;
      if (
        record !== null &&
        record.end === null &&
        now - Math.max(completed.at, record.touchedAt) < limit
      )
        continue;
      this.#completed.delete(requestId);
      if (record !== null && record.end === null)
        this.#bodies.settleUnread(requestId, completed.entry);
    }
  }

  forget(): void {
    this.#completed.clear();
  }
}
