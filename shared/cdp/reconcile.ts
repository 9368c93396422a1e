/**
 * A request as the browser's own log (session.webRequest) tells it: one entry per redirect hop.
 * `at` in milliseconds since 1970.
 */
export interface Logged {
  readonly method: string;
  readonly url: string;
  readonly at: number;
}
/** A hop as the recorder saw it. */
export interface Seen {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly at: number;
}

/** The two clocks are read in different processes. */
const clockTolerance = 2_000;
/** How long an entry of the log waits for the recorder before it counts as not seen. */
const patience = 3_000;
/** Longest time a request waits in the browser's queue before the log hears of it. */
const longestQueue = 600_000;

/**
 * Compares the recorder with the browser's own log, which also knows what the debugger protocol
 * hides (requests of a page that is being left). Requests with the same method and address are
 * taken in order; a match removes both.
 */
export class Reconciler<L extends Logged> {
  readonly #seen = new Map<string, Seen[]>();
  readonly #logged = new Map<string, { readonly entry: L; readonly heardAt: number }[]>();
  readonly counts = { logged: 0, matched: 0, unseen: 0 };

  /** The entry of the log that this hop explains, where the log was first. */
  see(seen: Seen): L | null {
    const key = keyOf(seen);
    const waiting = this.#logged.get(key);
    const match = waiting?.findIndex(({ entry }) => mayBelong(seen.at, entry.at)) ?? -1;
    if (waiting !== undefined && match >= 0) {
      const [found] = waiting.splice(match, 1);
      if (waiting.length === 0) this.#logged.delete(key);
      this.counts.matched += 1;
      return found?.entry ?? null;
    }
    push(this.#seen, key, seen);
    return null;
  }

  /**
   * The hop that this entry belongs to, where the recorder was first. `now` in milliseconds since
   * 1970.
   */
  log(entry: L, now: number): Seen | null {
    this.counts.logged += 1;
    const key = keyOf(entry);
    const waiting = this.#seen.get(key);
    const match = waiting?.findIndex((seen) => mayBelong(seen.at, entry.at)) ?? -1;
    if (waiting !== undefined && match >= 0) {
      const [found] = waiting.splice(match, 1);
      if (waiting.length === 0) this.#seen.delete(key);
      this.counts.matched += 1;
      return found ?? null;
    }
    push(this.#logged, key, { entry, heardAt: now });
    return null;
  }

  /**
   * Entries that the recorder did not see in time; each is given once. Old hops that the log never
   * mentions (caches) are dropped.
   */
  takeUnseen(now: number): readonly L[] {
    const unseen: L[] = [];
    for (const [key, waiting] of this.#logged) {
      const isLate = ({ heardAt }: { readonly heardAt: number }) =>
        now - heardAt >= patience || now < heardAt - clockTolerance;
      const late = waiting.filter(isLate);
      if (late.length === 0) continue;
      unseen.push(...late.map(({ entry }) => entry));
      keep(
        this.#logged,
        key,
        waiting.filter((one) => !isLate(one)),
      );
    }
    for (const [key, waiting] of this.#seen)
      keep(
        this.#seen,
        key,
        waiting.filter((seen) => now - seen.at < longestQueue),
      );
    this.counts.unseen += unseen.length;
    return unseen;
  }
}

/**
 * Whether the log may mean this hop: it hears of a request after it was made. A hop that seems much
 * later than the log's entry was made before the computer's clock was set back.
 */
function mayBelong(seenAt: number, loggedAt: number): boolean {
  return seenAt <= loggedAt + clockTolerance || seenAt > loggedAt + longestQueue;
}

/** The protocol leaves out what follows `#`, the log does not always. */
function keyOf({ method, url }: { readonly method: string; readonly url: string }): string {
  const hash = url.indexOf('#');
  return `${method} ${hash < 0 ? url : url.slice(0, hash)}`;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function keep<T>(map: Map<string, T[]>, key: string, list: T[]): void {
  if (list.length === 0) map.delete(key);
  else map.set(key, list);
}
