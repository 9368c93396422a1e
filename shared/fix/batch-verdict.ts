import type { ExchangeRow } from '../exchange/row.ts';
import { attemptsIn, worksOrPartly } from './attempts.ts';
import { deedKey, deedMarkOf, nearest, siteOf, wayOf, writtenIn } from './deed-mark.ts';
import { distinct, isReading, isSameRequest } from './fingerprint.ts';
import { waiting } from './like.ts';
import { isSameFailure, isThrough, type Scene } from './scene.ts';
import { beganAfter } from './time-order.ts';
import type { Verdict } from './watch.ts';

/**
 * Requests of one batch follow each other within this time, in milliseconds; where it is known when
 * it was pressed, another press begins another batch.
 */
const batchGap = 5000;
/** So long after its last answer a batch counts as sent, in milliseconds. */
const batchQuiet = 1000;

/**
 * After a rate limit each request that was refused has to go through. One that was refused again and
 * again, and goes through once, proves little: the whole latest batch has to, and see `provenAt`.
 */
export function batchVerdict(
  scene: Scene,
  later: readonly ExchangeRow[],
  now: number | null,
): Verdict {
  const { watch } = scene;
  const batch = latestBatch(later);
  // The limit is one for all records. Where all that failed is alike, any that was turned away counts.
  const through: Through = watch.fingerprint.deeds.length > 1 ? throughIn(scene) : new Map();
  const refused = batch.findLast((row) => isSameFailure(scene, row) && !through.has(deedKey(row)));
  if (refused !== undefined) return { kind: 'same', index: refused.index };
  // The fix may have been begun while the last refusals were still to come.
  const all = withRefused(scene, through);
  const attempts = attemptsIn(all, batch);
  const last = attempts.at(-1);
  if (last === undefined) return waiting(all, later);
  const failed = attempts.findLast(({ kind }) => kind !== 'works' && kind !== 'same');
  if (failed !== undefined || last.kind !== 'works') return failed ?? last;
  const ended = Math.max(...batch.map(endOf));
  const isUnderWay =
    now !== null && (batch.some((row) => row.state === 'open') || now - ended < batchQuiet);
  if (isUnderWay) return { kind: 'running', answered: attempts.length, until: null };
  const whole = worksOrPartly(all, last);
  if (whole.kind !== 'works' || all.watch.fingerprint.deeds.length > 1) return whole;
  const enough = watch.pace?.batch ?? 1;
  // Where one at a time is all that may be sent, a whole group is no more than the one.
  const isProven = enough > 1 && attempts.length >= enough;
  const until = isProven ? null : provenAt(scene, batch);
  if (until !== null && (now ?? ended) < until)
    return { kind: 'running', answered: attempts.length, until };
  const { done, left } = textsSent(scene);
  return left === 0 ? last : { kind: 'partly', index: last.index, done, left };
}

/**
 * Of writes that do the very same, each text that was turned away is to be sent. One that was written
 * anew stands for any of them.
 */
function textsSent(scene: Scene): { readonly done: number; readonly left: number } {
  const { rows, watch } = scene;
  const { fingerprint, anySite } = watch;
  if (isReading(fingerprint)) return { done: 0, left: 0 };
  const first = rows.find((row) => isSameFailure(scene, row));
  const same = rows.filter(
    (row) =>
      isSameRequest(fingerprint, row, anySite) &&
      nearest(fingerprint.deeds, row) === null &&
      (row === first || (first !== undefined && beganAfter(row, first))),
  );
  const texts = (some: readonly ExchangeRow[]) => new Set(some.map(writtenIn));
  const refused = texts(same.filter((row) => isSameFailure(scene, row)));
  const through = texts(same.filter((row) => isThrough(scene, row)));
  const done = Math.min(refused.size, through.size);
  return { done, left: refused.size - done };
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

/**
 * What the limit turned away since waits to be sent just as the first, but for what it had taken
 * before.
 */
function withRefused(scene: Scene, through: Through): Scene {
  const { watch, rows, found } = scene;
  const { fingerprint, anySite } = watch;
  const hasWays = fingerprint.deeds.some(({ way }) => way !== undefined);
  const hasSites = fingerprint.elsewhere !== undefined;
  const refused = rows.flatMap((row) => {
    const diagnosis = found.get(row.index);
    const wentThrough = through.get(deedKey(row));
    return diagnosis !== undefined &&
      isSameFailure(scene, row) &&
      isSameRequest(fingerprint, row, anySite) &&
      (wentThrough === undefined || beganAfter(wentThrough, row)) &&
      nearest(fingerprint.deeds, row) !== null
      ? [
          {
            ...deedMarkOf(row, diagnosis),
            ...(hasWays ? { way: wayOf(row) } : {}),
            ...(hasSites ? { site: siteOf(row) } : {}),
          },
        ]
      : [];
  });
  if (refused.length === 0) return scene;
  const deeds = [...fingerprint.deeds, ...distinct(refused)];
  return { ...scene, watch: { ...watch, fingerprint: { ...fingerprint, deeds } } };
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
