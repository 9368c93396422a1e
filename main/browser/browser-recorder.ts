import type { CdpEvent } from '../../shared/cdp/protocol.ts';
import type { LeftPage } from '../../shared/cdp/network-fold.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { ActionLog, type SiteAction } from '../capture/actions.ts';
import type { HubListener } from '../capture/cdp-hub.ts';
import { RequestTracker } from '../capture/request-tracker.ts';
import { within } from '../time-limit.ts';
import { BrowserHub } from './browser-hub.ts';

/** Bytes up to which the content of an answer that is no failure is kept. */
const largestBody = 5_000_000;
/** Milliseconds that contents may still be read at the end. */
const lastReading = 2_000;

/** A recording of a browser of the user's that is kept in memory, for the command line. */
export class BrowserRecorder implements HubListener {
  readonly hub: BrowserHub;
  readonly #closed: () => void;
  readonly #actions = new ActionLog();
  readonly #requests: RequestTracker;

  /** `site`: the Halo's host, with its port. `closed`: the browser is gone. */
  constructor(site: string, closed: () => void) {
    this.hub = new BrowserHub(site, this);
    this.#closed = closed;
    this.#requests = new RequestTracker(
      (...command) => this.hub.send(...command),
      () => largestBody,
      {
        rootSession: () => this.hub.root,
        keepsContents: (sessionId) => this.hub.keepsContents(sessionId),
      },
    );
  }

  /** Exchanges that are new or changed since they were taken last. */
  takeChanged(which: 'all' | 'ended'): readonly Exchange[] {
    return this.#requests.takeChanged(which).map((exchange) => this.#actions.explain(exchange));
  }

  /** Before the end: the contents of what was answered by now are read, as far as there is time. */
  async readLast(): Promise<void> {
    const read = this.hub.check().then(() => this.#requests.settled());
    await within(lastReading, read, 'Reading contents').catch(() => undefined);
  }

  event(event: CdpEvent): void {
    this.#requests.accept(event);
  }

  gone(sessions: ReadonlySet<string>): void {
    this.#requests.gone(sessions, 'recording.leftBefore');
  }

  left(page: LeftPage): void {
    this.#requests.left(page);
  }

  acted(action: SiteAction): void {
    this.#actions.add(action);
  }

  lost(): void {
    this.#requests.lost('recording.leftBefore');
    this.#closed();
  }

  /** A page that crashed and came back records on by itself. */
  recovered(): void {}
  part(): void {}
  unattached(): void {}
}
