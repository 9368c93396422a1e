import type { Diagnosis, Pace, ReviewResult } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import type { Suspicion } from '../rules/suspicion.ts';
import type { Run } from '../exchange/run.ts';
import { once } from '../basics/once.ts';
import { addressOf, queryValue } from '../rules/address.ts';
import { isInBackground, isOwnPoll } from '../rules/background.ts';
import { deedKey, deedMarkOf, namesRecord, nearest } from './deed-mark.ts';
import {
  deedsOf,
  type Difference,
  differenceOf,
  diagnosisKey,
  distinct,
  type Fingerprint,
  isOfRuns,
  isOthersRefusal,
  isReading,
  isSameRequest,
  isSameSite,
} from './fingerprint.ts';
import { openedIn } from './opened.ts';
import { type People, peopleIn } from './people.ts';
import { beganAfter, inTimeOrder } from './time-order.ts';

/** What is watched for: the same request, in what came after Exchange.index `after`. */
export interface Watch {
  readonly fingerprint: Fingerprint;
  readonly after: number;
  /** In a file the same failure may come from another address of the same Halo. */
  readonly anySite: boolean;
  /**
   * When it last failed, milliseconds since 1970, where another file is looked at: what was recorded
   * before is no proof. Left out in a running recording.
   */
  readonly since?: number;
  /**
   * After a rate limit: how much has to go through, or how long it has to stay quiet, until it
   * counts as fixed; null where one batch will do.
   */
  readonly pace: Pace | null;
}

/** What watching has shown so far. `index` is the Exchange.index that shows it. */
export type Verdict =
  /**
   * Not tried yet. `near`: something like it worked, but not the same; `again`: something like it
   * failed in the same way, and nothing like it worked since; `other`: what the same request came to
   * otherwise, or a new problem of another one.
   */
  | {
      readonly kind: 'waiting';
      readonly near: Near | null;
      readonly again?: Near;
      readonly other: Diagnosis | null;
    }
  /**
   * After a rate limit: nothing was turned away so far, but that is no proof yet. `until`: when it
   * will be, in milliseconds since 1970; null while the batch is still being sent.
   */
  | { readonly kind: 'running'; readonly answered: number; readonly until: number | null }
  | { readonly kind: 'works'; readonly index: number }
  /** It worked for `done` of the records that failed, and was not tried for `left` of them. */
  | {
      readonly kind: 'partly';
      readonly index: number;
      readonly done: number;
      readonly left: number;
    }
  | { readonly kind: 'same'; readonly index: number }
  /** It was answered with success, and the answer itself does not look like one. */
  | { readonly kind: 'doubtful'; readonly index: number; readonly suspicion: Suspicion }
  | { readonly kind: 'different'; readonly index: number; readonly diagnosis: Diagnosis };

export interface Near {
  readonly index: number;
  /**
   * `page`: another page sent it. `button`: another button asked for the very same.
   * `address`: the same button asked for something else. `gone`: the
   * row that told of the failure is no longer in the list. `cleared`: what told of it does so no more, and nothing shows that it ran since.
   */
  readonly differs:
    Exclude<Difference, 'part'> | 'page' | 'button' | 'address' | 'gone' | 'cleared';
  /** Who did it; null where the recording does not say. */
  readonly name: string | null;
}

type Attempt = Exclude<Verdict, { kind: 'waiting' | 'running' | 'partly' }>;

/**
 * Requests of one batch follow each other within this time, in milliseconds; where it is known when
 * it was pressed, another press begins another batch.
 */
const batchGap = 5000;
/** So long after its last answer a batch counts as sent, in milliseconds. */
const batchQuiet = 1000;

/**
 * Judges what came since: the latest attempt decides. Only an answer from the network counts; one
 * from a cache or a service worker, a preflight or a request without an answer shows nothing, and a
 * failure inside a 200 is known by the review. `listed` must be those that `review` was derived from;
 * a file may list them in another order than that of their time. `now`: milliseconds since 1970,
 * null for a file, in which nothing more comes.
 */
