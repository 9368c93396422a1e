import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';
import { ActionLog, type SiteAction } from './actions.ts';

/** A page that was asked for begins to open within this time, in milliseconds. */
const longestOpening = 5_000;

/** What is known of exchanges from elsewhere than the protocol's Network events. */
export class CaptureContext {
  readonly #actions = new ActionLog();
  /** What the program goes to for the user, until the page begins to open. */
  #opened: { readonly path: string; readonly at: number } | null = null;
  /** How many presses of the program's own the page has not told yet. */
  #presses = 0;
  /** What the browser said against the certificate of an origin. */
  readonly #certificates = new Map<string, Note>();

  /** Names of the scripts of check-ups, which the protocol tells as what sent a request. */
  readonly #checkups = new Set<string>();

  /** Requests that this script sends are those of a check-up. */
  checkup(script: string): void {
    this.#checkups.add(script);
  }

  acted(action: SiteAction): void {
    this.#actions.add(this.#isOurs(action) ? { ...action, isOurs: true } : action);
  }

  /** The program goes to this address for the user. */
  opensForUser(url: string): void {
    this.#opened = { path: new URL(url).pathname, at: Date.now() };
  }

  /** The program presses for the user what the page tells of next. */
  pressesForUser(): void {
    this.#presses += 1;
  }

  /** What is pressed from now on the user presses. */
  leavesToUser(): void {
    this.#presses = 0;
  }

  #isOurs({ kind, label, at }: SiteAction): boolean {
    if (kind === 'click' && this.#presses > 0) {
      this.#presses -= 1;
      return true;
    }
    const opened = this.#opened;
    if (kind !== 'open' || opened?.path !== label) return false;
    this.#opened = null;
    return at - opened.at <= longestOpening;
  }

  /**
   * The browser refuses the certificate of this address, and why: said on the requests that fail by
   * it.
   */
  certificate(url: string, note: Note): void {
    this.#certificates.set(new URL(url).origin, note);
  }

  explain(exchange: Exchange): Exchange {
    const { failure, notes, request } = exchange;
    const isRefused =
      failure?.text.startsWith('net::ERR_CERT') === true && URL.canParse(request.url);
    const certificate = isRefused ? this.#certificates.get(new URL(request.url).origin) : undefined;
    if (exchange.initiator !== null && this.#checkups.has(exchange.initiator))
      return { ...exchange, initiator: null, action: null, checkup: true };
    return {
      ...this.#actions.explain(exchange),
      notes: certificate === undefined ? notes : [...notes, certificate],
    };
  }
}
