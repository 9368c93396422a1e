import { existsSync, readFileSync } from 'node:fs';
import { type Policy, policySchema } from '../../shared/settings/updates.ts';

/**
 * What whoever manages this computer decided. It lies beside the program, where a user without
 * rights cannot write. A file that cannot be understood must not open what it was meant to close:
 * updates are off then.
 */
export function readPolicy(path: string): Policy {
  if (!existsSync(path)) return {};
  try {
    return policySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.error(error);
    return { updates: { feed: '' } };
  }
}
