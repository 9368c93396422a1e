import { type ReactNode, useEffect, useRef } from 'react';

/**
 * The heading of a wizard screen: it takes the focus when the screen comes, so that a screen reader
 * reads it and Tab goes on from it.
 */
export function ScreenHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.wizard-scroll')?.scrollTo({ top: 0 });
  }, []);
  return (
    <h1 ref={heading} className="screen-heading" tabIndex={-1}>
      {children}
    </h1>
  );
}
