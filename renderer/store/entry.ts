import { create } from 'zustand';

/**
 * What came of what stands in the box: nothing is known of it, or it was refused with these words.
 */
export type EntryAnswer =
  { readonly kind: 'unknown' } | { readonly kind: 'refused'; readonly text: string };

interface EntryState {
  /**
   * What stands in the box of the start page: typed or pasted there, or brought by a link; null
   * where it is still the address that was opened last.
   */
  readonly text: string | null;
  /** The message that was explained last: what is pasted over it is another one. */
  readonly explained: string | null;
  /** The box takes the focus as soon as it is there. */
  readonly isWanted: boolean;
  /** null: nothing came of it yet, or it led somewhere else. */
  readonly answer: EntryAnswer | null;
}

export const useEntry = create<EntryState>(() => ({
  text: null,
  explained: null,
  isWanted: false,
  answer: null,
}));

export function writeEntry(text: string): void {
  useEntry.setState({ text, answer: null });
}

export function rememberExplained(explained: string): void {
  useEntry.setState({ explained });
}

/** Whoever begins again is done with a message that was explained, and with what came of it. */
export function clearExplained(): void {
  const { text, explained } = useEntry.getState();
  useEntry.setState({ text: text === explained ? null : text, explained: null, answer: null });
}

/** The box is to have the focus; or it has it by now. */
export function wantEntry(isWanted: boolean): void {
  useEntry.setState({ isWanted });
}

export function answerEntry(answer: EntryAnswer | null): void {
  useEntry.setState({ answer });
}
