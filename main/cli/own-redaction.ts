import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { RedactOptions } from '../../shared/redact/register.ts';
import type { OwnRedaction, RedactionLock } from '../../shared/settings/own-redaction.ts';
import { noLock, redactionWith } from '../../shared/settings/redaction-lock.ts';
import { say } from '../../shared/words/say.ts';
import { dataPlace } from '../kept/data-place.ts';
import { policyPath } from '../kept/policy-place.ts';
import { printable } from './console-text.ts';

/** What the command line says is to stay in. */
type Asked = Required<Pick<RedactOptions, 'keepPersonal' | 'keepTenant'>>;

/** What is taken out of a file here beside what its command says. */
interface CommandRedaction {
  /** For redaction: the user's own words and names, and what the company decided. */
  readonly options: RedactOptions;
  readonly lock: RedactionLock;
}

/**
 * What the user always takes out, as kept in the settings of the program, and what the company
 * decided. Says on standard error where either could not be read, and where the company decides
 * otherwise than the command line.
 */
export async function ownRedaction({ keepPersonal, keepTenant }: Asked): Promise<CommandRedaction> {
  const lock = await companyLock();
  const { words, names } = redactionWith(await keptRedaction(), lock);
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

/** Most have no such file: what reads it is loaded only where there is one. */
async function companyLock(): Promise<RedactionLock> {
  const { platform, env } = process;
  const path = policyPath({ platform, env, executable: process.execPath });
  if (isMissing(path)) return noLock;
  const { readPolicy, redactionLock } = await import('../kept/policy.ts');
  return redactionLock(readPolicy(path, () => tell(say('redact.noPolicy', { path }))));
}

async function keptRedaction(): Promise<OwnRedaction> {
  const { platform, env } = process;
  const path = join(dataPlace({ platform, env, home: homedir() }), 'settings.json');
  if (isMissing(path)) return { keepPersonal: false, words: [], names: [] };
  const { settingsIn } = await import('../kept/settings.ts');
  const { settings, isRedactionLost } = settingsIn(path, () => undefined);
  if (isRedactionLost) tell(say('redact.noSettings', { path }));
  return settings.redaction;
}

/** Only where it is sure: a file that cannot be looked at is there. */
function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function tell(sentence: string): void {
  process.stderr.write(`${printable(sentence)}\n`);
}
