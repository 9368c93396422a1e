import { create } from 'zustand';
import { Refused } from '../platform/halo.ts';

/**
 * A message about our own program: one plain sentence, and at most two actions beside closing it.
 */
export interface Notice {
  readonly id: number;
  readonly kind: 'problem' | 'news';
  readonly text: string;
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

interface NoticesState {
  readonly notices: readonly Notice[];
}

/** No more than this many are shown; the oldest goes first. */
const limit = 3;
let lastId = 0;

export const useNotices = create<NoticesState>(() => ({ notices: [] }));

export function notify(
  kind: Notice['kind'],
  text: string,
  ...actions: readonly NoticeAction[]
): void {
  lastId += 1;
  const notice: Notice = { id: lastId, kind, text, actions };
  useNotices.setState((state) => ({
    notices: [...state.notices.filter((other) => other.text !== text), notice].slice(-limit),
  }));
}

export function dismissNotice(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** What was said about one screen is out of date on the next. */
export function clearNotices(): void {
  useNotices.setState({ notices: [] });
}

/** Does something that main may refuse; a refusal becomes a Notice. Answers whether it was done. */
export async function attempt(
  work: () => Promise<unknown>,
  unexpected: string,
  action: NoticeAction | null = null,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Refused)) console.error(problem);
    const said = problem instanceof Refused ? problem.message : unexpected;
    notify('problem', said, ...(action === null ? [] : [action]));
    return false;
  }
}
