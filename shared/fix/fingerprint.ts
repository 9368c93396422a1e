import type { Diagnosis } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import { type DeedMark, deedMarkOf, isSameDeed, nearest } from './deed-mark.ts';
import { type Doer, isSamePerson, type People, peopleIn } from './people.ts';

/**
 * By what a failure is known again: when it is tried once more, in another file, or after weeks.
 */
export interface Fingerprint {
  readonly cause: string;
  readonly method: string;
  /** Path with its ids taken out, lower case. */
  readonly route: string;
  readonly integration: string | null;
  /** What the user did just before, null where unknown. */
  readonly action: string | null;
  readonly status: number;
  /**
   * Origin of the failed request; 'loopback' for this computer, whose ports change; '' where
   * unknown.
   */
  readonly origin: string;
  /** What was done, once for each record that failed; none where the requests are not at hand. */
  readonly deeds: readonly DeedMark[];
  /** Switches of the failed address, as `loadreport=true`, lower case. */
  readonly switches: readonly string[];
  /** Path of the page where it happened; null where unknown. */
  readonly page: string | null;
  /** Whom it failed for, where it may be about the person; null where anybody's success counts. */
  readonly doer: Doer | null;
  /** Whom it failed for, whatever it is about; null where unknown. */
  readonly by: Doer | null;
  /** How many deeds failed for somebody else: what works for `doer` proves nothing about them. */
  readonly ofOthers: number;
}

/** How something that worked differs from what failed. `part`: it was asked for less. */
export type Difference =
  | 'part'
  | 'record'
  | 'action'
  | 'value'
  | 'person'
  /** It was asked of another address, which may be another Halo. */
  | 'site'
  /** It worked before it failed. */
  | 'earlier'
  /** What was sent, or by whom, is not in the recording. */
  | 'unseen';

type Problem = Pick<Diagnosis, 'cause' | 'method' | 'route' | 'integration' | 'status' | 'line'>;

/** Nobody walks through more records than this one by one. */
const mostDeeds = 2000;

/**
 * What makes a problem the same one when it is derived again: cause, method, route, integration and
 * status, and of what a check-up found its line.
 */
export function diagnosisKey({ cause, method, route, integration, status, line }: Problem): string {
  const parts = [cause, method, route, integration ?? '', status];
  return (line === undefined ? parts : [...parts, line]).join('|');
}

/** `rows`: those of the source the diagnosis was made from. */
export function fingerprintOf(diagnosis: Diagnosis, rows: readonly ExchangeRow[]): Fingerprint {
  const { cause, method, route, integration, status } = diagnosis;
  const entries = new Set(diagnosis.entries);
  const failed = rows.filter((row) => entries.has(row.index));
  const [first] = failed;
  const page = first?.pageUrl ?? null;
  const people = peopleIn(rows);
  const by = first === undefined ? null : people(first);
  const doer = isPersonal(diagnosis) ? by : null;
  const isOthers = (row: ExchangeRow): boolean =>
    doer !== null && isSamePerson(doer, people(row)) === false;
  const marksOf = (some: readonly ExchangeRow[]): readonly DeedMark[] =>
    distinct(some.map((row) => deedMarkOf(row, diagnosis)));
  return {
    cause,
    method,
    route,
    integration,
    status,
    action: first?.action ?? null,
    origin: first === undefined ? '' : originOf(first.url),
    deeds: marksOf(failed.filter((row) => !isOthers(row))).slice(0, mostDeeds),
    switches: first === undefined ? [] : switchesOf(first.url),
    page: page === null ? null : addressOf(page).lower,
    doer,
    by,
    ofOthers: marksOf(failed.filter(isOthers)).length,
  };
}

function distinct(marks: readonly DeedMark[]): readonly DeedMark[] {
  return [...new Map(marks.map((mark) => [JSON.stringify(mark), mark])).values()];
}

