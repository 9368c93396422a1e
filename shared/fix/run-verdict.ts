import type { ExchangeRow } from '../exchange/row.ts';
import type { Run } from '../exchange/run.ts';
import { siteOf } from './deed-mark.ts';
import { type BadRun, isSameRequest } from './fingerprint.ts';
import { waiting } from './like.ts';
import { isEarlier, type Scene } from './scene.ts';
import { succeeded } from './succeeded.ts';
import type { Near, Verdict, Watch } from './watch.ts';

/**
 * What Halo did by itself stands as a row in a list. It is fixed when a later run of the same thing
 * ended well: that its row is no longer in the list proves nothing, for newer ones push it out.
 */
export function runVerdict(scene: Scene, since: readonly ExchangeRow[]): Verdict {
  const { watch } = scene;
  const told = (row: ExchangeRow): boolean =>
    row.runs !== undefined && succeeded(row) && !isEarlier(watch, row);
  const all = since.filter(told);
  const { origin, runs } = watch.fingerprint;
  // What ran at one Halo tells nothing of what ran at another.
  const isAt = (bad: BadRun) => (row: ExchangeRow) =>
    origin === '' || siteOf(row) === (bad.site ?? origin);
  const isNew = new Set(since);
  const before = scene.rows.filter((row) => !isNew.has(row) && told(row));
  const latest = runs.map((bad) => newRun(bad, all.filter(isAt(bad)), before.filter(isAt(bad))));
  const shown = latest.filter((one) => one !== null);
  const again = shown.findLast(({ run }) => run.ended === 'badly');
  if (again !== undefined) return { kind: 'same', index: again.index };
  const index = shown.reduce((most, one) => Math.max(most, one.index), -1);
  const left = latest.length - shown.length + watch.fingerprint.unkept;
  if (shown.length > 0)
    return left === 0
      ? { kind: 'works', index }
      : { kind: 'partly', index, done: shown.length, left };
  const near = runs.map((bad) => nearRun(watch, bad, all.filter(isAt(bad))));
  const here = all.filter((row) => runs.some((bad) => isAt(bad)(row)));
  const other = near.find((one) => one?.differs === 'record');
  const gone = near.includes(null) ? null : near[0];
  return waiting(scene, [], other ?? gone ?? elsewhere(watch, all, here));
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
function nearRun({ fingerprint }: Watch, bad: BadRun, lists: readonly ExchangeRow[]): Near | null {
  const other = lists.findLast((list) =>
    list.runs?.some((run) => run.ended === 'well' && isLaterRun({ ...bad, for: '' }, run)),
  );
  if (other !== undefined) return { index: other.index, differs: 'record', name: null };
  const list = lists.findLast((row) => isSameRequest(fingerprint, row, false));
  if (list === undefined) return null;
  const shown = (list.runs ?? []).filter(
    ({ of, place }) => of === bad.of && (place === bad.place || bad.place === null),
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
