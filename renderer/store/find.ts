import { create } from 'zustand';
import { call } from '../platform/halo.ts';

/** Looking for words in the page of the embedded Halo. */
interface FindState {
  readonly isOpen: boolean;
  readonly words: string;
  /** From 1; 0 where nothing is shown. */
  readonly place: number;
  readonly count: number;
  /** Grows each time somebody asks for the bar: its field takes the focus again. */
  readonly asked: number;
}

const nothing = { place: 0, count: 0 };

export const useFind = create<FindState>(() => ({
  isOpen: false,
  words: '',
  asked: 0,
  ...nothing,
}));

export function openFind(): void {
  const { words } = useFind.getState();
  useFind.setState((state) => ({ isOpen: true, asked: state.asked + 1 }));
  if (words !== '') find(words);
}

/** Looks for other words, from the top. */
export function find(words: string): void {
  useFind.setState({ words, ...(words === '' ? nothing : {}) });
  call('site.find', { words, forward: true, again: false }).catch(console.error);
}

/** Goes on to the next find, or the one before. */
export function findAgain(forward: boolean): void {
  const { words, isOpen } = useFind.getState();
  if (words === '' || !isOpen) openFind();
  else call('site.find', { words, forward, again: true }).catch(console.error);
}

export function closeFind(): void {
  useFind.setState({ isOpen: false, ...nothing });
  call('site.find', { words: '', forward: true, again: false })
    .then(() => call('site.focus', null))
    .catch(console.error);
}

export function receiveFound({
  place,
  count,
}: {
  readonly place: number;
  readonly count: number;
}): void {
  if (useFind.getState().words !== '') useFind.setState({ place, count });
}
