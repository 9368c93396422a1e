import { create } from 'zustand';

/** What somebody tries in the practice Halo. */
interface PracticeState {
  /** Scenario.id of the failures whose way is shown. */
  readonly open: ReadonlySet<string>;
  /** When somebody was taken to one, in milliseconds since 1970; null before. */
  readonly begunAt: number | null;
}

/** It outlives the screen: whoever comes back to it goes on with the same failure. */
export const usePractice = create<PracticeState>(() => ({ open: new Set(), begunAt: null }));

export function openFailures(ids: Iterable<string>): void {
  usePractice.setState({ open: new Set(ids) });
}

/** Somebody is taken to a failure: what was found before is over for now. */
export function beginFailure(id: string): void {
  usePractice.setState({ open: new Set([id]), begunAt: Date.now() });
}
