import { create } from 'zustand';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { closedSite } from '../../shared/ipc/closed-site.ts';
import { call } from '../platform/halo.ts';
import { noteTitle } from './page-titles.ts';

/** The embedded browser, as main last described it. */
export const useSite = create<SiteState>(() => closedSite);

/** Asks main, which tells of changes only. @throws Refused */
export async function readSiteState(): Promise<void> {
  receiveSiteState(await call('site.read', null));
}

export function receiveSiteState(state: SiteState): void {
  if (state.kind !== 'none') noteTitle(state);
  if (JSON.stringify(state) !== JSON.stringify(useSite.getState())) useSite.setState(state, true);
}