export function verdictOf(
  watch: Watch,
  listed: readonly ExchangeRow[],
  review: ReviewResult,
  now: number | null,
): Verdict {
  if (watch.fingerprint.line !== undefined) return { kind: 'waiting', near: null, other: null };
  const rows = inTimeOrder(listed);
  const scene: Scene = {
    watch,
    rows,
    found: diagnosisByIndex(review),
    doubts: doubtByIndex(review),
    people: peopleIn(rows),
    isShared: isSharedByPages(watch, rows),
    opened: once(() => openedIn(rows)),
  };
  const since = rows.filter(behind(rows, watch.after));
  if (isOfRuns(watch.fingerprint)) return runVerdict(scene, since, review);
  const later = since.filter((row) => isSameRequest(watch.fingerprint, row, watch.anySite));
  if (watch.fingerprint.status === 429) return batchVerdict(scene, later, review, now);
  const attempts = attemptsIn(scene, later);
  const last = attempts.at(-1);
  if (last === undefined)
    return waiting(scene, later, review, likeIn(scene, later) ? null : pressedElse(scene, since));
  if (last.kind === 'works') return worksOrPartly(scene, last);
  const isAfter = isPressedAfter(last.index, watch.fingerprint);
  const isTold = (row: ExchangeRow) =>
    isAfter(row) || (row.index > last.index && isOtherButton(scene, row));
  const like = likeIn(scene, later.filter(isTold));
  if (like?.failed === true) return last;
  const near = like?.near ?? pressedElse(scene, since.filter(isAfter));
  return near === null ? last : waiting(scene, later, review, near);
}

/** What the button that failed sent since: whoever changed what they send is told how it went. */
function isPressedAfter(index: number, { action }: Fingerprint): (row: ExchangeRow) => boolean {
  return (row) => row.index > index && action !== null && row.action === action;
}

/** For so long the recorder names what was pressed as the reason of what follows, in milliseconds. */
const reach = 5000;

/**
 * The same button, on the same page, asked for something else, as where another address stands in a
 * form by now. Known only where it sent nothing but the failed request before: else the one that
 * failed may still come. null where it did not.
 */
function pressedElse(
  { watch, rows, found, doubts, people }: Scene,
  since: readonly ExchangeRow[],
): Near | null {
  const { fingerprint, anySite } = watch;
  const { action, page } = fingerprint;
  if (action === null || anySite) return null;
  const isSame = (row: ExchangeRow) => isSameRequest(fingerprint, row, anySite);
  const isPressed = (row: ExchangeRow) =>
    row.action === action &&
    isSameSite(fingerprint, row) &&
    addressOf(row.pageUrl ?? '').lower === (page ?? '') &&
    !isInBackground(row.resourceType, addressOf(row.url).lower);
  const failed = rows.findLast((row) => isSame(row) && found.has(row.index));
  if (failed === undefined) return null;
  const isOfPress = ({ startedAt, actionAt }: ExchangeRow) =>
    actionAt !== undefined && failed.actionAt !== undefined
      ? actionAt === failed.actionAt
      : Math.abs((startedAt ?? 0) - (failed.startedAt ?? 0)) <= reach;
  if (rows.some((row) => isPressed(row) && isOfPress(row) && !isSame(row))) return null;
  const pressed = since.filter((row) => isPressed(row) && !isOfPress(row));
  const other = pressed.findLast(
    (row) => succeeded(row) && !found.has(row.index) && !doubts.has(row.index),
  );
  return other === undefined || pressed.some(isSame)
    ? null
    : { index: other.index, differs: 'address', name: people(other).person?.name ?? null };
}

/**
 * What failed for several records, or people, is fixed when it worked for each of them. What worked
 * before the user said that the change was made counts as well, unless it failed again since.
 */
function worksOrPartly(scene: Scene, last: Extract<Attempt, { kind: 'works' }>): Verdict {
  const { fingerprint, anySite, after } = scene.watch;
  // What worked before it failed proves nothing.
  const first = scene.rows.find((row) => isSameFailure(scene, row));
  const isBehind = behind(scene.rows, after);
  const same = scene.rows.filter(
    (row) =>
      (isBehind(row) || (first !== undefined && beganAfter(row, first))) &&
      isSameRequest(fingerprint, row, anySite),
  );
  const byIndex = new Map(same.map((row) => [row.index, row]));
  const works = new Map<number, boolean>();
  for (const { kind, index } of attemptsIn(scene, same)) {
    const row = byIndex.get(index);
    if (row === undefined) continue;
    for (const deed of deedsOf(fingerprint, row)) works.set(deed, kind === 'works');
  }
  const done = [...works.values()].filter((worked) => worked).length;
  const left = fingerprint.deeds.length - done + fingerprint.ofOthers + fingerprint.unkept;
  return left <= 0 ? last : { kind: 'partly', index: last.index, done, left };
}

