import type { ExchangeRow } from '../exchange/row.ts';
import type { ReviewResult } from '../rules/diagnosis.ts';
import { attemptsIn, worksOrPartly } from './attempts.ts';
import { batchVerdict } from './batch-verdict.ts';
import { isOwnPoll } from '../rules/background.ts';
import { addressOf } from '../rules/address.ts';
import { type Fingerprint, isOfRuns, isSameRequest, isWatched } from './fingerprint.ts';
import { likeIn, pressedElse, waiting } from './like.ts';
import { runVerdict } from './run-verdict.ts';
import { behind, isOtherButton, isOtherPage, sceneOf } from './scene.ts';
import { inTimeOrder } from './time-order.ts';
import { isAsked, type Verdict, type Watch } from './watch.ts';

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
  const scene = sceneOf(watch, rows, review);
  const since = rows.filter(behind(rows, watch.after));
  if (isOfRuns(watch.fingerprint)) return runVerdict(scene, since);
  const all = since.filter((row) => isSameRequest(watch.fingerprint, row, watch.anySite));
  if (watch.fingerprint.status === 429) return batchVerdict(scene, all, now);
  const later = all.filter((row) => isWatched(watch.fingerprint, row) || isDone(row));
  const attempts = attemptsIn(scene, later);
  const last = attempts.at(-1);
  if (last === undefined)
    return waiting(scene, later, likeIn(scene, later) ? null : pressedElse(scene, since));
  if (last.kind === 'works') return worksOrPartly(scene, last);
  const isAfter = isPressedAfter(last.index, watch.fingerprint);
  // Halo that is back shows on any page, and the failure of before is not what there is to tell.
  const isElsewhere = (row: ExchangeRow) =>
    isOtherButton(scene, row) || (last.kind === 'same' && isOtherPage(scene, row));
  const isTold = (row: ExchangeRow) => isAfter(row) || (row.index > last.index && isElsewhere(row));
  const like = likeIn(scene, later.filter(isTold));
  if (like?.failed === true) return last;
  const near = like?.near ?? pressedElse(scene, since.filter(isAfter));
  return near === null ? last : waiting(scene, later, near);
}

/**
 * As verdictOf. As long as nothing was tried since `watch.after`, what came behind the last failure
 * counts too: whoever mended it before they looked need not send it once more. `failed`: its
 * Exchange.index; null where only what is tried from now on is to count.
 */
export function verdictSince(
  watch: Watch,
  failed: number | null,
  rows: readonly ExchangeRow[],
  review: ReviewResult,
  now: number | null,
): Verdict {
  const verdict = verdictOf(watch, rows, review, now);
  const isTried = verdict.kind !== 'waiting' || verdict.near !== null || verdict.other !== null;
  if (failed === null || isTried || verdict.again !== undefined) return verdict;
  const before = verdictOf({ ...watch, after: failed }, rows, review, now);
  return isMended(watch, before, rows) ? before : verdict;
}

/** What is only like it is told where somebody did it by the same button, and may have meant it. */
function isMended(
  { fingerprint: { action } }: Watch,
  verdict: Verdict,
  rows: readonly ExchangeRow[],
): boolean {
  if (verdict.kind !== 'waiting') return ['works', 'partly', 'running'].includes(verdict.kind);
  const { near } = verdict;
  if (near === null || action === null || !isAsked(near)) return false;
  return rows.find(({ index }) => index === near.index)?.action === action;
}

/**
 * Of other requests that failed of the same, what somebody did counts as a try: what pages ask by
 * themselves tells only of itself.
 */
function isDone({ action, method, url }: ExchangeRow): boolean {
  return action !== null && !isOwnPoll(method, addressOf(url).lower);
}

/** What the button that failed sent since: whoever changed what they send is told how it went. */
function isPressedAfter(index: number, { action }: Fingerprint): (row: ExchangeRow) => boolean {
  return (row) => row.index > index && action !== null && row.action === action;
}
