import type { ExchangeRow } from '../exchange/row.ts';
import {
  deedsOf,
  type Difference,
  differenceOf,
  diagnosisKey,
  isOthersRefusal,
  isSameRequest,
} from './fingerprint.ts';
import {
  behind,
  isEarlier,
  isOtherButton,
  isOtherPage,
  isSameFailure,
  type Scene,
} from './scene.ts';
import { succeeded } from './succeeded.ts';
import { beganAfter } from './time-order.ts';
import type { Attempt, Verdict } from './watch.ts';

/** The tries of what failed among these requests, in their order. */
export function attemptsIn(scene: Scene, later: readonly ExchangeRow[]): readonly Attempt[] {
  return later.map((row) => attemptOf(scene, row)).filter((attempt) => attempt !== null);
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

/**
 * What failed for several records, or people, is fixed when it worked for each of them. What worked
 * before the user said that the change was made counts as well, unless it failed again since.
 */
export function worksOrPartly(scene: Scene, last: Extract<Attempt, { kind: 'works' }>): Verdict {
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
  if (left <= 0) return last;
  const rest = fingerprint.deeds.filter((_deed, place) => works.get(place) !== true);
  return {
    kind: 'partly',
    index: last.index,
    done,
    left,
    ...(rest.length === 0 ? {} : { rest }),
  };
}
