import type { Exchange } from '../exchange/exchange.ts';
import type { Address } from './address.ts';
import { isSignInStation } from './sign-in-failure.ts';

/** So many rounds within this time are a circle; a person signs in more slowly. */
const rounds = 5;
const within = 60_000;

interface Visit {
  /** Exchange.index. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Notices where Halo and its sign-in send the browser to each other in circles. */
export class Roundabout {
  readonly #visits = new Map<string, Visit[]>();
  /** Exchange.action of the latest request that has one. */
  #action: string | null = null;

  /**
   * True where this redirect of a sign-in closes a circle, and at each round after it. Told of every
   * exchange: whoever presses something else between two rounds goes round by hand.
   */
  comesRound(exchange: Exchange, address: Address): boolean {
    if (exchange.action !== null && exchange.action !== this.#action) {
      this.#action = exchange.action;
      this.#visits.clear();
    }
    const status = exchange.response?.status ?? 0;
    if (status < 300 || status >= 400 || status === 304) return false;
    if (exchange.resourceType !== 'document' || !isSignInStation(address)) return false;
    const station = `${address.origin}${address.lower}`;
    const { index } = exchange;
    const time = exchange.startedAt ?? 0;
    // An exchange may be told more than once, and is one visit.
    const others = (this.#visits.get(station) ?? []).filter((visit) => visit.index !== index);
    const visits = [...others, { index, time }].slice(-rounds);
    this.#visits.set(station, visits);
    const first = visits.at(-rounds);
    return first !== undefined && Math.abs(time - first.time) <= within;
  }
}
