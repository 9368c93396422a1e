import { openFind } from '../store/find.ts';
import { useSite } from '../store/site.ts';
import { useWizard } from '../store/wizard.ts';

/**
 * The search field of a screen in the guide; the filter of the requests, which is looked through
 * already as it stands.
 */
const fields = { guide: '.wizard input[type="search"]', requests: '.filter-field input' };

/** Ctrl+F: where there is a list, its own field; else the bar for Halo's page. */
export function findHere(): void {
  const { tab } = useWizard.getState();
  const { open, focused } = useSite.getState();
  const isInGuide = document.activeElement?.closest('[data-area="guide"]') != null;
  const field = focused
    ? null
    : ((isInGuide ? fieldAt(fields.guide) : null) ??
      (tab === 'requests' ? fieldAt(fields.requests) : null) ??
      (open ? null : fieldAt(fields.guide)));
  if (field !== null) {
    field.focus();
    field.select();
  } else if (open) {
    useWizard.setState({ tab: 'halo' });
    openFind();
  }
}

function fieldAt(selector: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(selector);
}