/** What every judgement looks at. */
interface Scene {
  readonly watch: Watch;
  readonly rows: readonly ExchangeRow[];
  readonly found: ReadonlyMap<number, Diagnosis>;
  /** Answers with success that prove none. */
  readonly doubts: ReadonlyMap<number, Suspicion>;
  readonly people: People;
  /** The server broke down at a request that several pages send. */
  readonly isShared: boolean;
  /** See openedIn. */
  readonly opened: () => ReadonlySet<number>;
}

function attemptsIn(scene: Scene, later: readonly ExchangeRow[]): readonly Attempt[] {
  return later.map((row) => attemptOf(scene, row)).filter((attempt) => attempt !== null);
}

/**
 * After a rate limit each request that was refused has to go through. One that was refused again and
 * again, and goes through once, proves little: the whole latest batch has to, and see `provenAt`.
 */
function batchVerdict(
  scene: Scene,
  later: readonly ExchangeRow[],
  review: ReviewResult,
  now: number | null,
): Verdict {
  const { watch } = scene;
  const batch = latestBatch(later);
  // The limit is one for all records. Where all that failed is alike, any that was turned away counts.
  const through: Through = watch.fingerprint.deeds.length > 1 ? throughIn(scene) : new Map();
  const refused = batch.findLast((row) => isSameFailure(scene, row) && !through.has(deedKey(row)));
  if (refused !== undefined) return { kind: 'same', index: refused.index };
  const attempts = attemptsIn(scene, batch);
  const last = attempts.at(-1);
  if (last === undefined) return waiting(scene, later, review);
  const failed = attempts.findLast(({ kind }) => kind !== 'works' && kind !== 'same');
  if (failed !== undefined || last.kind !== 'works') return failed ?? last;
  const ended = Math.max(...batch.map(endOf));
  const isUnderWay =
    now !== null && (batch.some((row) => row.state === 'open') || now - ended < batchQuiet);
  if (isUnderWay) return { kind: 'running', answered: attempts.length, until: null };
  const all = withRefused(scene, through);
  const whole = worksOrPartly(all, last);
  if (whole.kind !== 'works' || all.watch.fingerprint.deeds.length > 1) return whole;
  const enough = watch.pace?.batch ?? 1;
  // Where one at a time is all that may be sent, a whole group is no more than the one.
  const isProven = enough > 1 && attempts.length >= enough;
  const until = isProven ? null : provenAt(scene, batch);
  return until === null || (now ?? ended) >= until
    ? last
    : { kind: 'running', answered: attempts.length, until };
}

/** What of the watched requests ever went through, each by its deedKey, and the last time it did. */
type Through = ReadonlyMap<string, ExchangeRow>;

function throughIn(scene: Scene): Through {
  const { rows, watch } = scene;
  return new Map(
    rows
      .filter((row) => isSameRequest(watch.fingerprint, row, watch.anySite))
      .filter((row) => isThrough(scene, row))
      .map((row) => [deedKey(row), row]),
  );
}

function isThrough({ watch, found, doubts }: Scene, row: ExchangeRow): boolean {
  const isGood = succeeded(row) || isLetIn(watch.fingerprint, row);
  return isGood && !found.has(row.index) && !doubts.has(row.index);
}

/**
 * The company's sign-in sends everybody back with a redirect: whom it lets in with a code
 * (https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2). Who that was, this step does not tell.
 */
