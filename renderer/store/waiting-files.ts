import { create } from 'zustand';

/** Files that were dropped together and are to be opened one after the other, the next one first. */
export const useWaitingFiles = create<{ readonly files: readonly File[] }>(() => ({ files: [] }));

export function setWaitingFiles(files: readonly File[]): void {
  useWaitingFiles.setState({ files });
}

/** One that was read or compared, by whatever way, waits no more. `size`: null where unknown. */
export function waitNoMore(seen: { readonly name: string; readonly size: number | null }): void {
  useWaitingFiles.setState(({ files }) => ({
    files: files.filter(({ name, size }) => name !== seen.name || size !== seen.size),
  }));
}
