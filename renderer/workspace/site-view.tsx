import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../platform/halo.ts';
import { boundsOf } from './bounds.ts';

/**
 * The place where main lays the embedded view; `isCovered` hides the view, for it would paint over
 * what is on top.
 */
export function SiteView({ isCovered }: { readonly isCovered: boolean }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || isCovered) return undefined;
    let last = '';
    const send = () => {
      const bounds = boundsOf(element.getBoundingClientRect());
      const next = JSON.stringify(bounds);
      if (next === last) return;
      last = next;
      call('site.place', { bounds }).catch(console.error);
    };
    const observer = new ResizeObserver(send);
    observer.observe(element);
    observer.observe(document.body); // a window that grows to the left moves the place without resizing it
    window.addEventListener('resize', send);
    send();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', send);
      call('site.place', { bounds: null }).catch(console.error);
    };
  }, [isCovered]);
  return (
    <div
      ref={place}
      className="site-view"
      data-area="halo"
      data-testid="site-view"
      role="group"
      aria-label={t('workspace.view')}
    />
  );
}