function isLetIn({ status }: Fingerprint, row: ExchangeRow): boolean {
  if (!isRedirect(status) || !isRedirect(row.status ?? 0) || row.state !== 'done') return false;
  return queryValue(addressOf(row.url).query, 'code') !== null;
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** The failure that is watched, of whatever record. */
function isSameFailure({ watch, found }: Scene, row: ExchangeRow): boolean {
  const diagnosis = found.get(row.index);
  return (
    diagnosis !== undefined &&
    !isEarlier(watch, row) &&
    diagnosisKey(diagnosis) === diagnosisKey(watch.fingerprint)
  );
}

/**
 * What the limit turned away since waits to be sent just as the first, but for what it had taken
 * before.
 */
function withRefused(scene: Scene, through: Through): Scene {
  const { watch, rows, found } = scene;
  const { fingerprint, anySite } = watch;
  const refused = rows.flatMap((row) => {
    const diagnosis = found.get(row.index);
    const wentThrough = through.get(deedKey(row));
    return diagnosis !== undefined &&
      isSameFailure(scene, row) &&
      isSameRequest(fingerprint, row, anySite) &&
      (wentThrough === undefined || beganAfter(wentThrough, row)) &&
      nearest(fingerprint.deeds, row) !== null
      ? [deedMarkOf(row, diagnosis)]
      : [];
  });
  if (refused.length === 0) return scene;
  const deeds = [...fingerprint.deeds, ...distinct(refused)];
  return { ...scene, watch: { ...watch, fingerprint: { ...fingerprint, deeds } } };
}

/**
 * What Halo did by itself stands as a row in a list. It is fixed when a later run of the same thing
 * ended well: that its row is no longer in the list proves nothing, for newer ones push it out.
 */
function runVerdict(scene: Scene, since: readonly ExchangeRow[], review: ReviewResult): Verdict {
  const { watch } = scene;
  const told = (row: ExchangeRow): boolean =>
    row.runs !== undefined && succeeded(row) && !isEarlier(watch, row);
  const all = since.filter(told);
  const lists = all.filter((row) => isSameSite(watch.fingerprint, row));
  const isNew = new Set(since);
  const before = scene.rows.filter(
    (row) => !isNew.has(row) && told(row) && isSameSite(watch.fingerprint, row),
  );
  const latest = watch.fingerprint.runs.map((bad) => newRun(bad, lists, before));
  const shown = latest.filter((one) => one !== null);
  const again = shown.findLast(({ run }) => run.ended === 'badly');
  if (again !== undefined) return { kind: 'same', index: again.index };
  const index = shown.reduce((most, one) => Math.max(most, one.index), -1);
  const left = latest.length - shown.length + watch.fingerprint.unkept;
  if (shown.length > 0)
    return left === 0
      ? { kind: 'works', index }
      : { kind: 'partly', index, done: shown.length, left };
  return waiting(scene, [], review, nearRun(watch, lists) ?? elsewhere(watch, all, lists));
}

interface ShownRun {
  readonly run: Run;
  /** Exchange.index of the list that shows it. */
  readonly index: number;
}

/**
 * The newest end of the same that came after this one; null where no list shows any. A list goes on
 * showing each failure of before, so one that was known when the watch began is no try since.
 */
function newRun(
  bad: Run,
  lists: readonly ExchangeRow[],
  before: readonly ExchangeRow[],
): ShownRun | null {
  const latest = latestRun(bad, lists);
  if (latest?.run.ended !== 'badly') return latest;
  const known = latestRun(bad, before);
  return (latest.run.place ?? 0) > (known?.run.place ?? -Infinity) ? latest : null;
}

/** The newest end of the same, after this one, in these lists. */
function latestRun(bad: Run, lists: readonly ExchangeRow[]): ShownRun | null {
  let latest: ShownRun | null = null;
  for (const { runs, index } of lists)
    for (const run of runs ?? [])
      if (isLaterRun(bad, run) && (latest === null || (run.place ?? 0) >= (latest.run.place ?? 0)))
        latest = { run, index };
  return latest;
}

function isLaterRun(bad: Run, run: Run): boolean {
  if (run.of !== bad.of || run.ended === 'unknown' || run.place === null) return false;
  // Where it is not told for which record it ran, any is the same.
  return (bad.for === '' || run.for === bad.for) && run.place > (bad.place ?? Infinity);
}

/** The same went well for another record, or its list does not show the failed row any more. */
function nearRun({ fingerprint }: Watch, lists: readonly ExchangeRow[]): Near | null {
  const { runs } = fingerprint;
  const other = lists.findLast((list) =>
    runs.some((bad) =>
      list.runs?.some((run) => run.ended === 'well' && isLaterRun({ ...bad, for: '' }, run)),
    ),
  );
  if (other !== undefined) return { index: other.index, differs: 'record', name: null };
  const list = lists.findLast((row) => isSameRequest(fingerprint, row, false));
  if (list === undefined) return null;
  const shown = (list.runs ?? []).filter(({ of, place }) =>
    runs.some((bad) => of === bad.of && (place === bad.place || bad.place === null)),
  );
  if (shown.some(({ ended }) => ended === 'badly')) return null;
  const differs = shown.length === 0 ? 'gone' : 'cleared';
  return { index: list.index, differs, name: null };
}

/** A list of another address tells of another Halo. */
function elsewhere(
  { fingerprint }: Watch,
  all: readonly ExchangeRow[],
  here: readonly ExchangeRow[],
): Near | null {
  const list = all.findLast((row) => isSameRequest(fingerprint, row, true));
  return here.length > 0 || list === undefined
    ? null
    : { index: list.index, differs: 'site', name: null };
}

/**
 * A few answers right after a refusal may be the last that the server takes before it refuses
 * again. They count when the pause that it asked for is over, counted from its latest refusal, and
 * none was turned away meanwhile. null where no refusal is at hand.
 */
function provenAt(
  { watch: { fingerprint, anySite, pace }, rows, found }: Scene,
  batch: readonly ExchangeRow[],
): number | null {
  const begin = batch[0];
  const refusal = rows.findLast(
    (row) =>
      begin !== undefined &&
      beganAfter(begin, row) &&
      row.startedAt !== null &&
      isSameRequest(fingerprint, row, anySite) &&
      found.has(row.index),
  );
  return refusal === undefined || pace === null ? null : endOf(refusal) + pace.wait * 1000;
}

/** Milliseconds since 1970. */
function endOf({ startedAt, duration }: ExchangeRow): number {
  return (startedAt ?? 0) + (duration ?? 0);
}

function latestBatch(rows: readonly ExchangeRow[]): readonly ExchangeRow[] {
  let begin = 0;
  let pressed: number | undefined;
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    const isApart = before !== undefined && (row.startedAt ?? 0) - endOf(before) > batchGap;
    const { actionAt = pressed } = row;
    if (isApart || (pressed !== undefined && actionAt !== pressed)) begin = at;
    pressed = actionAt;
  }
  return rows.slice(begin);
}

