import { create } from 'zustand';
import { call } from '../platform/halo.ts';
import { useSite } from './site.ts';

/** A question before something is lost. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly run: () => void;
}

type Overlay =
  | { readonly kind: 'palette' }
  | { readonly kind: 'question'; readonly question: Question }
  /** Several files were dropped at once. */
  | { readonly kind: 'files'; readonly files: readonly File[] };

interface OverlayState {
  /** What of ours lies over the window; null where nothing does. */
  readonly overlay: Overlay | null;
  /** Whether Halo had the focus when it opened, and gets it back when it closes. */
  readonly isFromHalo: boolean;
}

export const useOverlay = create<OverlayState>(() => ({ overlay: null, isFromHalo: false }));

/** Opens it, in place of another that may be open. */
export function openOverlay(overlay: Overlay): void {
  useOverlay.setState((state) => ({
    overlay,
    isFromHalo: state.overlay === null ? useSite.getState().focused : state.isFromHalo,
  }));
}

/** `keepsFocus`: what comes next takes the focus itself. */
export function closeOverlay(keepsFocus = false): void {
  const { overlay, isFromHalo } = useOverlay.getState();
  if (overlay === null) return;
  useOverlay.setState({ overlay: null, isFromHalo: false });
  if (isFromHalo && !keepsFocus) call('site.focus', null).catch(console.error);
}
