import type { RecordingFault, SiteState } from '../../shared/ipc/ipc.ts';

/**
 * What can be wrong with a recording, each raised and cleared on its own: the page is not attached,
 * a part of the site is not, no events come, the recorder does not answer, the disk refuses.
 */
type FaultKind = 'page' | 'part' | 'no-events' | 'no-answer' | 'journal';
type Stage = 'off' | 'starting' | 'on';
type Counts = SiteState['recordingCounts'];
export type Recording = Pick<
  SiteState,
  'recording' | 'recordingFaults' | 'recordingSince' | 'recordingKeptSince' | 'recordingCounts'
>;

/** Faults of one page end with it; that of the disk stays. */
const ofPage = ['page', 'part', 'no-events', 'no-answer'] as const;

/**
 * How whole the running recording is. Who records and who writes to disk tell it here, who shows it
 * reads and subscribes here: none of them knows the other. It is `on` only while there is no fault;
 * else it says which, and since when.
 */
export class RecordingHealth {
  readonly #now: () => number;
  readonly #faults = new Map<
    FaultKind,
    { readonly fault: RecordingFault; readonly since: number }
  >();
  readonly #listeners = new Set<() => void>();
  #stage: Stage = 'off';
  #counts: Counts = { logged: 0, matched: 0, unseen: 0 };
  #keptSince: number | null = null;

  /** `now` answers milliseconds since 1970. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Hears of every change. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A page is being attached, is attached, or there is none. */
  enter(stage: Stage): void {
    if (stage !== 'on') for (const kind of ofPage) this.#faults.delete(kind);
    this.#stage = stage;
    this.#tell();
  }

  /**
   * A fault of a kind that is there already keeps the time of the first. `since`: milliseconds since
   * 1970, where it began before now.
   */
  raise(kind: FaultKind, fault: RecordingFault, since = this.#now()): void {
    this.#faults.set(kind, { fault, since: this.#faults.get(kind)?.since ?? since });
    this.#tell();
  }

  clear(kind: FaultKind): void {
    if (this.#faults.delete(kind)) this.#tell();
  }

  /**
   * How many requests the browser's own log has, those of them that the recorder matched, and those
   * that only the log saw; `keptSince`: since when everything is kept, null where all is.
   */
  count(counts: Counts, keptSince: number | null): void {
    this.#counts = { ...counts };
    this.#keptSince = keptSince;
    this.#tell();
  }

  read(): Recording {
    const faults = this.#stage === 'off' ? [] : [...this.#faults.values()];
    const isWhole = faults.length === 0;
    return {
      recording: isWhole ? this.#stage : 'lost',
      recordingFaults: faults.map(({ fault }) => fault),
      recordingSince: isWhole ? null : Math.min(...faults.map(({ since }) => since)),
      recordingKeptSince: this.#keptSince,
      recordingCounts: this.#counts,
    };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
