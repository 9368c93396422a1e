import { type RefObject, useEffect } from 'react';

/**
 * Takes the focus to a heading when `key` changes and nobody else has it: what was pressed in
 * `card` is gone then, and the Tab key would begin at the top of the window. Focus that is
 * elsewhere, as in the list of requests, stays where it is.
 */
export function useLostFocus(
  key: string,
  heading: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body || card.current?.contains(active) === true)
      heading.current?.focus({ preventScroll: true });
  }, [key, heading, card]);
}
