import { create } from 'zustand';
import type { Compared } from '../har/comparing.ts';
import type { Comparing } from '../har/comparing-client.ts';
import type { ReadingInput } from '../har/reading.ts';

/** The recording where it works, and the one where it does not. */
export const sides = ['working', 'broken'] as const;
export type Side = (typeof sides)[number];

export interface ComparedRecording {
  readonly name: string;
  /** Bytes; null where unknown. */
  readonly size: number | null;
  /** A recording of this computer is written out when it is compared: the running one as it is then. */
  readonly from: { readonly input: ReadingInput } | { readonly capture: string };
}

/** A comparison and what was compared, as it was read then. */
export interface Result extends Compared {
  readonly inputs: Readonly<Record<Side, ReadingInput>>;
}

interface ComparisonState {
  readonly working: ComparedRecording | null;
  readonly broken: ComparedRecording | null;
  /**
   * Nobody said which of the two works. `open`: what failed in them may tell; `asked`: it did not, so
   * the user is asked. null where it is known.
   */
  readonly unsorted: 'open' | 'asked' | null;
  /** Both as they were read, while the user is asked; null else. */
  readonly read: Comparing | null;
  /** Bytes read of both, and what ends it early; null while nothing is being compared. */
  readonly running: { readonly bytes: number; readonly cancel: () => void } | null;
  readonly result: Result | null;
  /** Why one of them could not be read, and which where that is known; null where both were. */
  readonly failure: { readonly side: Side | null; readonly message: string } | null;
}

export const useComparison = create<ComparisonState>(() => ({
  working: null,
  broken: null,
  unsorted: null,
  read: null,
  running: null,
  result: null,
  failure: null,
}));

/** Another recording makes what was found of the two untrue. */
export function setSide(side: Side, recording: ComparedRecording | null): void {
  const { running: begun, read } = useComparison.getState();
  begun?.cancel();
  read?.cancel();
  useComparison.setState((before) => {
    const both = { working: before.working, broken: before.broken, [side]: recording };
    const isEmpty = both.working === null && both.broken === null;
    const unsorted = before.unsorted === null || isEmpty ? null : 'open';
    return { ...both, unsorted, read: null, running: null, result: null, failure: null };
  });
}
