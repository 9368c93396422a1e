import { create } from 'zustand';
import { Refused } from '../platform/halo.ts';

/**
 * A message about our own program: one plain sentence, and at most two actions beside closing it.
 */
export interface Notice {
  readonly id: number;
  readonly kind: 'problem' | 'news';
  /** The file that it is about, by its name; null where it is about none. */
  readonly about: string | null;
  readonly text: string;
  /** It is about the program as a whole: it stays when the screen changes, until it is closed. */
  readonly stays: boolean;
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** What was said, without what could be done then; `at` in milliseconds since 1970. */
interface SaidNotice extends Omit<Notice, 'actions' | 'stays'> {
  readonly at: number;
}

interface NoticesState {
  /** The last one is shown; the others come to the front again as it goes. */
  readonly notices: readonly Notice[];
  /** All since the start, last first: what has gone can be read again. */
  readonly said: readonly SaidNotice[];
}

/** No more than this many wait; the oldest goes first. */
const limit = 5;
const longestMemory = 50;
let lastId = 0;

export const useNotices = create<NoticesState>(() => ({ notices: [], said: [] }));

export function notify(
  kind: Notice['kind'],
  text: string,
  ...actions: readonly NoticeAction[]
): void {
  notifyAbout(null, kind, text, ...actions);
}

/** `about`: the name of the file. */
export function notifyAbout(
  about: string | null,
  kind: Notice['kind'],
  text: string,
  ...actions: readonly NoticeAction[]
): void {
  show({ kind, about, text, stays: false, actions });
}

/** A problem of the program as a whole, whatever screen is shown. */
export function notifyOfProgram(text: string, ...actions: readonly NoticeAction[]): void {
  show({ kind: 'problem', about: null, text, stays: true, actions });
}

function show(notice: Omit<Notice, 'id'>): void {
  lastId += 1;
  const { kind, about, text } = notice;
  const id = lastId;
  useNotices.setState(({ notices, said }) => ({
    notices: [
      ...notices.filter((other) => other.text !== text || other.about !== about),
      { ...notice, id },
    ].slice(-limit),
    said: [{ id, kind, about, text, at: Date.now() }, ...said].slice(0, longestMemory),
  }));
}

export function dismissNotice(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** What was said about one screen is out of date on the next. */
export function clearNotices(): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter(({ stays }) => stays) }));
}

interface Unexpected {
  /** What a Notice offers besides. */
  readonly action?: NoticeAction | null;
  /** The file that it is about. */
  readonly about?: string | null;
}

/** Does something that main may refuse; a refusal becomes a Notice. Answers whether it was done. */
export async function attempt(
  work: () => Promise<unknown>,
  unexpected: string,
  { action = null, about = null }: Unexpected = {},
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Refused)) console.error(problem);
    const said = problem instanceof Refused ? problem.message : unexpected;
    notifyAbout(about, 'problem', said, ...(action === null ? [] : [action]));
    return false;
  }
}
