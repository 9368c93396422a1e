import type { Diagnosis } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf, queryValue } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import type { Load } from '../exchange/load.ts';
import type { Run } from '../exchange/run.ts';
import {
  type DeedMark,
  deedMarkOf,
  deedsIn,
  isTooLarge,
  lacksRight,
  namesRecord,
  nearest,
  siteOf,
  wayOf,
} from './deed-mark.ts';
import { lastDeed } from './last-deed.ts';
import { openedIn } from './opened.ts';
import { type Doer, isSamePerson, type People, peopleIn } from './people.ts';
import { succeeded } from './succeeded.ts';

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
  /** That led to another page, and whatever leads there does the same; left out where it did not. */
  readonly opens?: true;
  readonly status: number;
  /**
   * Origin of the failed request; 'loopback' for this computer, whose ports change; '' where
   * unknown.
   */
  readonly origin: string;
  /**
   * Other addresses where it failed, and by whom there: who is signed in at one Halo is nobody at
   * another. Left out where it failed at `origin` alone.
   */
  readonly elsewhere?: readonly { readonly site: string; readonly by: Doer | null }[];
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
  /** It was sent without a sign-in, in the name of nobody; left out where it was not. */
  readonly anonymous?: true;
  /** How many deeds failed for somebody else: what works for `doer` proves nothing about them. */
  readonly ofOthers: number;
  /** How many deeds failed beyond those that are kept. */
  readonly unkept: number;
  /** The runs that ended badly, where the failure stands as a row in a list; else none. */
  readonly runs: readonly BadRun[];
  /** Diagnosis.line: no request proves that what a check-up found is mended, only the check-up. */
  readonly line?: number;
  /** What was too large; left out where size was not the fault. */
  readonly load?: Load;
}

/** `site`: at which address, see siteOf; left out where all that failed alike failed at one. */
export interface BadRun extends Run {
  readonly site?: string;
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
  /** It was taken in, and is still to be done. */
  | 'accepted'
  /** Its size was the fault, and this one had no file in it, … */
  | 'fileless'
  /** … or nothing at all. */
  | 'empty'
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
  const { cause, method, route, integration, status, refusedBy } = diagnosis;
  const entries = new Set(diagnosis.entries);
  const failed = rows.filter((row) => entries.has(row.index));
  const [first] = failed;
  const asked = failed.find((row) => wayOf(row) === `${method} ${route}`) ?? first;
  const people = peopleIn(rows);
  const told = spokenBy(diagnosis, failed, people);
  const page = told?.pageUrl ?? null;
  const action = told?.action ?? null;
  const opens =
    told !== null && action !== null && isReading(told) && openedIn(rows).has(told.index);
  const anonymous = told !== null && isWithoutSignIn(diagnosis, told, rows);
  const by = told === null || anonymous ? null : people(told);
  const doer = told !== null && isPersonal(diagnosis, told) ? by : null;
  const origin = first === undefined ? '' : siteOf(first);
  const elsewhere = otherSites(origin, failed).map(([site, one]) => ({
    site,
    by: isWithoutSignIn(diagnosis, one, rows) ? null : people(one),
  }));
  const isOthers = (row: ExchangeRow): boolean =>
    doer !== null && isOfOther({ by, elsewhere }, row, people);
  const siteIn = (row: ExchangeRow) => (elsewhere.length === 0 ? {} : { site: siteOf(row) });
  const metBy = isOfSeveral(diagnosis, failed)
    ? wayIn(diagnosis, action)
    : buttonsOf(diagnosis, failed, action);
  const marksOf = (some: readonly ExchangeRow[]): readonly DeedMark[] =>
    distinct(some.map((row) => ({ ...deedMarkOf(row, diagnosis), ...metBy(row), ...siteIn(row) })));
  const own = failed.filter((row) => !isOthers(row));
  const deeds = ofAnyFile(marksOf(own), own[0], diagnosis);
  const others = notMended(failed.filter(isOthers), rows, entries, (row) => ({
    ...deedMarkOf(row, diagnosis),
    way: wayOf(row),
    site: siteOf(row),
  }));
  return {
    cause,
    method,
    route,
    integration,
    status,
    action,
    ...(opens ? { opens } : {}),
    origin,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    deeds: deeds.slice(0, mostDeeds),
    switches: asked === undefined ? [] : switchesOf(asked.url),
    page: page === null ? null : addressOf(page).lower,
    doer,
    by,
    ...(anonymous ? { anonymous } : {}),
    ofOthers: marksOf(others).length,
    unkept: Math.max(0, deeds.length - mostDeeds),
    runs: badRuns(failed, status, siteIn),
    ...(diagnosis.line === undefined ? {} : { line: diagnosis.line }),
    ...(isTooLarge(diagnosis) && refusedBy !== 'integration' ? { load: loadIn(failed) } : {}),
  };
}

