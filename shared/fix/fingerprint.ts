import type { Diagnosis } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';

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
  /**
   * The records that failed: path with ids, and ids of the query; none where the requests are not
   * at hand.
   */
  readonly targets: readonly string[];
  /** Switches of the failed address, as `loadreport=true`, lower case. */
  readonly switches: readonly string[];
  /** Path of the page where it happened; null where unknown. */
  readonly page: string | null;
}

type Problem = Pick<Diagnosis, 'cause' | 'method' | 'route' | 'integration'>;

/** More records than this are not told apart: any of the route counts then. */
const mostTargets = 200;

/**
 * What makes a problem the same one when it is derived again: cause, method, route and integration.
 */
export function diagnosisKey({ cause, method, route, integration }: Problem): string {
  return [cause, method, route, integration ?? ''].join('|');
}

/** `rows`: those of the source the diagnosis was made from. */
export function fingerprintOf(diagnosis: Diagnosis, rows: readonly ExchangeRow[]): Fingerprint {
  const { cause, method, route, integration, status } = diagnosis;
  const entries = new Set(diagnosis.entries);
  const failed = rows.filter((row) => entries.has(row.index));
  const [first] = failed;
  const targets = [...new Set(failed.map((row) => targetOf(row.url)))];
  const page = first?.pageUrl ?? null;
  return {
    cause,
    method,
    route,
    integration,
    status,
    action: first?.action ?? null,
    origin: first === undefined ? '' : originOf(first.url),
    targets: targets.length > mostTargets ? [] : targets,
    switches: first === undefined ? [] : switchesOf(first.url),
    page: page === null ? null : addressOf(page).lower,
  };
}

/**
 * The same request again: method, route and site. Where the method itself was the fault (405), the
 * mended request uses another one.
 */
export function isSameRequest(
  fingerprint: Fingerprint,
  row: ExchangeRow,
  anySite: boolean,
): boolean {
  if (row.method !== fingerprint.method && fingerprint.status !== 405) return false;
  if (routeOf(addressOf(row.url).path) !== fingerprint.route || row.resourceType === 'preflight')
    return false;
  return anySite || fingerprint.origin === '' || originOf(row.url) === fingerprint.origin;
}

/** What a request asks less or other than the failed one did; null where it asks the same. */
export function differenceOf(
  fingerprint: Fingerprint,
  row: ExchangeRow,
): 'part' | 'record' | 'action' | null {
  const query = addressOf(row.url).query.toLowerCase().split('&');
  // A report without its data is never a success, whatever the failed address said.
  if (
    query.includes('loadreport=false') ||
    !fingerprint.switches.every((one) => query.includes(one))
  )
    return 'part';
  if (fingerprint.targets.length > 0 && !fingerprint.targets.includes(targetOf(row.url)))
    return 'record';
  // Reading is reading; but another button may well save something else at the same address.
  const reads = row.method === 'GET' || row.method === 'HEAD';
  if (
    !reads &&
    fingerprint.action !== null &&
    row.action !== null &&
    row.action !== fingerprint.action
  )
    return 'action';
  return null;
}

function originOf(url: string): string {
  const { origin, host } = addressOf(url);
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ? 'loopback' : origin;
}

function targetOf(url: string): string {
  const { lower, query } = addressOf(url);
  const ids = query
    .toLowerCase()
    .split('&')
    .filter((part) => /^([a-z_]+_)?id=/.test(part))
    .toSorted();
  return [lower.replace(/\/$/, ''), ...ids].join('&');
}

function switchesOf(url: string): readonly string[] {
  return addressOf(url)
    .query.toLowerCase()
    .split('&')
    .filter((part) => /=(true|false)$/.test(part));
}