/** Causes for which it does not matter who asks. */
const anybody = new Set([
  'approval-link-gone',
  'mandatory-field',
  'wrong-value',
  'missing-parameter',
  'object-in-use',
  'record-protected',
  'report-sql',
  'report-timeout',
  'request-too-large',
  'api-client-invalid',
  'api-scope-invalid',
  'token-without-scope',
  'integration-not-set-up',
  'runbook-failed',
  'webhook-failed',
  'page-outdated',
]);

/** Halo's own refusal of something that another person may be allowed. */
function isPersonal({ cause, status, refusedBy }: Diagnosis): boolean {
  const isAboutHalo = refusedBy === 'halo' || refusedBy === 'sign-in' || refusedBy === 'unknown';
  return isAboutHalo && [400, 401, 403, 404].includes(status) && !anybody.has(cause);
}

/**
 * The same request again: method, route and, unless `anySite`, the site. Where the method itself was
 * the fault (405), the mended request uses another one.
 */
export function isSameRequest(
  fingerprint: Fingerprint,
  row: ExchangeRow,
  anySite: boolean,
): boolean {
  if (row.method !== fingerprint.method && !isMendedMethod(fingerprint, row)) return false;
  if (routeOf(addressOf(row.url).path) !== fingerprint.route || row.resourceType === 'preflight')
    return false;
  return anySite || fingerprint.origin === '' || originOf(row.url) === fingerprint.origin;
}

/**
 * Pages read again what they failed to change: reading mends nothing but a POST that was meant to
 * read, done by the same button.
 */
function isMendedMethod({ status, method, action }: Fingerprint, row: ExchangeRow): boolean {
  if (status !== 405) return false;
  if (!isReading(row)) return row.method !== 'OPTIONS';
  return method === 'POST' && row.method === 'GET' && (action === null || action === row.action);
}

function isReading({ method }: ExchangeRow): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * What a request asks less or other than the failed one did; null where it is the same thing again:
 * the same record, action, values that the server named, and person where it was about the person.
 */
export function differenceOf(
  fingerprint: Fingerprint,
  row: ExchangeRow,
  people: People,
): Difference | null {
  const query = addressOf(row.url).query.toLowerCase().split('&');
  // A report without its data is never a success, whatever the failed address said.
  if (query.includes('loadreport=false')) return 'part';
  const deed = nearest(fingerprint.deeds, row);
  if (deed === 'value' && !fingerprint.switches.every((one) => query.includes(one))) return 'part';
  if (deed !== null) return deed;
  if (fingerprint.origin !== '' && originOf(row.url) !== fingerprint.origin) return 'site';
  // Reading is reading; but another button may well save something else at the same address.
  if (
    !isReading(row) &&
    fingerprint.action !== null &&
    row.action !== null &&
    row.action !== fingerprint.action
  )
    return 'action';
  return personDifference(fingerprint.doer, people(row));
}

/**
 * True where another person than the one it failed for was refused something that the first may be
 * allowed: that says nothing about the first.
 */
export function isOthersRefusal(
  { by }: Fingerprint,
  diagnosis: Diagnosis,
  row: ExchangeRow,
  people: People,
): boolean {
  return by !== null && isPersonal(diagnosis) && isSamePerson(by, people(row)) === false;
}

function personDifference(failed: Doer | null, now: Doer): 'person' | 'unseen' | null {
  if (failed === null) return null;
  const isSame = isSamePerson(failed, now);
  if (isSame === null) return 'unseen';
  return isSame ? null : 'person';
}

/** Place in `deeds` of what this request does; -1 where it does none of them. */
export function deedAt({ deeds }: Fingerprint, row: ExchangeRow): number {
  return deeds.findIndex((mark) => isSameDeed(mark, row));
}

function originOf(url: string): string {
  const { origin, host } = addressOf(url);
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ? 'loopback' : origin;
}

function switchesOf(url: string): readonly string[] {
  return addressOf(url)
    .query.toLowerCase()
    .split('&')
    .filter((part) => /=(true|false)$/.test(part));
}
