import type { Source } from './source.ts';

/** Screens of renderer/learn/. */
export type LearnScreenName = 'learn' | 'lesson' | 'exam' | 'reference' | 'trainer';

/** Sections of renderer/settings/, in their order. */
export const settingsSections = [
  'addresses',
  'appearance',
  'redaction',
  'capture',
  'downloads',
  'packs',
  'storage',
  'updates',
] as const;
export type SettingsSectionName = (typeof settingsSections)[number];

/**
 * A place in the wizard. `key` is the diagnosis's (shared/fix/fingerprint.ts); `after` the last
 * Exchange.index before the check began.
 */
export type Place =
  | { readonly screen: 'start' }
  /** A browser of the user's in place of the embedded one. */
  | { readonly screen: 'browser' }
  | { readonly screen: LearnScreenName }
  | { readonly screen: 'packs' }
  | { readonly screen: 'captures' }
  | { readonly screen: 'compare' }
  | { readonly screen: 'checkup' }
  /** `section`: the one that is shown; the first where it is left out. */
  | { readonly screen: 'settings'; readonly section?: SettingsSectionName }
  /** `page`: id of a page of resources/help; null shows the first. */
  | { readonly screen: 'help'; readonly page: string | null }
  | { readonly screen: 'shortcuts' }
  | { readonly screen: 'about' }
  /** All fixes so far. */
  | { readonly screen: 'fixes' }
  | { readonly screen: 'reproduce'; readonly source: 'live' }
  | { readonly screen: 'reading'; readonly source: 'file' }
  /** `first`: key of the diagnosis that was asked for, which then stands first. */
  | { readonly screen: 'results'; readonly source: Source; readonly first?: string }
  /** A cause made from the failure of the request with this Exchange.index. */
  | { readonly screen: 'draft'; readonly source: Source; readonly index: number }
  | { readonly screen: 'walkthrough'; readonly source: Source; readonly key: string }
  | {
      readonly screen: 'check';
      readonly source: Source;
      readonly key: string;
      readonly after: number;
      /** Exchange.index of the last failure, where what was mended before the check counts too. */
      readonly failed?: number;
    }
  | {
      readonly screen: 'done';
      readonly source: Source;
      readonly key: string;
      readonly worked: boolean;
    };

/** Screens that are read, or filled in: they have the whole window, and neither Halo nor requests beside them. */
const readingRooms: ReadonlySet<Place['screen']> = new Set([
  'learn',
  'reference',
  'trainer',
  'packs',
  'captures',
  'compare',
  'settings',
  'help',
  'shortcuts',
  'about',
  'fixes',
  'draft',
]);

/** `hasCase`: of the exam, which is read until its requests are needed. */
export function isReadingRoom({ screen }: Place, hasCase: boolean): boolean {
  return readingRooms.has(screen) || (screen === 'exam' && !hasCase);
}

/** Where the user was, is, and can go forward to again. */
export interface Places {
  readonly past: readonly Place[];
  readonly now: Place;
  readonly future: readonly Place[];
}

export const firstPlaces: Places = { past: [], now: { screen: 'start' }, future: [] };

/** Goes to a new place; a place equal to the present one changes nothing. */
export function goTo(places: Places, place: Place): Places {
  if (samePlace(places.now, place)) return places;
  return { past: [...places.past, places.now], now: place, future: [] };
}

/** Turns to another page of the present screen: going back does not lead through all of them. */
export function turnTo(places: Places, place: Place): Places {
  return places.now.screen === place.screen ? { ...places, now: place } : goTo(places, place);
}

/** Out of a reading room: to the place before it where Halo and the requests stand beside it. */
export function leaveRoom(places: Places, hasCase: boolean): Places {
  if (!isReadingRoom(places.now, hasCase)) return places;
  const place = places.past.findLast((one) => !isReadingRoom(one, hasCase)) ?? { screen: 'start' };
  return goTo(places, place);
}

export function goBack(places: Places): Places {
  const previous = places.past.at(-1);
  if (previous === undefined) return places;
  return {
    past: places.past.slice(0, -1),
    now: previous,
    future: [places.now, ...places.future],
  };
}

export function goForward(places: Places): Places {
  const next = places.future[0];
  if (next === undefined) return places;
  return { past: [...places.past, places.now], now: next, future: places.future.slice(1) };
}

/** The same places, where a problem got another key. */
export function renamed(places: Places, source: Source, from: string, to: string): Places {
  const rename = (place: Place): Place => {
    if (!('source' in place) || place.source !== source) return place;
    if ('key' in place && place.key === from) return { ...place, key: to };
    return 'first' in place && place.first === from ? { ...place, first: to } : place;
  };
  return {
    past: places.past.map(rename),
    now: rename(places.now),
    future: places.future.map(rename),
  };
}

/**
 * Drops places about a source whose content is replaced: going back to them would show something
 * else.
 */
export function forget(places: Places, source: Source): Places {
  const keep = (place: Place) => !('source' in place) || place.source !== source;
  const way = [...places.past, places.now].filter(keep).filter((place, at, all) => {
    const before = all[at - 1];
    return before === undefined || !samePlace(before, place);
  });
  return {
    past: way.slice(0, -1),
    now: way.at(-1) ?? { screen: 'start' },
    future: keep(places.now) ? places.future.filter(keep) : [],
  };
}

function samePlace(left: Place, right: Place): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
