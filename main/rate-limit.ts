/** Lets something happen so many times within so many milliseconds, and no more. */
export class RateLimit {
  readonly #most: number;
  readonly #within: number;
  #times: readonly number[] = [];

  constructor(most: number, within: number) {
    this.#most = most;
    this.#within = within;
  }

  /**
   * Whether it may happen at `now`, which then counts. A clock that was set back counts from anew.
   */
  take(now: number): boolean {
    this.#times = this.#times.filter((time) => time <= now && now - time < this.#within);
    if (this.#times.length >= this.#most) return false;
    this.#times = [...this.#times, now];
    return true;
  }
}
