import { addressOf, isCall } from '../rules/address.ts';
import { haloLevel } from '../rules/halo-origin.ts';

const mostWays = 2000;

/**
 * Which origin of a recording is its Halo: the one with the most ways that are Halo's. A chat
 * window that asks far more often has none of them.
 */
export class SiteGatherer {
  readonly #points = new Map<string, number>();
  readonly #seen = new Set<string>();

  add(url: string): void {
    const address = addressOf(url);
    if (address.origin === '') return;
    const way = `${address.origin} ${address.lower.slice(0, 60)}`;
    if (this.#seen.has(way) || this.#seen.size > mostWays) return;
    this.#seen.add(way);
    const points = haloLevel(address) + (isCall(address) ? 0.1 : 0);
    this.#points.set(address.origin, (this.#points.get(address.origin) ?? 0) + points);
  }

  /** '' where there is none. Of several alike the first. */
  result(): string {
    let [site, most] = ['', -1];
    for (const [origin, points] of this.#points) if (points > most) [site, most] = [origin, points];
    return site;
  }
}
