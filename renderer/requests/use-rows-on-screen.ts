import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RequestLine } from './lines.ts';

interface RowsOnScreen {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Which line is the first of `data`. */
  readonly first: number;
  readonly data: readonly RequestLine[];
}

/** The part of the lines that is on screen, with a few around it. `rowHeight` in pixels. */
export function useRowsOnScreen(
  lines: readonly RequestLine[],
  scroll: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): RowsOnScreen {
  // oxlint-disable-next-line react/incompatible-library -- a warning for the React Compiler, which is not used
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollPaddingStart: rowHeight,
    paddingStart: rowHeight,
  });
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const data = useMemo(
    () => lines.slice(first, first + items.length),
    [lines, first, items.length],
  );
  return { virtualizer, first, data };
}

/**
 * Stays at the end while lines are added there, as long as the user has not scrolled away from it.
 * Answers what hears of scrolling.
 */
export function useFollowEnd(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  { count, isFollowing }: { readonly count: number; readonly isFollowing: boolean },
): (list: HTMLElement, rowHeight: number) => void {
  const atEnd = useRef(true);
  useEffect(() => {
    if (isFollowing && atEnd.current && count > 0)
      virtualizer.scrollToIndex(count - 1, { align: 'end' });
  }, [isFollowing, count, virtualizer]);
  return ({ scrollTop, clientHeight, scrollHeight }, rowHeight) => {
    atEnd.current = scrollTop + clientHeight >= scrollHeight - 2 * rowHeight;
  };
}
