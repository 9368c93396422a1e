import type { Settings } from '../../shared/settings/settings.ts';
import { useSettings } from '../store/settings.ts';

/** Gives the page the theme and the density of the settings, now and whenever they change. */
export function followLook(): void {
  useSettings.subscribe(applyLook);
  applyLook(useSettings.getState());
}

function applyLook({ appearance: { theme, density } }: Settings): void {
  Object.assign(document.documentElement.dataset, { theme, density });
}
