interface Deed {
  /** Exchange.index of the first request that is known to have come of it. */
  index: number;
  readonly action: string;
}

/** What the user did, one thing after the other, by the requests that came of it. */
export class Deeds {
  readonly #deeds: Deed[] = [];

  /** Requests may be told in another order than they began in. */
  add(index: number, action: string): void {
    const last = this.#deeds.at(-1);
    if (last?.action === action) last.index = Math.min(last.index, index);
    else this.#deeds.push({ index, action });
  }

  /** Where that began which was done last before Exchange.index `at`; 0 where nothing was. */
  beginOf(at: number): number {
    const before = this.#deeds
      .filter(({ index }) => index <= at)
      .toSorted((one, other) => one.index - other.index);
    const last = before.at(-1);
    const other = before.findLastIndex(({ action }) => action !== last?.action);
    return before[other + 1]?.index ?? 0;
  }
}
