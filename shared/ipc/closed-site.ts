import type { SiteState } from './ipc.ts';

/** The state before any site is open. */
export const closedSite: SiteState = {
  open: false,
  focused: false,
  kind: 'none',
  url: '',
  title: '',
  loading: false,
  unopened: null,
  canGoBack: false,
  canGoForward: false,
  recording: 'off',
  recordingFaults: [],
  recordingKeptSince: null,
  recordingSince: null,
  recordingCounts: { logged: 0, matched: 0, unseen: 0 },
  notes: [],
  weaknesses: [],
  browser: null,
};
