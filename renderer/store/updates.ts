import { create } from 'zustand';
import type { UpdateState } from '../../shared/settings/updates.ts';
import { noUpdates } from '../../shared/settings/defaults.ts';
import { call } from '../platform/halo.ts';
import { visibleLine } from '../text/visible-text.ts';
import { attempt, notify } from './notices.ts';
import { text } from '../text/i18n.ts';

/** How it stands with a newer version. */
export const useUpdates = create<UpdateState>(() => noUpdates);

export async function readUpdates(): Promise<void> {
  receiveUpdates(await call('updates.read', null));
}

/** What is ready is said once, wherever the user is; all else stands in the settings. */
export function receiveUpdates(state: UpdateState): void {
  const before = useUpdates.getState();
  useUpdates.setState(state);
  if (state.kind === before.kind && state.version === before.version) return;
  if (state.kind === 'ready')
    notify('news', text('settings:updates.ready', { version: visibleLine(state.version ?? '') }), {
      label: text('settings:updates.install'),
      run: () => void installUpdate(),
    });
  if (state.kind === 'found')
    notify(
      'news',
      text('settings:updates.foundNotice', { version: visibleLine(state.version ?? '') }),
    );
}

export function installUpdate(): Promise<boolean> {
  return attempt(() => call('updates.install', null), text('settings:failed'));
}
