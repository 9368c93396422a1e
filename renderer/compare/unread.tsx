import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Side, useComparison } from '../store/comparison.ts';

/** Why a side could not be read, or for null why one of the two could not; nothing where it was. */
export function Unread({ side }: { readonly side: Side | null }) {
  const failure = useComparison((state) => (state.failure?.side === side ? state.failure : null));
  const reason = useRef<HTMLParagraphElement>(null);
  // Zoomed in, it stands below the edge of the window.
  useEffect(() => {
    if (failure !== null) reason.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  return (
    failure !== null && (
      <p ref={reason} className="callout warn" role="alert">
        <TriangleAlert aria-hidden />
        {failure.message}
      </p>
    )
  );
}
