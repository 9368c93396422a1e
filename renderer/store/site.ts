import { create } from 'zustand';
import { closedSite, type SiteState } from '../../shared/ipc.ts';

/** The embedded browser, as main last described it. */
export const useSite = create<SiteState>(() => closedSite);

export function receiveSiteState(state: SiteState): void {
  useSite.setState(state, true);
}