const triedAgain: ReadonlySet<Difference> = new Set([
  'unseen',
  'accepted',
  'value',
  'fileless',
  'empty',
]);

/** null where it is no attempt at what failed: not answered, or something else. */
function attemptOf(scene: Scene, row: ExchangeRow): Attempt | null {
  const { watch, found, doubts, people } = scene;
  const { fingerprint } = watch;
  const diagnosis = found.get(row.index);
  if (diagnosis === undefined && !succeeded(row)) return null;
  const differs = isEarlier(watch, row) ? 'earlier' : differenceOf(fingerprint, row, people);
  const isSame = diagnosis !== undefined && diagnosisKey(diagnosis) === diagnosisKey(fingerprint);
  // The same failure again is the same, even where the recording does not show by whom, and where
  // other values fail as the first did.
  if (isSame && (differs === null || triedAgain.has(differs)))
    return { kind: 'same', index: row.index };
  if (diagnosis === undefined) {
    const suspicion = doubts.get(row.index);
    if (differs !== null || isOtherPage(scene, row) || isOtherButton(scene, row)) return null;
    if (suspicion !== undefined) return { kind: 'doubtful', index: row.index, suspicion };
    return { kind: 'works', index: row.index };
  }
  if (isOthersRefusal(fingerprint, diagnosis, row, people)) return null;
  return differs === null || differs === 'value' || differs === 'accepted'
    ? { kind: 'different', index: row.index, diagnosis }
    : null;
}

