import { timeOf } from './rows.ts';

/**
 * What a connection remembers of its runs. Each integration has its own names for it: `last_error`,
 * `lastsyncerror`, `halointegrator_lasterror`, `integrator_last_sync_error` (fields by the vendor's
 * OpenAPI file, https://halopsa.com/apidoc).
 */
interface LastRun {
  /** What its names begin with, where one row tells of several connections; '' otherwise. */
  readonly of: string;
  /** '' where it remembers none. */
  readonly error: string;
  /**
   * When it ran last, milliseconds since 1970: 0 where Halo says that it never did, null where the
   * row says nothing about it.
   */
  readonly ranAt: number | null;
}

/** Where the connections of integrations are kept: `XeroDetails`, `LDAPConnection`, `SQLImport`. */
const connections = /(?:details?|connections?|import|mailbox)$/;

/** A resource of Halo that holds connections of integrations. */
export function isConnection(resource: string): boolean {
  return connections.test(resource);
}

const errorName = /^(.*?)_?(?:last|sync|integrator)\w*error$/i;
const runName =
  /^(.*?)_?last_?(?:success\w*|synce?d?|run|import(?:ed)?)(?:_?(?:date|time|at|on))?$/i;

/** In the order of the fields; none where the row remembers no errors. */
export function lastRunsIn(row: Readonly<Record<string, unknown>>): readonly LastRun[] {
  const fields = Object.entries(row);
  const dates = fields.flatMap(([name, value]) => {
    const of = runName.exec(name)?.[1]?.toLowerCase();
    return of === undefined ? [] : [{ of, at: ranAt(value) }];
  });
  const errors = fields.flatMap(([name, value]) => {
    const of = errorName.exec(name)?.[1]?.toLowerCase();
    const isText = value === null || typeof value === 'string';
    return of === undefined || !isText ? [] : [{ of, error: value?.trim() ?? '' }];
  });
  return errors.map(({ of, error }) => {
    // One error may well be kept beside a date of another name; of several nobody could tell.
    const own = errors.length === 1 ? dates : dates.filter((date) => date.of === of);
    const known = own.map(({ at }) => at).filter((at) => at !== null);
    return { of, error, ranAt: known.length === 0 ? null : Math.max(...known) };
  });
}

/** Halo's "no date" is a day in 1900 or in the year 1. */
function ranAt(value: unknown): number | null {
  if (value === null || value === '') return 0;
  const at = typeof value === 'string' ? timeOf(value) : null;
  return at === null ? null : Math.max(0, at);
}
