import type { RecordingFault, SiteState } from '../../shared/ipc/ipc.ts';

/** What can be wrong with a recording; each is put right on its own. */
export type Ailment = 'page' | 'part' | 'deaf' | 'mute' | 'journal';
type Health = Pick<SiteState, 'recording' | 'recordingFaults' | 'recordingSince'>;

/**
 * Whether a recording is whole. It is `on` only while nothing at all is wrong; else it says what,
 * and since when.
 */
export class CaptureHealth {
  readonly #ailments = new Map<
    Ailment,
    { readonly note: RecordingFault; readonly since: number }
  >();
  #stage: 'off' | 'starting' | 'on' = 'off';

  /**
   * A page is being attached, is attached, or there is none. Ailments of the page before end with
   * it, those of the disk stay.
   */
  enter(stage: 'off' | 'starting' | 'on'): void {
    if (stage !== 'on')
      for (const ailment of ['page', 'part', 'deaf', 'mute'] as const)
        this.#ailments.delete(ailment);
    this.#stage = stage;
  }

  /** `now` in milliseconds since 1970; the first moment counts while it lasts. */
  fallIll(ailment: Ailment, note: RecordingFault, now: number): void {
    this.#ailments.set(ailment, { note, since: this.#ailments.get(ailment)?.since ?? now });
  }

  heal(ailment: Ailment): void {
    this.#ailments.delete(ailment);
  }

  has(ailment: Ailment): boolean {
    return this.#ailments.has(ailment);
  }

  read(): Health {
    const all = [...this.#ailments.values()];
    if (this.#stage === 'off')
      return { recording: 'off', recordingFaults: [], recordingSince: null };
    if (all.length === 0)
      return { recording: this.#stage, recordingFaults: [], recordingSince: null };
    return {
      recording: 'lost',
      recordingFaults: all.map(({ note }) => note),
      recordingSince: Math.min(...all.map(({ since }) => since)),
    };
  }
}
