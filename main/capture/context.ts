import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';
import { ActionLog, type SiteAction } from './actions.ts';

/** What is known of exchanges from elsewhere than the protocol's Network events. */
export class CaptureContext {
  readonly #actions = new ActionLog();
  /** What the browser said against the certificate of an origin. */
  readonly #certificates = new Map<string, Note>();

  /** Names of the scripts of check-ups, which the protocol tells as what sent a request. */
  readonly #checkups = new Set<string>();

  /** Requests that this script sends are those of a check-up. */
  checkup(script: string): void {
    this.#checkups.add(script);
  }

  acted(action: SiteAction): void {
    this.#actions.add(action);
  }

  /**
   * The browser refuses the certificate of this address, and why: said on the requests that fail by
   * it.
   */
  certificate(url: string, note: Note): void {
    this.#certificates.set(new URL(url).origin, note);
  }

  explain(exchange: Exchange): Exchange {
    const { failure, notes, request, startedAt } = exchange;
    const isRefused =
      failure?.text.startsWith('net::ERR_CERT') === true && URL.canParse(request.url);
    const certificate = isRefused ? this.#certificates.get(new URL(request.url).origin) : undefined;
    if (exchange.initiator !== null && this.#checkups.has(exchange.initiator))
      return { ...exchange, initiator: null, action: null, checkup: true };
    return {
      ...exchange,
      action: this.#actions.before(startedAt),
      notes: certificate === undefined ? notes : [...notes, certificate],
    };
  }
}
