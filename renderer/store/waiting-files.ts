import { create } from 'zustand';

/** Files that were dropped together and are to be opened one after the other, the next one first. */
export const useWaitingFiles = create<{ readonly files: readonly File[] }>(() => ({ files: [] }));

export function setWaitingFiles(files: readonly File[]): void {
  useWaitingFiles.setState({ files });
}
