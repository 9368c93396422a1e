import { create } from 'zustand';

/** What the screen that is shown does with a single file that is dropped; null: it is opened. */
export const useDropTaker = create<{ readonly take: ((file: File) => void) | null }>(() => ({
  take: null,
}));
