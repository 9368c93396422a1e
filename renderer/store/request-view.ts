import { create } from 'zustand';

/** The type buttons, as in Chrome DevTools. */
export const typeGroups = [
  'fetch',
  'doc',
  'css',
  'js',
  'font',
  'img',
  'media',
  'ws',
  'other',
] as const;
export type TypeGroup = (typeof typeGroups)[number];

export const columnIds = [
  'status',
  'method',
  'name',
  'meaning',
  'type',
  'size',
  'time',
  'started',
  'waterfall',
  'domain',
  'initiator',
  'action',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Order {
  readonly column: ColumnId;
  readonly descending: boolean;
}

export const detailTabs = [
  'headers',
  'preview',
  'payload',
  'response',
  'timing',
  'cookies',
  'messages',
] as const;
export type DetailTab = (typeof detailTabs)[number];

/**
 * How the user looks at the requests. Kept outside the pane, so that leaving the screen and coming
 * back loses nothing.
 */
export interface View {
  readonly text: string;
  readonly problemsOnly: boolean;
  /** Empty: all. */
  readonly types: readonly TypeGroup[];
  readonly order: Order | null;
  readonly tab: DetailTab;
}

export const useView = create<View>(() => ({
  text: '',
  problemsOnly: true,
  types: [],
  order: null,
  tab: 'headers',
}));

/** Takes every filter away. */
export function showAll(): void {
  useView.setState({ text: '', problemsOnly: false, types: [] });
}
