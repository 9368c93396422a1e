/** What a screen is about: the recording of the embedded browser, or the opened file or text. */
export type Source = 'live' | 'file';

/** Screens of renderer/learn/. */
export type LearnScreenName = 'learn' | 'lesson' | 'exam' | 'guide' | 'trainer';

/**
 * A place in the wizard. `problem` is a key of renderer/store/diagnosis-key.ts; `after` the last
 * Exchange.index before the check began.
 */
export type Place =
  | { readonly screen: 'start' }
  | { readonly screen: 'paste' }
  | { readonly screen: LearnScreenName }
  | { readonly screen: 'packs' }
  | { readonly screen: 'captures' }
  | { readonly screen: 'settings' }
  /** `page`: id of a page of resources/help; null shows them all. */
  | { readonly screen: 'help'; readonly page: string | null }
  | { readonly screen: 'about' }
  /** The history of fixes. */
  | { readonly screen: 'fixes' }
  | { readonly screen: 'reproduce'; readonly source: 'live' }
  | { readonly screen: 'reading'; readonly source: 'file' }
  | { readonly screen: 'results'; readonly source: Source }
  /** A cause made from the failure of the request with this Exchange.index. */
  | { readonly screen: 'draft'; readonly source: Source; readonly index: number }
  | { readonly screen: 'walkthrough'; readonly source: Source; readonly problem: string }
  | {
      readonly screen: 'check';
      readonly source: Source;
      readonly problem: string;
      readonly after: number;
    }
  | {
      readonly screen: 'done';
      readonly source: Source;
      readonly problem: string;
      readonly worked: boolean;
    };

/** Where the user was, is, and can go forward to again. */
export interface History {
  readonly past: readonly Place[];
  readonly now: Place;
  readonly future: readonly Place[];
}

export const firstHistory: History = { past: [], now: { screen: 'start' }, future: [] };

/** Goes to a new place; a place equal to the present one changes nothing. */
export function goTo(history: History, place: Place): History {
  if (samePlace(history.now, place)) return history;
  return { past: [...history.past, history.now], now: place, future: [] };
}

export function goBack(history: History): History {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: previous,
    future: [history.now, ...history.future],
  };
}

export function goForward(history: History): History {
  const next = history.future[0];
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future: history.future.slice(1) };
}

/**
 * Drops places about a source whose content is replaced: going back to them would show something
 * else.
 */
export function forget(history: History, source: Source): History {
  const keep = (place: Place) => !('source' in place) || place.source !== source;
  const way = [...history.past, history.now].filter(keep).filter((place, at, all) => {
    const before = all[at - 1];
    return before === undefined || !samePlace(before, place);
  });
  return {
    past: way.slice(0, -1),
    now: way.at(-1) ?? { screen: 'start' },
    future: keep(history.now) ? history.future.filter(keep) : [],
  };
}

function samePlace(left: Place, right: Place): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
