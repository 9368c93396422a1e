import type { RedactionLock } from '../../shared/settings/own-redaction.ts';
import { noLock } from '../../shared/settings/redaction-lock.ts';
import { type Policy, policySchema } from '../../shared/settings/updates.ts';
import { readWholeNow } from '../whole-file.ts';

/** What holds where a policy is there that cannot be understood: whatever it may close is closed. */
const closed: Policy = {
  updates: { feed: '' },
  redaction: { keeppersonal: false, keeptenant: false, copysecrets: false },
};

/**
 * What whoever manages this computer decided; where it lies is in policy-place.ts. Names count in
 * any case. A file that cannot be understood, or that holds a name that is not known, must not open
 * what it was meant to close: updates are off then, and personal data is always taken out. `report`
 * hears why it cannot be understood.
 */
export function readPolicy(path: string, report: (error: unknown) => void = console.error): Policy {
  let text: string;
  try {
    text = readWholeNow(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    report(error);
    return closed;
  }
  try {
    return policySchema.parse(JSON.parse(text.replace(/^\uFEFF/, ''), withSmallNames));
  } catch (error) {
    report(error);
    return closed;
  }
}

/** What a policy decides about redaction. */
export function redactionLock({ redaction }: Policy): RedactionLock {
  return {
    keepPersonal: redaction?.keeppersonal ?? noLock.keepPersonal,
    keepTenant: redaction?.keeptenant ?? noLock.keepTenant,
    copySecrets: redaction?.copysecrets ?? noLock.copySecrets,
    words: redaction?.words ?? [],
    names: redaction?.names ?? [],
  };
}

/** For JSON.parse. @throws TypeError where two names differ in case only */
function withSmallNames(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(
    ([name, inner]) => [name.toLowerCase(), inner] as const,
  );
  if (new Set(entries.map(([name]) => name)).size < entries.length)
    throw new TypeError('Two names differ in case only');
  return Object.fromEntries(entries);
}