function waiting(
  scene: Scene,
  later: readonly ExchangeRow[],
  review: ReviewResult,
  near: Near | null = null,
): Verdict {
  const { fingerprint, after, anySite } = scene.watch;
  const like = near === null ? likeIn(scene, later) : { near, failed: false };
  const isOther = (diagnosis: Diagnosis) => diagnosisKey(diagnosis) !== diagnosisKey(fingerprint);
  const isNew = (diagnosis: Diagnosis) =>
    (diagnosis.entries[0] ?? -1) > after && isOther(diagnosis);
  // Known before or not: it is what the request came to that was tried last.
  const tried = later
    .map(({ index }) => scene.found.get(index))
    .findLast((one) => one !== undefined);
  const other = tried !== undefined && isOther(tried) ? tried : review.diagnoses.find(isNew);
  return {
    kind: 'waiting',
    near: like === null || like.failed ? null : like.near,
    ...(like?.failed === true ? { again: like.near } : {}),
    other: anySite ? null : (other ?? null),
  };
}

/** Like what failed, and not the same. */
interface Like {
  readonly near: Near;
  /** It failed in the same way; else it worked. */
  readonly failed: boolean;
}

/** The latest of what worked, or failed in the same way, and was not the same. */
function likeIn(scene: Scene, later: readonly ExchangeRow[]): Like | null {
  const { watch, people } = scene;
  for (const row of later.toReversed()) {
    const failed = isSameFailure(scene, row);
    if (!failed && !isThrough(scene, row)) continue;
    const differs = isEarlier(watch, row) ? 'earlier' : nearBy(scene, row);
    if (differs !== null && differs !== 'part') {
      const near = { index: row.index, differs, name: people(row).person?.name ?? null };
      return { near, failed };
    }
  }
  return null;
}

function nearBy(scene: Scene, row: ExchangeRow): Difference | 'page' | 'button' | null {
  const { fingerprint } = scene.watch;
  // The code that stands in the address is another each time.
  if (isLetIn(fingerprint, row)) return 'unseen';
  const differs = differenceOf(fingerprint, row, scene.people);
  if (differs === null && isOtherPage(scene, row)) return 'page';
  if (differs === null) return isOtherButton(scene, row) ? 'button' : null;
  // Nobody can try "the record that failed" where no record was named.
  return differs === 'record' && !fingerprint.deeds.some(namesRecord) ? 'value' : differs;
}

/**
 * Pages send some requests one and all, such as for who is signed in. Where the server broke down at
 * one of these, another page that opens says nothing of the page that did not.
 */
function isOtherPage({ watch, isShared }: Scene, { pageUrl }: ExchangeRow): boolean {
  return isShared && pageUrl !== null && addressOf(pageUrl).lower !== watch.fingerprint.page;
}

/**
 * The same was read by another button, as by one that only tests a connection. The request works;
 * what the first button does with the answer was not seen.
 */
function isOtherButton({ watch: { fingerprint }, opened }: Scene, row: ExchangeRow): boolean {
  const { action, opens } = fingerprint;
  const isOther = action !== null && row.action !== null && row.action !== action;
  if (!isOther || opens === true || !isReading(row)) return false;
  // What a page asks by itself comes of no button, whatever was pressed just before.
  return !isOwnPoll(row.method, addressOf(row.url).lower) && !opened().has(row.index);
}

function isSharedByPages({ fingerprint, anySite }: Watch, rows: readonly ExchangeRow[]): boolean {
  if (fingerprint.status < 500 || fingerprint.page === null) return false;
  const pages = rows
    .filter((row) => isSameRequest(fingerprint, row, anySite))
    .flatMap(({ pageUrl }) => (pageUrl === null ? [] : [addressOf(pageUrl).lower]));
  return new Set(pages).size > 1;
}

function isEarlier({ since }: Watch, { startedAt }: ExchangeRow): boolean {
  return since !== undefined && startedAt !== null && startedAt < since;
}

/** A success that the network gave: 2xx, whole, and nobody's copy. */
export function succeeded(row: ExchangeRow): boolean {
  return (
    row.state === 'done' &&
    row.status !== null &&
    row.status >= 200 &&
    row.status < 300 &&
    row.resourceType !== 'preflight' &&
    (row.from === 'network' || row.from === 'unknown')
  );
}

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
function behind(rows: readonly ExchangeRow[], after: number): (row: ExchangeRow) => boolean {
  const latest = rows.reduce(
    (most, { index, startedAt }) => (index <= after ? Math.max(most, startedAt ?? most) : most),
    -Infinity,
  );
  return ({ index, startedAt }) => index > after && (startedAt ?? latest) >= latest;
}
