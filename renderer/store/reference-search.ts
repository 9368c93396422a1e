import { create } from 'zustand';
import { show } from './wizard.ts';

/**
 * What is looked for in the reference, and which entry is shown: a status, or the id of a cause;
 * null for the first that is found.
 */
export const useReferenceWords = create<{
  readonly words: string;
  readonly chosen: string | null;
}>(() => ({ words: '', chosen: null }));

export function setReferenceWords(words: string): void {
  useReferenceWords.setState({ words });
}

/** @param chosen a status, or the id of a cause */
export function chooseEntry(chosen: string): void {
  useReferenceWords.setState({ chosen });
}

/** Opens the reference with all that it holds; `chosen` as in `chooseEntry`. */
export function openReference(chosen: string | null = null): void {
  useReferenceWords.setState({ words: '', chosen });
  show({ screen: 'reference' });
}
