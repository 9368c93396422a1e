import type { Exchange } from '../exchange/exchange.ts';
import type { Address } from './address.ts';
import { isSignInStation } from './sign-in-failure.ts';

/** So many rounds within this time are a circle; a person signs in more slowly. */
const rounds = 5;
const within = 60_000;

/** Notices where Halo and its sign-in send the browser to each other in circles. */
export class Roundabout {
  readonly #visits = new Map<string, number[]>();

  /** True where this redirect of a sign-in closes a circle, and at each round after it. */
  comesRound(exchange: Exchange, address: Address): boolean {
    const status = exchange.response?.status ?? 0;
    if (status < 300 || status >= 400 || status === 304) return false;
    if (exchange.resourceType !== 'document' || !isSignInStation(address)) return false;
    const station = `${address.origin}${address.lower}`;
    const visits = this.#visits.get(station) ?? [];
    const time = exchange.startedAt ?? 0;
    visits.push(time);
    this.#visits.set(station, visits.slice(-rounds));
    const first = visits.at(-rounds);
    return first !== undefined && Math.abs(time - first) <= within;
  }
}
