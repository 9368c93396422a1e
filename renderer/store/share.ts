import { create } from 'zustand';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { call } from '../platform/halo.ts';
import { useSite } from './site.ts';
import { useWizard } from './wizard.ts';
import type { Source } from './source.ts';

/** A problem, or a recording without one, that is being shared. */
export interface Sharing {
  /** null where nothing explains what happened: then the recording goes as it is. */
  readonly diagnosis: Diagnosis | null;
  readonly source: Source;
  /**
   * What the Halo page showed when sharing began, PNG in base64; null where it was not on screen.
   */
  readonly picture: string | null;
}

/** The dialog is open while this is not null. */
export const useShare = create<{ readonly sharing: Sharing | null }>(() => ({ sharing: null }));

/** Opens the dialog. The picture is taken first, for the dialog hides the page. */
export async function startSharing(diagnosis: Diagnosis | null, source: Source): Promise<void> {
  const isShown =
    source === 'live' && useSite.getState().open && useWizard.getState().tab === 'halo';
  const picture = isShown ? await call('site.picture', null).catch(() => null) : null;
  useShare.setState({ sharing: { diagnosis, source, picture } });
}

export function stopSharing(): void {
  useShare.setState({ sharing: null });
}