/** Of each other address the first that failed there. */
function otherSites(
  origin: string,
  failed: readonly ExchangeRow[],
): readonly (readonly [string, ExchangeRow])[] {
  const first = new Map(failed.toReversed().map((row) => [siteOf(row), row]));
  return [...first].filter(([site]) => site !== origin).toReversed();
}

/**
 * Nobody was refused where no sign-in was sent, while the page around sends one: it is mended by
 * sending one, whosever it is.
 */
function isWithoutSignIn(
  { cause, signInLeftOut }: Diagnosis,
  told: ExchangeRow,
  rows: readonly ExchangeRow[],
): boolean {
  if (signInLeftOut) return true;
  if (cause !== 'not-authenticated' || told.pageUrl === null || carriesSignIn(told)) return false;
  return rows.some(
    (row) => row.method === told.method && row.pageUrl === told.pageUrl && carriesSignIn(row),
  );
}

/** Who asks for their own name shows their sign-in in any recording, which others need not. */
function carriesSignIn({ signedIn, url }: ExchangeRow): boolean {
  return (signedIn?.account ?? null) !== null && !addressOf(url).lower.endsWith('/agent/me');
}

/** Without those that worked since, for the same person. */
function notMended(
  failed: readonly ExchangeRow[],
  rows: readonly ExchangeRow[],
  failures: ReadonlySet<number>,
  markOf: (row: ExchangeRow) => DeedMark,
): readonly ExchangeRow[] {
  if (failed.length === 0) return failed;
  const marks = failed.map(markOf);
  const people = peopleIn(rows);
  const mended = new Set<ExchangeRow>();
  for (const row of rows) {
    if (!succeeded(row) || failures.has(row.index)) continue;
    for (const place of deedsIn(marks, row)) {
      const before = failed[place];
      if (before === undefined || before.index > row.index) continue;
      if (isSamePerson(people(before), people(row)) === true) mended.add(before);
    }
  }
  return failed.filter((row) => !mended.has(row));
}

/** By what the request that speaks for all is found. */
type Told = Pick<Diagnosis, 'cause' | 'method' | 'route' | 'status' | 'integration'>;

/** The request that speaks for all that failed alike; null where none is at hand. */
export function speaking(
  diagnosis: Told & Pick<Diagnosis, 'entries'>,
  rows: readonly ExchangeRow[],
): ExchangeRow | null {
  const entries = new Set(diagnosis.entries);
  const failed = rows.filter((row) => entries.has(row.index));
  return spokenBy(diagnosis, failed, peopleIn(rows));
}

/**
 * What the user did last, of the request that is watched. A limit is counted from its first refusal,
 * and where what broke may hang on the person, that of the first person stays.
 */
function spokenBy(
  diagnosis: Told,
  failed: readonly ExchangeRow[],
  people: People,
): ExchangeRow | null {
  const { method, route, status } = diagnosis;
  const [first] = failed;
  if (first === undefined || status === 429) return first ?? null;
  const isHanging = mayHangOnPerson(diagnosis);
  const told = failed.filter(
    (row) =>
      row.method === method &&
      routeOf(addressOf(row.url).path) === route &&
      !(isHanging && isSamePerson(people(first), people(row)) === false),
  );
  return lastDeed(told) ?? first;
}

/**
 * Asked by several addresses, or in several ways by one. Where the method itself was the fault, another
 * is what mends it.
 */
function isOfSeveral({ status }: Diagnosis, failed: readonly ExchangeRow[]): boolean {
  return status !== 405 && new Set(failed.map(wayOf)).size > 1;
}

/** How each was met is to be known of each: `action` tells it of the one that is watched. */
function wayIn(
  { method, route, status }: Diagnosis,
  action: string | null,
): (row: ExchangeRow) => Pick<DeedMark, 'button' | 'way' | 'page'> {
  const watched = `${method} ${route}`;
  return (row) => {
    const way = wayOf(row);
    const button = row.action ?? (way === watched ? action : null);
    const page = status < 500 || row.pageUrl === null ? null : addressOf(row.pageUrl).lower;
    return { way, ...(button === null ? {} : { button }), ...(page === null ? {} : { page }) };
  };
}

