import { create } from 'zustand';
import { show } from './wizard.ts';

/**
 * What is looked for in the guide inside; `isOpen`: what it finds stands open, for it was chosen
 * elsewhere.
 */
export const useGuideWords = create<{ readonly words: string; readonly isOpen: boolean }>(() => ({
  words: '',
  isOpen: false,
}));

export function setGuideWords(words: string): void {
  useGuideWords.setState({ words, isOpen: false });
}

/** Opens the guide with what it says about these words. */
export function openReference(words = ''): void {
  useGuideWords.setState({ words, isOpen: words !== '' });
  show({ screen: 'guide' });
}
