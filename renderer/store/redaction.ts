import { create } from 'zustand';
import type { RedactOptions } from '../../shared/redact/register.ts';
import type { RedactionLock } from '../../shared/settings/own-redaction.ts';
import { noLock } from '../../shared/settings/redaction-lock.ts';
import { call } from '../platform/halo.ts';
import { useSettings } from './settings.ts';

/** What the user's company decides about redaction on this computer. */
export const useRedactionLock = create<RedactionLock>(() => noLock);

export async function readRedactionLock(): Promise<void> {
  useRedactionLock.setState(await call('policy.redaction', null));
}

/**
 * How something that leaves is redacted: the user's own words and names, and what the company
 * decided whatever `choice` says.
 */
export function redactOptions(
  choice: Pick<RedactOptions, 'keepPersonal' | 'keepTenant'> = { keepPersonal: false },
): RedactOptions {
  const { words, names } = useSettings.getState().redaction;
  const lock = useRedactionLock.getState();
  return {
    keepPersonal: lock.keepPersonal ?? choice.keepPersonal,
    keepTenant: lock.keepTenant ?? choice.keepTenant ?? false,
    words,
    names,
  };
}