/**
 * What failed by several buttons is to be done by each again; where nothing was pressed, by `action`.
 */
function buttonsOf(
  { status }: Diagnosis,
  failed: readonly ExchangeRow[],
  action: string | null,
): (row: ExchangeRow) => Pick<DeedMark, 'button'> {
  const pressed = new Set(failed.flatMap((row) => row.action ?? []));
  if (pressed.size < 2 || status === 429 || failed.some(isReading)) return () => ({});
  return (row) => {
    const button = row.action ?? action;
    return button === null ? {} : { button };
  };
}

/**
 * One file that was too large goes through as a smaller one, under whatever name. Of several, each is
 * known by its name.
 */
function ofAnyFile(
  marks: readonly DeedMark[],
  row: ExchangeRow | undefined,
  diagnosis: Diagnosis,
): readonly DeedMark[] {
  return row !== undefined && marks.length === 1 && isTooLarge(diagnosis) && !lacksRight(diagnosis)
    ? [deedMarkOf(row, diagnosis, 'file')]
    : marks;
}

/** Of the smallest that was too large; what holds a file is known by any. */
function loadIn(failed: readonly ExchangeRow[]): Load {
  const loads = failed.map(({ load }) => load ?? unknownLoad);
  const sizes = loads.flatMap(({ bytes }) => (bytes === null || bytes === 0 ? [] : [bytes]));
  const isSome = (what: Load['holds']) => loads.some(({ holds }) => holds === what);
  const isText = !isSome('unknown') && !isSome('nothing');
  return {
    // Nothing at all is never too large: what was sent was not seen.
    holds: isSome('file') ? 'file' : isText ? 'text' : 'unknown',
    bytes: sizes.length === 0 ? null : Math.min(...sizes.slice(0, mostDeeds)),
  };
}

/** Bytes of what was too large and of what went through, where both are known; else null. */
export function sizesOf({ load }: Fingerprint, row: ExchangeRow): Sizes | null {
  const before = load?.bytes ?? null;
  const now = row.load?.bytes ?? null;
  return before === null || now === null || now >= before ? null : { before, now };
}

export interface Sizes {
  readonly before: number;
  readonly now: number;
}

const unknownLoad: Load = { holds: 'unknown', bytes: null };

/**
 * What was too large goes through when it is smaller: that is the way out. Without what made it
 * large it is none.
 */
function loadDifference(
  { cause, load }: Fingerprint,
  now: Load = unknownLoad,
): 'fileless' | 'empty' | 'unseen' | null {
  // An earlier version did not keep what was too large.
  if (load === undefined && cause !== 'request-too-large') return null;
  if (now.holds === 'nothing') return 'empty';
  if (now.holds === 'unknown') return 'unseen';
  return now.holds === 'text' && load?.holds !== 'text' ? 'fileless' : null;
}

/** What a list says of other statuses belongs to other problems. */
function badRuns(
  failed: readonly ExchangeRow[],
  status: number,
  siteIn: (row: ExchangeRow) => Pick<BadRun, 'site'>,
): readonly BadRun[] {
  const newest = new Map<string, BadRun>();
  for (const row of failed) {
    for (const run of row.runs ?? []) {
      const at = siteIn(row);
      const key = `${run.of} ${run.for} ${at.site ?? ''}`;
      const known = newest.get(key);
      if (known === undefined || (run.place ?? 0) > (known.place ?? 0))
        newest.set(key, { ...run, ...at });
    }
  }
  const bad = [...newest.values()]
    .filter((run) => run.ended === 'badly' && (run.status === null || run.status === status))
    .slice(0, mostDeeds);
  const isListed = failed.some(({ runs }) => runs !== undefined);
  return isListed && bad.length === 0 ? [unknownRun] : bad;
}

/** Something in a list failed, and nothing tells what ran: so no other run is one of the same. */
const unknownRun: Run = { of: '', for: '', place: null, ended: 'badly', status: null };

/** What failed is a run that a list tells of: what a list does not show proves nothing. */
export function isOfRuns({ runs }: Fingerprint): boolean {
  return runs.length > 0;
}

