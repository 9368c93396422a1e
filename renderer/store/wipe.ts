import { create } from 'zustand';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt, notify } from './notices.ts';

/** Whether the person is being asked about wiping; Halo's page is hidden meanwhile. */
export const useWipe = create<{ readonly isAsking: boolean }>(() => ({ isAsking: false }));

export function askAboutWiping(isAsking: boolean): void {
  useWipe.setState({ isAsking });
}

export async function wipe(): Promise<void> {
  askAboutWiping(false);
  const done = await attempt(() => call('site.wipe', null), text('site:failed'));
  if (done) notify('news', text('site:wipe.done'));
}
