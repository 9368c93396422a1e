import { create } from 'zustand';

interface EntryState {
  /**
   * What stands in the box of the start page: typed or pasted there, or brought by a link; null
   * where it is still the address that was opened last.
   */
  readonly text: string | null;
  /** The box takes the focus as soon as it is there. */
  readonly isWanted: boolean;
}

export const useEntry = create<EntryState>(() => ({ text: null, isWanted: false }));

export function writeEntry(text: string): void {
  useEntry.setState({ text });
}

/** The box is to have the focus; or it has it by now. */
export function wantEntry(isWanted: boolean): void {
  useEntry.setState({ isWanted });
}