/** Each mark once: of several buttons, or pages, for the same the last. */
export function distinct(marks: readonly DeedMark[]): readonly DeedMark[] {
  return [
    ...new Map(
      marks.map((mark) => {
        const { button: _button, page: _page, ...deed } = mark;
        return [JSON.stringify(deed), mark];
      }),
    ).values(),
  ];
}

/** Causes for which it does not matter who asks. */
const anybody = new Set([
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

/** Client errors that find fault with the request, whoever sends it. */
const aboutRequest = new Set([
  405, 406, 408, 409, 410, 411, 413, 414, 415, 417, 422, 428, 429, 431,
]);

/**
 * A mailed link with a key of its own opens for whoever has it. Without one the record may be hidden
 * from the person it was sent to, and open for an administrator.
 */
function hasOwnKey({ cause }: Diagnosis, { url }: ExchangeRow): boolean {
  const { query } = addressOf(url);
  return cause === 'approval-link-gone' && queryValue(query, 'token') !== null;
}

/** Halo's own refusal of something that another person may be allowed. */
function isPersonal(diagnosis: Diagnosis, row: ExchangeRow): boolean {
  const { cause, status, refusedBy } = diagnosis;
  const isAboutHalo = refusedBy === 'halo' || refusedBy === 'sign-in' || refusedBy === 'unknown';
  if (!isAboutHalo || anybody.has(cause) || hasOwnKey(diagnosis, row)) return false;
  return (status >= 400 && status < 500 && !aboutRequest.has(status)) || lacksRight(diagnosis);
}

/**
 * One of the requests that failed again: method, route and, unless `anySite`, the site. Where the
 * method itself was the fault (405), the mended request uses another one.
 */
export function isSameRequest(
  fingerprint: Fingerprint,
  row: ExchangeRow,
  anySite: boolean,
): boolean {
  if (row.resourceType === 'preflight') return false;
  if (!isWatched(fingerprint, row) && !isOfOtherWay(fingerprint, row)) return false;
  return anySite || isSameSite(fingerprint, row);
}

/** The request that the fix is about, and not another that failed of the same. */
export function isWatched(fingerprint: Fingerprint, row: ExchangeRow): boolean {
  if (row.method !== fingerprint.method && !isMendedMethod(fingerprint, row)) return false;
  return routeOf(addressOf(row.url).path) === fingerprint.route;
}

const ways = new WeakMap<readonly DeedMark[], ReadonlySet<string>>();

function isOfOtherWay({ deeds }: Fingerprint, row: ExchangeRow): boolean {
  const all = ways.get(deeds) ?? new Set(deeds.flatMap(({ way }) => way ?? []));
  ways.set(deeds, all);
  return all.size > 0 && all.has(wayOf(row));
}

/** By which button, and on which page, failed what this request does once more. */
export function metOf(
  fingerprint: Fingerprint,
  row: ExchangeRow,
): Pick<Fingerprint, 'action' | 'page' | 'opens'> {
  if (isWatched(fingerprint, row)) return fingerprint;
  const [place = -1] = deedsOf(fingerprint, row);
  const { button = null, page = null } = fingerprint.deeds[place] ?? {};
  return { action: button, page };
}

/** One of the sites of the failure; true also where that is not known. */
export function isSameSite({ origin, elsewhere = [] }: Fingerprint, row: ExchangeRow): boolean {
  const site = siteOf(row);
  return origin === '' || site === origin || elsewhere.some((other) => other.site === site);
}

/**
 * Pages read again what they failed to change: reading mends nothing but a POST that was meant to
 * read, done by the same button.
 */
function isMendedMethod({ status, method, action }: Fingerprint, row: ExchangeRow): boolean {
  if (status !== 405) return false;
  // Whoever deletes it does something else.
  if (!isReading(row)) return [method, row.method].every((one) => /^(POST|PUT|PATCH)$/.test(one));
  return method === 'POST' && row.method === 'GET' && (action === null || action === row.action);
}

/**
 * What was sent, or how, was itself the fault: what works later is the same step, and may send
 * something else.
 */
export function isMendedByOther(fingerprint: Fingerprint): boolean {
  const { status, deeds } = fingerprint;
  if (status === 405 || isTooLarge(fingerprint)) return true;
  return deeds.some(({ free, given }) => free !== '' || given !== null);
}

/** It asks for something, and changes nothing. */
export function isReading({ method }: Pick<ExchangeRow, 'method'>): boolean {
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
  // ASP.NET answers so where there is no such thing:
  // https://learn.microsoft.com/aspnet/core/web-api/advanced/formatting#special-case-formatters
  if (isReading(row) && row.status === 204) return 'part';
  const load = loadDifference(fingerprint, row.load);
  if (load === 'empty' || load === 'unseen') return load;
  const isOutside = fingerprint.elsewhere !== undefined && !isSameSite(fingerprint, row);
  if (isOutside) return 'site';
  const deed = nearest(fingerprint.deeds, row);
  const hasSwitches = fingerprint.switches.every((one) => query.includes(one));
  if (deed === 'value' && !hasSwitches && isWatched(fingerprint, row)) return 'part';
  if (load !== null && !isOtherDeed(fingerprint, deed)) return load;
  if (deed !== null) return deed;
  if (!isSameSite(fingerprint, row)) return 'site';
  // Reading is reading; but another button may well save something else at the same address.
  if (
    !isReading(row) &&
    fingerprint.action !== null &&
    !fingerprint.deeds.some(({ button }) => button !== undefined) &&
    row.action !== null &&
    row.action !== fingerprint.action
  )
    return 'action';
  return personDifference(fingerprint, row, people) ?? (isTakenIn(row) ? 'accepted' : null);
}

/**
 * What broke, or took too long, inside Halo may hang on the lists and settings of who asked, and its
 * limit on who sent so much. Halo that is not there is so for everybody.
 */
function mayHangOnPerson({
  cause,
  status,
  integration,
}: Pick<Fingerprint, 'cause' | 'status' | 'integration'>): boolean {
  return [429, 500, 504].includes(status) && integration === null && !anybody.has(cause);
}

/** Nothing is another record where none was named. */
function isOtherDeed({ deeds }: Fingerprint, deed: Difference | null): boolean {
  return deed === 'action' || (deed === 'record' && deeds.some(namesRecord));
}

/**
 * Accepted is not done yet (https://www.rfc-editor.org/rfc/rfc9110#name-202-accepted), and of
 * several answers in one each tells for itself (https://www.rfc-editor.org/rfc/rfc4918#section-13).
 */
function isTakenIn({ status, isTakenIn: says }: ExchangeRow): boolean {
  return status === 202 || status === 207 || says === true;
}

/**
 * True where another person than the one it failed for was refused something that the first may be
 * allowed: that says nothing about the first.
 */
export function isOthersRefusal(
  fingerprint: Fingerprint,
  diagnosis: Diagnosis,
  row: ExchangeRow,
  people: People,
): boolean {
  return isPersonal(diagnosis, row) && isOfOther(fingerprint, row, people);
}

function personDifference(
  fingerprint: Fingerprint,
  row: ExchangeRow,
  people: People,
): 'person' | 'unseen' | null {
  const { doer, anonymous, action } = fingerprint;
  // What left its sign-in out sends one by now: that it is this is known by what was pressed for it.
  if (anonymous) return action !== null && row.action === action ? null : 'unseen';
  if (mayHangOnPerson(fingerprint) && isOfOther(fingerprint, row, people)) return 'person';
  if (doer === null) return null;
  const failedFor = byAt(fingerprint, row);
  const isSame = failedFor === null ? null : isSamePerson(failedFor, people(row));
  if (isSame === null) return 'unseen';
  return isSame ? null : 'person';
}

/** Surely not by whom it failed for. */
export function isOfOther(
  fingerprint: Pick<Fingerprint, 'by' | 'elsewhere'>,
  row: ExchangeRow,
  people: People,
): boolean {
  const by = byAt(fingerprint, row);
  return by !== null && isSamePerson(by, people(row)) === false;
}

/** Whom it failed for at the address of this request; null where unknown. */
function byAt(
  { by, elsewhere = [] }: Pick<Fingerprint, 'by' | 'elsewhere'>,
  row: ExchangeRow,
): Doer | null {
  const site = siteOf(row);
  const other = elsewhere.find((one) => one.site === site);
  return other === undefined ? by : other.by;
}

/** Places in `deeds` of what this request does. */
export function deedsOf(
  { deeds }: Pick<Fingerprint, 'deeds'>,
  row: ExchangeRow,
): readonly number[] {
  return deedsIn(deeds, row);
}

function switchesOf(url: string): readonly string[] {
  return addressOf(url)
    .query.toLowerCase()
    .split('&')
    .filter((part) => /=(true|false)$/.test(part));
}
