import { create } from 'zustand';
import { show } from './wizard.ts';

/**
 * What is looked for in the reference; `isOpen`: what it finds stands open, for it was chosen
 * elsewhere.
 */
export const useReferenceWords = create<{ readonly words: string; readonly isOpen: boolean }>(
  () => ({
    words: '',
    isOpen: false,
  }),
);

export function setReferenceWords(words: string): void {
  useReferenceWords.setState({ words, isOpen: false });
}

/** Opens the reference with what it says about these words. */
export function openReference(words = ''): void {
  useReferenceWords.setState({ words, isOpen: words !== '' });
  show({ screen: 'reference' });
}
