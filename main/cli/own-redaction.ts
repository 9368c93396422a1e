import { homedir } from 'node:os';
import { join } from 'node:path';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { type RedactionLock, withLock } from '../../shared/settings/redaction-lock.ts';
import { say } from '../../shared/words/say.ts';
import { dataPlace } from '../kept/data-place.ts';
import { policyPath } from '../kept/policy-place.ts';
import { readPolicy, redactionLock } from '../kept/policy.ts';
import { settingsIn } from '../kept/settings.ts';
import { printable } from './console-text.ts';

/** What the command line says is to stay in. */
type Asked = Required<Pick<RedactOptions, 'keepPersonal' | 'keepTenant'>>;

/** What is taken out of a file here beside what its command says. */
export interface OwnRedaction {
  /** For redaction: the user's own words and names, and what the company decided. */
  readonly options: RedactOptions;
  readonly lock: RedactionLock;
}

/**
 * What the user always takes out, as kept in the settings of the program, and what the company
 * decided. Says on standard error where either could not be read, and where the company decides
 * otherwise than the command line.
 */
export function ownRedaction({ keepPersonal, keepTenant }: Asked): OwnRedaction {
  const { platform, env } = process;
  const policy = policyPath({ platform, env, executable: process.execPath });
  const lock = redactionLock(
    readPolicy(policy, () => tell(say('redact.noPolicy', { path: policy }))),
  );
  const path = join(dataPlace({ platform, env, home: homedir() }), 'settings.json');
  const { settings, isRedactionLost } = settingsIn(path, () => undefined);
  if (isRedactionLost) tell(say('redact.noSettings', { path }));
  const { words, names } = withLock(settings, lock).redaction;
  if (lock.keepPersonal === false && keepPersonal) tell(say('redact.personalGoes'));
  if (lock.keepPersonal === true && !keepPersonal) tell(say('redact.personalStays'));
  if (lock.keepTenant === false && keepTenant) tell(say('redact.tenantGoes'));
  return {
    options: {
      keepPersonal: lock.keepPersonal ?? keepPersonal,
      keepTenant: lock.keepTenant ?? keepTenant,
      words,
      names,
    },
    lock,
  };
}

function tell(sentence: string): void {
  process.stderr.write(`${printable(sentence)}\n`);
}
