import { create } from 'zustand';
import {
  firstPlaces,
  forget,
  goBack,
  goForward,
  goTo,
  leaveRoom,
  type Places,
  type Place,
  renamed,
  turnTo,
} from './place.ts';
import { wantEntry } from './entry.ts';
import type { Source } from './source.ts';

export type WorkspaceTab = 'halo' | 'requests';

/** Where the user is, and what they chose on the way: everything that "back" must keep. */
export interface WizardState {
  readonly places: Places;
  /** Which source the workspace shows. */
  readonly source: Source | null;
  readonly tab: WorkspaceTab;
  /** Exchange.index of the request whose details are open, by source. */
  readonly selected: Readonly<Record<Source, number | null>>;
  /** `source key` of the diagnoses that were seen to work again. */
  readonly fixed: readonly string[];
}

export const useWizard = create<WizardState>(() => ({
  places: firstPlaces,
  source: null,
  tab: 'halo',
  selected: { live: null, file: null },
  fixed: [],
}));

/** Where the user is now. */
export function usePlace(): Place {
  return useWizard((state) => state.places.now);
}

export function show(place: Place): void {
  useWizard.setState((state) => ({
    places: goTo(state.places, place),
    ...sourceOf(place, state),
  }));
}

/** Another page of the screen that is shown. */
export function turn(place: Place): void {
  useWizard.setState((state) => ({ places: turnTo(state.places, place) }));
}

/** Shows Halo or the requests, which no reading room has beside it. */
export function showBeside(tab: WorkspaceTab): void {
  useWizard.setState((state) => ({ places: leaveRoom(state.places), tab }));
}

/** The start page, with the focus in its box. */
export function showEntry(): void {
  wantEntry(true);
  show({ screen: 'start' });
}

export function back(): void {
  useWizard.setState((state) => {
    const places = goBack(state.places);
    return { places, ...sourceOf(places.now, state) };
  });
}

export function forward(): void {
  useWizard.setState((state) => {
    const places = goForward(state.places);
    return { places, ...sourceOf(places.now, state) };
  });
}

/** The content of a source is replaced: places about it and marks in it go. */
export function forgetSource(source: Source): void {
  useWizard.setState((state) => ({
    places: forget(state.places, source),
    source: state.source === source ? null : state.source,
    selected: { ...state.selected, [source]: null },
    fixed: state.fixed.filter((key) => !key.startsWith(`${source} `)),
  }));
}

/** A fix goes on under another key: every place of it is the same place under the new one. */
export function renameKey(source: Source, from: string, to: string): void {
  useWizard.setState(({ places }) => ({ places: renamed(places, source, from, to) }));
}

export function selectTab(tab: WorkspaceTab): void {
  useWizard.setState({ tab });
}

export function selectRequest(source: Source, index: number | null): void {
  useWizard.setState((state) => ({ selected: { ...state.selected, [source]: index } }));
}

/** Opens the evidence: the request's details in the workspace. */
export function showRequest(source: Source, index: number): void {
  selectRequest(source, index);
  selectTab('requests');
}

export function markFixed(source: Source, key: string): void {
  const name = `${source} ${key}`;
  useWizard.setState((state) => ({
    fixed: [...state.fixed.filter((other) => other !== name), name],
  }));
}

export function isFixed(state: WizardState, source: Source, key: string): boolean {
  return state.fixed.includes(`${source} ${key}`);
}

function sourceOf(place: Place, state: WizardState): Pick<WizardState, 'source' | 'tab'> {
  if (!('source' in place)) return { source: state.source, tab: state.tab };
  const changed = place.source !== state.source;
  const tab = changed ? (place.source === 'live' ? 'halo' : 'requests') : state.tab;
  return { source: place.source, tab };
}
