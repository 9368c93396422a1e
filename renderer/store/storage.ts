import { create } from 'zustand';
import type { Storage } from '../../shared/ipc/about.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt } from './notices.ts';

/** What is kept on this computer; null until it was counted. */
export const useStorage = create<{ readonly storage: Storage | null }>(() => ({ storage: null }));

/** Counts it: each file is looked at. */
export function readStorage(): Promise<boolean> {
  return attempt(async () => {
    useStorage.setState({ storage: await call('storage.read', null) });
  }, text('settings:storage.unread'));
}
