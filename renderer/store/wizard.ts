import { create } from 'zustand';
import {
  firstPlaces,
  forget,
  goBack,
  goForward,
  goTo,
  isReadingRoom,
  leaveRoom,
  type Places,
  type Place,
  renamed,
  turnTo,
} from './place.ts';
import { clearExplained, wantEntry } from './entry.ts';
import { hasCase, useExam } from './exam.ts';
import { type DetailTab, useView } from './request-view.ts';
import { keyIn, type Source } from './source.ts';

/** The drawer of requests below Halo: shut, over a part of the height, or over all of it. */
export type RequestsDrawer = 'shut' | 'part' | 'whole';

/** Where the user is, and what they chose on the way: everything that "back" must keep. */
export interface WizardState {
  readonly places: Places;
  /** Which source the workspace shows. */
  readonly source: Source | null;
  readonly drawer: RequestsDrawer;
  /** Grows each time somebody asks to see a request: the drawer takes the focus then. */
  readonly asked: number;
  /** Exchange.index of the request whose details are open, by source. */
  readonly selected: Readonly<Record<Source, number | null>>;
  /** By `keyIn`, the diagnoses that were seen to work again. */
  readonly fixed: readonly string[];
}

export const useWizard = create<WizardState>(() => ({
  places: firstPlaces,
  source: null,
  drawer: 'shut',
  asked: 0,
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
export function showBeside(what: 'halo' | 'requests'): void {
  useWizard.setState(({ places }) => ({
    places: leaveRoom(places, hasCase(useExam.getState())),
  }));
  if (what === 'halo') showHalo();
  else askForRequests();
}

/** The start page, with the focus in its box. */
export function showEntry(): void {
  wantEntry(true);
  show({ screen: 'start' });
}

/** The start page as somebody wants it who begins with something else. */
export function startOver(): void {
  clearExplained();
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
    fixed: state.fixed.filter((key) => !key.startsWith(keyIn(source, ''))),
  }));
}

/** A fix goes on under another key: every place of it is the same place under the new one. */
export function renameKey(source: Source, from: string, to: string): void {
  useWizard.setState(({ places }) => ({ places: renamed(places, source, from, to) }));
}

export function openRequests(): void {
  useWizard.setState(({ drawer }) => (drawer === 'shut' ? { drawer: 'part' } : {}));
}

export function resizeRequests(drawer: RequestsDrawer): void {
  useWizard.setState({ drawer });
}

/** Halo has the whole right side again. */
export function showHalo(): void {
  useWizard.setState(({ source }) => ({
    drawer: 'shut',
    source: source === 'file' ? 'live' : source,
  }));
}

export function selectRequest(source: Source, index: number | null): void {
  useWizard.setState((state) => ({ selected: { ...state.selected, [source]: index } }));
}

/** The screen has the whole window. */
export function isRead(place: Place): boolean {
  return isReadingRoom(place, hasCase(useExam.getState()));
}

/** Whether the page of Halo has room beside what is open of ours. */
export function isHaloInSight({ drawer, source, places }: WizardState): boolean {
  return drawer !== 'whole' && source !== 'file' && !isRead(places.now);
}

/**
 * Opens the evidence: the request's details in the drawer, which takes the focus. `tab`: the part
 * that is at fault. What was sent is left where it is not that, for this one may have sent nothing.
 */
export function showRequest(source: Source, index: number, tab: DetailTab | null = null): void {
  useWizard.setState({ source });
  useView.setState((view) => ({ tab: tab ?? (view.tab === 'payload' ? 'headers' : view.tab) }));
  selectRequest(source, index);
  showBeside('requests');
}

/** Opens the drawer for somebody who goes on in it. */
export function askForRequests(): void {
  openRequests();
  useWizard.setState(({ asked }) => ({ asked: asked + 1 }));
}

export function markFixed(source: Source, key: string): void {
  const name = keyIn(source, key);
  useWizard.setState((state) => ({
    fixed: [...state.fixed.filter((other) => other !== name), name],
  }));
}

export function isFixed(state: WizardState, source: Source, key: string): boolean {
  return state.fixed.includes(keyIn(source, key));
}

function sourceOf(place: Place, state: WizardState): Pick<WizardState, 'source' | 'drawer'> {
  if (!('source' in place)) return { source: state.source, drawer: state.drawer };
  return {
    source: place.source,
    drawer: place.source === state.source ? state.drawer : 'shut',
  };
}
