import { once } from '../basics/once.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf, queryValue } from '../rules/address.ts';
import { isOwnPoll } from '../rules/background.ts';
import type { Diagnosis, ReviewResult } from '../rules/diagnosis.ts';
import type { Suspicion } from '../rules/suspicion.ts';
import { wayOf } from './deed-mark.ts';
import { diagnosisKey, type Fingerprint, isReading, isSameRequest, metOf } from './fingerprint.ts';
import { openedIn } from './opened.ts';
import { type People, peopleIn } from './people.ts';
import { succeeded } from './succeeded.ts';
import type { Watch } from './watch.ts';

/** What every judgement looks at. */
export interface Scene {
  readonly watch: Watch;
  readonly rows: readonly ExchangeRow[];
  /** Of all that was found, what counts most first. */
  readonly diagnoses: readonly Diagnosis[];
  readonly found: ReadonlyMap<number, Diagnosis>;
  /** Answers with success that prove none. */
  readonly doubts: ReadonlyMap<number, Suspicion>;
  readonly people: People;
  /** Requests that several pages send, each by its way, where the server broke down. */
  readonly shared: ReadonlySet<string>;
  /** See openedIn. */
  readonly opened: () => ReadonlySet<number>;
}

/** `rows`: in the order of their time. `review` must have been derived from them. */
export function sceneOf(watch: Watch, rows: readonly ExchangeRow[], review: ReviewResult): Scene {
  return {
    watch,
    rows,
    diagnoses: review.diagnoses,
    found: diagnosisByIndex(review),
    doubts: doubtByIndex(review),
    people: peopleIn(rows),
    shared: sharedByPages(watch, rows),
    opened: once(() => openedIn(rows)),
  };
}

/** Answered with success, and nothing says that it was none. */
export function isThrough({ watch, found, doubts }: Scene, row: ExchangeRow): boolean {
  const isGood = succeeded(row) || isLetIn(watch.fingerprint, row);
  return isGood && !found.has(row.index) && !doubts.has(row.index);
}

/**
 * The company's sign-in sends everybody back with a redirect: whom it lets in with a code
 * (https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2). Who that was, this step does not tell.
 */
export function isLetIn({ status }: Fingerprint, row: ExchangeRow): boolean {
  if (!isRedirect(status) || !isRedirect(row.status ?? 0) || row.state !== 'done') return false;
  return queryValue(addressOf(row.url).query, 'code') !== null;
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** The failure that is watched, of whatever record. */
export function isSameFailure({ watch, found }: Scene, row: ExchangeRow): boolean {
  const diagnosis = found.get(row.index);
  return (
    diagnosis !== undefined &&
    !isEarlier(watch, row) &&
    diagnosisKey(diagnosis) === diagnosisKey(watch.fingerprint)
  );
}

/**
 * Pages send some requests one and all, such as for who is signed in. Where the server broke down at
 * one of these, another page that opens says nothing of the page that did not.
 */
export function isOtherPage({ watch, shared }: Scene, row: ExchangeRow): boolean {
  const { pageUrl } = row;
  if (pageUrl === null || !shared.has(wayOf(row))) return false;
  const { page } = metOf(watch.fingerprint, row);
  return page !== null && addressOf(pageUrl).lower !== page;
}

/**
 * The same was read by another button, as by one that only tests a connection. The request works;
 * what the first button does with the answer was not seen.
 */
export function isOtherButton(
  { watch: { fingerprint }, opened }: Scene,
  row: ExchangeRow,
): boolean {
  const { action, opens } = metOf(fingerprint, row);
  const isOther = action !== null && row.action !== null && row.action !== action;
  if (!isOther || opens === true || !isReading(row)) return false;
  // What a page asks by itself comes of no button, whatever was pressed just before.
  return !isOwnPoll(row.method, addressOf(row.url).lower) && !opened().has(row.index);
}

function sharedByPages(
  { fingerprint, anySite }: Watch,
  rows: readonly ExchangeRow[],
): ReadonlySet<string> {
  if (fingerprint.status < 500 || fingerprint.page === null) return new Set();
  const first = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of rows) {
    if (row.pageUrl === null || !isSameRequest(fingerprint, row, anySite)) continue;
    const way = wayOf(row);
    const page = addressOf(row.pageUrl).lower;
    if ((first.get(way) ?? page) !== page) shared.add(way);
    first.set(way, page);
  }
  return shared;
}

/** In another file: recorded before the failure. */
export function isEarlier({ since }: Watch, { startedAt }: ExchangeRow): boolean {
  return since !== undefined && startedAt !== null && startedAt < since;
}

/** By Exchange.index, what explains a request that failed. */
export function diagnosisByIndex(review: ReviewResult): ReadonlyMap<number, Diagnosis> {
  return new Map(
    review.diagnoses.flatMap((diagnosis) =>
      diagnosis.entries.map((index) => [index, diagnosis] as const),
    ),
  );
}

/** What took long is done all the same; all else that is suspicious proves no success. */
function doubtByIndex({ suspicions }: ReviewResult): ReadonlyMap<number, Suspicion> {
  return new Map(
    suspicions
      .filter(({ kind }) => kind !== 'slow')
      .flatMap((suspicion) => suspicion.entries.map((index) => [index, suspicion] as const)),
  );
}

/**
 * Whether a row came after all that were listed up to Exchange.index `after`. A request that is
 * told late, or listed out of order, began before: it is no try of what came since.
 */
export function behind(rows: readonly ExchangeRow[], after: number): (row: ExchangeRow) => boolean {
  const latest = rows.reduce(
    (most, { index, startedAt }) => (index <= after ? Math.max(most, startedAt ?? most) : most),
    -Infinity,
  );
  return ({ index, startedAt }) => index > after && (startedAt ?? latest) >= latest;
}
