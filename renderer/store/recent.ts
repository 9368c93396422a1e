import { create } from 'zustand';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { call } from '../platform/halo.ts';

/** Files that were read lately, last first. */
export const useRecent = create<{ readonly files: readonly RecentFile[] }>(() => ({ files: [] }));

export function receiveRecent(files: readonly RecentFile[]): void {
  useRecent.setState({ files });
}

export async function readRecent(): Promise<void> {
  receiveRecent(await call('recent.read', null));
}
