import { create } from 'zustand';
import type { SiteState } from '../../shared/ipc/ipc.ts';

type Shown = Pick<SiteState, 'url' | 'title'>;

interface PageTitlesState {
  /** Titles of pages that were shown, by origin and path. */
  readonly titles: ReadonlyMap<string, string>;
  /** What was shown last. */
  readonly last: Shown | null;
}

/** A page that makes up addresses fills no memory. */
const mostKept = 500;

/** How the pages of the open Halo call themselves, since the program was started. */
export const usePageTitles = create<PageTitlesState>(() => ({ titles: new Map(), last: null }));

/** By what a page is known; null where it is none. */
export function pageKey(url: string): string | null {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * Takes note of the page that is shown. A page that leads on without loading has the title of the one
 * before for a moment: only another title is its own.
 */
export function noteTitle({ url, title }: Shown): void {
  const key = pageKey(url);
  const { titles, last } = usePageTitles.getState();
  if (key === null || (last?.url === url && last.title === title)) return;
  const isLeftover = last !== null && pageKey(last.url) !== key && last.title === title;
  // The page of one record has another title for each.
  const isOfRecord = new URL(url).searchParams.has('id');
  const isPassedOver = isLeftover || isOfRecord || title === '' || titles.size >= mostKept;
  usePageTitles.setState({
    last: isLeftover ? { url: last.url, title } : { url, title },
    ...(isPassedOver ? {} : { titles: new Map([...titles, [key, title]]) }),
  });
}
