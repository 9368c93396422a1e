import { actionReach } from '../exchange/exchange.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf } from '../rules/address.ts';
import { isInBackground } from '../rules/background.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { isOfSameRecord, namesRecord } from './deed-mark.ts';
import {
  type Difference,
  differenceOf,
  diagnosisKey,
  isOthersRefusal,
  isSameRequest,
  isSameSite,
  isWatched,
} from './fingerprint.ts';
import {
  isEarlier,
  isLetIn,
  isOtherButton,
  isOtherPage,
  isSameFailure,
  isThrough,
  type Scene,
} from './scene.ts';
import { succeeded } from './succeeded.ts';
import type { Near, Verdict } from './watch.ts';

/**
 * No try of what failed came. `later`: the same request, whatever it did. `near`: what is told
 * instead of the latest that was like it.
 */
export function waiting(
  scene: Scene,
  later: readonly ExchangeRow[],
  near: Near | null = null,
): Verdict {
  const { fingerprint, after, anySite } = scene.watch;
  const like = near === null ? likeIn(scene, later) : { near, failed: false };
  const isOther = (diagnosis: Diagnosis) => diagnosisKey(diagnosis) !== diagnosisKey(fingerprint);
  // That somebody else may not do it says nothing of it: who may is to be signed in first.
  const isNew = (diagnosis: Diagnosis) =>
    isOther(diagnosis) &&
    (diagnosis.entries.at(-1) ?? -1) > after &&
    (firstOwn(scene, diagnosis) ?? -1) > after;
  // Known before or not: it is what the request came to that was tried last.
  const tried = later
    .map(({ index }) => scene.found.get(index))
    .findLast((one) => one !== undefined);
  const other = tried !== undefined && isOther(tried) ? tried : scene.diagnoses.find(isNew);
  return {
    kind: 'waiting',
    near: like === null || like.failed ? null : like.near,
    ...(like?.failed === true ? { again: like.near } : {}),
    other: anySite ? null : (other ?? null),
  };
}

/** Exchange.index of the first that was not refused to somebody else than it failed for. */
function firstOwn({ watch, rows, people }: Scene, diagnosis: Diagnosis): number | undefined {
  const { fingerprint } = watch;
  const entries = new Set(diagnosis.entries);
  const others = new Set(
    rows
      .filter((row) => entries.has(row.index))
      .filter((row) => isOthersRefusal(fingerprint, diagnosis, row, people))
      .map(({ index }) => index),
  );
  return diagnosis.entries.find((index) => !others.has(index));
}

/** Like what failed, and not the same. */
interface Like {
  readonly near: Near;
  /** It failed in the same way; else it worked. */
  readonly failed: boolean;
}

/**
 * The latest of what worked, or failed in the same way, and was not the same. What was tried last, and
 * failed otherwise, is told in its place; a file tells only of what failed.
 */
export function likeIn(scene: Scene, later: readonly ExchangeRow[]): Like | null {
  const { watch, people } = scene;
  for (const row of later.toReversed()) {
    const failed = isSameFailure(scene, row);
    if (!watch.anySite && !failed && failedOtherwise(scene, row)) return null;
    if (!failed && !isThrough(scene, row)) continue;
    const differs = isEarlier(watch, row) ? 'earlier' : nearBy(scene, row);
    if (differs !== null && differs !== 'part') {
      const near = { index: row.index, differs, name: people(row).person?.name ?? null };
      return { near, failed };
    }
  }
  return null;
}

function failedOtherwise({ watch, found, people }: Scene, row: ExchangeRow): boolean {
  const diagnosis = found.get(row.index);
  return (
    diagnosis !== undefined &&
    !isEarlier(watch, row) &&
    !isOthersRefusal(watch.fingerprint, diagnosis, row, people)
  );
}

function nearBy(scene: Scene, row: ExchangeRow): Difference | 'page' | 'button' | null {
  const { fingerprint } = scene.watch;
  // The code that stands in the address is another each time.
  if (isLetIn(fingerprint, row)) return 'unseen';
  const differs = differenceOf(fingerprint, row, scene.people);
  if (differs === null && isOtherPage(scene, row)) return 'page';
  if (differs === null) return isOtherButton(scene, row) ? 'button' : null;
  // Nobody can try "the record that failed" where no record was named, or where it was this one.
  const { deeds } = fingerprint;
  const isNone = !deeds.some(namesRecord) || deeds.some((mark) => isOfSameRecord(mark, row));
  return differs === 'record' && isNone ? 'value' : differs;
}

/**
 * The same button, on the same page, asked for something else, as where another address stands in a
 * form by now. Known only where it sent nothing but the failed request before: else the one that
 * failed may still come. null where it did not.
 */
export function pressedElse(
  { watch, rows, found, doubts, people }: Scene,
  since: readonly ExchangeRow[],
): Near | null {
  const { fingerprint, anySite } = watch;
  const { action, page } = fingerprint;
  if (action === null || anySite) return null;
  const isAsked = (row: ExchangeRow) => isSameRequest(fingerprint, row, anySite);
  const isSame = (row: ExchangeRow) => isAsked(row) && isWatched(fingerprint, row);
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
      : Math.abs((startedAt ?? 0) - (failed.startedAt ?? 0)) <= actionReach;
  if (rows.some((row) => isPressed(row) && isOfPress(row) && !isSame(row))) return null;
  const pressed = since.filter((row) => isPressed(row) && !isOfPress(row));
  const other = pressed.findLast(
    (row) => succeeded(row) && !found.has(row.index) && !doubts.has(row.index),
  );
  return other === undefined || pressed.some(isAsked)
    ? null
    : { index: other.index, differs: 'address', name: people(other).person?.name ?? null };
}
