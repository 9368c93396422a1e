import {
  type ComponentType,
  createElement,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useState,
} from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component whose code the start does not wait for: it is fetched when it is first shown, or in
 * an idle moment before. What was fetched is drawn at once: React's `lazy` alone would show nothing
 * first, and then for 0.3 seconds
 * (https://github.com/react/react/issues/36569).
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let fetched: ComponentType<P> | null = null;
  const fetch = async () => {
    fetched ??= await load();
    return { default: fetched };
  };
  waiting.push(fetch);
  const Fetching = lazy(fetch);
  return function Later(props: P) {
    const [Component] = useState<ComponentType<P>>(() => fetched ?? Fetching);
    return createElement(Component, props);
  };
}

/**
 * Fetches, one idle moment after the other, what was put off, so that nobody waits for it later;
 * then gives back what the start used up: V8 alone would keep that for as long as nobody does
 * anything.
 */
export function fetchLater(): void {
  const load = waiting.shift();
  requestIdleCallback(() => {
    if (load === undefined) window.halo.freeMemory();
    else load().then(fetchLater, console.error);
  });
}

/** Fetches and draws what is put off in it once the page was painted. */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    afterPaint(() => setPainted(true));
  }, []);
  return createElement(Suspense, { fallback: null }, isPainted ? children : null);
}

/**
 * Runs once the page was painted, or after a second where nothing is painted, as in a window that is
 * minimised. Two animation frames may pass before the first paint reaches the screen, and what runs
 * then would hold it up (https://developer.mozilla.org/docs/Web/API/PerformancePaintTiming).
 */
export function afterPaint(work: () => void): void {
  let isDone = false;
  const painted = new PerformanceObserver(() => once());
  const once = () => {
    painted.disconnect();
    if (!isDone) work();
    isDone = true;
  };
  painted.observe({ type: 'paint', buffered: true });
  setTimeout(once, 1000);
}
