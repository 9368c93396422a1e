import { create } from 'zustand';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { clearCapture } from './capture.ts';
import { deleteAllCaptures } from './captures.ts';
import { attempt, notify } from './notices.ts';
import { forgetSource } from './wizard.ts';

/** Whether the person is being asked about wiping; Halo's page is hidden meanwhile. */
export const useWipe = create<{ readonly isAsking: boolean }>(() => ({ isAsking: false }));

export function askAboutWiping(isAsking: boolean): void {
  useWipe.setState({ isAsking });
}

/** `recordings`: all that was recorded goes as well, what is being recorded included. */
export async function wipe(recordings: boolean): Promise<void> {
  askAboutWiping(false);
  if (recordings) await wipeRecordings();
  const done = await attempt(() => call('site.wipe', null), text('site:failed'));
  if (done) notify('news', text('site:wipe.done'));
}

async function wipeRecordings(): Promise<void> {
  const isCleared = await attempt(() => clearCapture('clear'), text('captures:failed'));
  forgetSource('live');
  if ((await deleteAllCaptures()) && isCleared) notify('news', text('settings:storage.deleted'));
}
