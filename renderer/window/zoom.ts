import { zooms } from '../../shared/settings/defaults.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';
import { useSite } from '../store/site.ts';

type ZoomStep = 'in' | 'out' | 'reset';

/**
 * Larger or smaller, where the focus is: Halo's pages, or our own window, whose size is a setting.
 */
export function zoom(step: ZoomStep): void {
  if (useSite.getState().focused) {
    call('site.zoom', { step }).catch(console.error);
    return;
  }
  const { appearance } = useSettings.getState();
  void attempt(
    () => writeSettings({ appearance: { ...appearance, zoom: nextZoom(appearance.zoom, step) } }),
    text('app.unexpected'),
  );
}

/** The next size of the settings' own list, in per cent. */
export function nextZoom(now: number, step: ZoomStep): number {
  switch (step) {
    case 'reset':
      return 100;
    case 'in':
      return zooms.find((size) => size > now) ?? now;
    case 'out':
      return zooms.findLast((size) => size < now) ?? now;
    default:
      return step satisfies never;
  }
}
