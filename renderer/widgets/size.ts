import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of an element in pixels, kept up to date; 0 before it is measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  return useSize(element, widthOf);
}

/** Height of an element in pixels with its edges, kept up to date; 0 before it is measured. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  return useSize(element, heightOf);
}

const widthOf = (target: HTMLElement): number => target.clientWidth;
const heightOf = (target: HTMLElement): number => target.offsetHeight;

function useSize(
  element: RefObject<HTMLElement | null>,
  measure: (target: HTMLElement) => number,
): number {
  const [size, setSize] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const update = (): void => {
      setSize(measure(target));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [element, measure]);
  return size;
}
