import { guide } from './guide.ts';
import { integrations } from './integrations.ts';
import type { Labelled } from './labelled.ts';
import { live } from './live.ts';
import { network } from './network.ts';
import { permissions } from './permissions.ts';
import { reports } from './reports.ts';
import { servers } from './servers.ts';
import { signIn } from './sign-in.ts';
import { text } from './text.ts';
import { traps } from './traps.ts';

/**
 * The labelled set: what an expert says of each case..
 */
export const labelledSet: Readonly<Record<string, readonly Labelled[]>> = {
  guide,
  'sign-in': signIn,
  permissions,
  integrations,
  reports,
  'no response': network,
  servers,
  text,
  live,
  traps,
};
