import { create } from 'zustand';
import { type Order } from '../requests/order.ts';
import { type TypeGroup } from '../requests/types.ts';

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
