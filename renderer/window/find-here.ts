import { openFind } from '../store/find.ts';
import { useSite } from '../store/site.ts';
import { isRead, showBeside, useWizard } from '../store/wizard.ts';

/**
 * The search field of a screen of the wizard; the filter of the requests, which is looked through
 * already as it stands.
 */
const fields = { wizard: '.wizard input[type="search"]', requests: '.filter-field input' };

/** Ctrl+F: where there is a list, its own field; else the bar for Halo's page. */
export function findHere(): void {
  const { drawer, places } = useWizard.getState();
  const { open, focused } = useSite.getState();
  const isInWizard =
    isRead(places.now) || document.activeElement?.closest('[data-area="wizard"]') != null;
  const field = focused
    ? null
    : ((isInWizard ? fieldAt(fields.wizard) : null) ??
      (drawer !== 'shut' ? fieldAt(fields.requests) : null) ??
      (open ? null : fieldAt(fields.wizard)));
  if (field !== null) {
    field.focus();
    field.select();
  } else if (open) {
    showBeside('halo');
    openFind();
  }
}

function fieldAt(selector: string): HTMLInputElement | null {
  const field = document.querySelector<HTMLInputElement>(selector);
  return field?.checkVisibility() === true ? field : null;
}
