import { create } from 'zustand';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { call } from '../platform/halo.ts';
import { type Picture, pictureOf } from './pictures.ts';
import type { Result, Side } from './comparison.ts';
import { useSite } from './site.ts';
import { isHaloInSight, useWizard } from './wizard.ts';
import type { Source } from './source.ts';

/** A problem, a request or a recording that is being shared. */
export interface Sharing {
  /** null where nothing explains what happened: then the requests go as they are. */
  readonly diagnosis: Diagnosis | null;
  /** Exchange.index of what failed; none where the whole recording goes. */
  readonly requests: readonly number[];
  readonly source: Source;
  /** Of Halo's page when it failed, else as it was when sharing began; null where there is none. */
  readonly picture: Picture | null;
  /** Two recordings that were compared; left out where one of them is shared. */
  readonly comparison?: SharedComparison;
}

export interface SharedComparison {
  readonly result: Result;
  /** Names of the two recordings, as the user knows them. */
  readonly names: Readonly<Record<Side, string>>;
}

/** The dialog is open while this is not null. */
export const useShare = create<{ readonly sharing: Sharing | null }>(() => ({ sharing: null }));

/** Opens the dialog for a problem. */
export async function shareDiagnosis(diagnosis: Diagnosis, source: Source): Promise<void> {
  const { entries } = diagnosis;
  const picture = source === 'file' ? null : (pictureOf(entries) ?? (await pictureNow()));
  useShare.setState({ sharing: { diagnosis, requests: entries, source, picture } });
}

/** Opens the dialog for one request that nothing explains, or that is the cause of nothing. */
export function shareRequest(index: number, source: Source): void {
  useShare.setState({ sharing: { diagnosis: null, requests: [index], source, picture: null } });
}

/** Opens the dialog for all of a recording. */
export function shareRecording(source: Source): void {
  useShare.setState({ sharing: { diagnosis: null, requests: [], source, picture: null } });
}

/** Opens the dialog for what was found of two recordings. */
export function shareComparison(comparison: SharedComparison): void {
  const nothing = { diagnosis: null, requests: [], source: 'file', picture: null } as const;
  useShare.setState({ sharing: { ...nothing, comparison } });
}

export function stopSharing(): void {
  useShare.setState({ sharing: null });
}

/** Only what is on screen can be pictured: a hidden page may never draw. */
export function isPageShown(): boolean {
  return useSite.getState().open && isHaloInSight(useWizard.getState());
}

/** Taken before the dialog hides the page. */
async function pictureNow(): Promise<Picture | null> {
  const data = isPageShown() ? await call('site.picture', null).catch(() => null) : null;
  return data === null ? null : { data, at: Date.now(), isOfFailure: false };
}
