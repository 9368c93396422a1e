import type { Finding } from './finding.ts';

/** "It failed now", and what the user had done just before: both as Exchange.index. */
export interface Mark {
  readonly index: number;
  /** The first request of that deed; where none is known, all that came before counts as the deed. */
  readonly since: number;
}

/**
 * Most important first: what the user did last, or did just before they last said "it failed now"; then
 * what is known before what is not, and in both what the user did before what pages asked for by
 * themselves; then what runs in the background, and what the browser got over. Among equals the one
 * that ended last comes first. Where nothing failed by what was done just before, "it failed now" was
 * said too early, and what was done after it comes first.
 */
export function ranked<G extends readonly Finding[]>(
  groups: readonly G[],
  mark: Mark | null,
): readonly G[] {
  const keyed = groups.map((group) => ({ group, key: keyOf(group, mark) }));
  const deeds = keyed.filter(({ key }) => key.isDeed && key.class <= lastForeground);
  const isEarly = mark !== null && !keyed.some(({ group, key }) => isOf(mark, group, key));
  const late = isEarly ? deeds.filter(({ group }) => lastOf(group) > mark.index) : [];
  const lastDeed =
    late.toSorted((a, b) => lastOf(b.group) - lastOf(a.group))[0] ??
    deeds.toSorted((a, b) => a.key.distance - b.key.distance)[0];
  return keyed
    .toSorted(
      (a, b) =>
        Number(b === lastDeed) - Number(a === lastDeed) ||
        Number(a.key.isLate) - Number(b.key.isLate) ||
        a.key.class - b.key.class ||
        a.key.distance - b.key.distance ||
        b.group.length - a.group.length ||
        (a.key.name < b.key.name ? -1 : 1),
    )
    .map(({ group }) => group);
}

interface Key {
  /**
   * Known (0) and asked by the page itself (1), unknown (2) and asked by the page itself (3), in the
   * background (4), got over (5).
   */
  readonly class: number;
  /** It followed something that the user did. */
  readonly isDeed: boolean;
  /** It failed only after the user said that it failed. */
  readonly isLate: boolean;
  readonly distance: number;
  readonly name: string;
}

/** It failed by what was done just before "it failed now". */
function isOf(mark: Mark, group: readonly Finding[], key: Key): boolean {
  if (key.class > lastForeground) return false;
  return group.some(({ indexes }) =>
    indexes.some((index) => index >= mark.since && index <= mark.index),
  );
}

function lastOf(group: readonly Finding[]): number {
  let last = -Infinity;
  for (const { indexes } of group) for (const index of indexes) last = Math.max(last, index);
  return last;
}

function keyOf(group: readonly Finding[], mark: Mark | null): Key {
  const last = group.reduce((newest, finding) => Math.max(newest, finding.order), -Infinity);
  const name = `${group[0]?.cause.cause.id ?? ''} ${group[0]?.evidence.route ?? ''}`;
  const key = { class: classOf(group), isDeed: group.some(({ isDeed }) => isDeed), name };
  if (mark === null) return { ...key, isLate: false, distance: -last };
  const indexes = group.flatMap((finding) => finding.indexes);
  const before = nearest(indexes, mark.index);
  return before < Infinity
    ? { ...key, isLate: false, distance: before }
    : { ...key, isLate: true, distance: Math.min(...indexes.slice(0, 1000)) };
}

/** How far before the mark the group last failed; Infinity where it failed only after it. */
function nearest(indexes: readonly number[], mark: number): number {
  let distance = Infinity;
  for (const index of indexes)
    if (index <= mark && mark - index < distance) distance = mark - index;
  return distance;
}

/** The last class of what a user can have done. */
const lastForeground = 3;

function classOf(group: readonly Finding[]): number {
  if (group.every((finding) => finding.facts.retrySucceeded === true)) return 5;
  // An ended sign-in or a lost connection shows in the background first, and stops everything.
  const isWide = group.some(({ cause }) => cause.cause.spans === 'site');
  if (isWide) return 0;
  // A page that asks by itself never asks in this way: somebody's own program was made to.
  const isOwn = group.some(({ cause }) => cause.cause.customOnly);
  if (!isOwn && group.every(({ evidence }) => evidence.background)) return 4;
  const isUnknown = group.every(({ cause }) => cause.cause.id === 'unrecognised');
  const isDeed = group.some((finding) => finding.isDeed);
  return (isUnknown ? 2 : 0) + (isDeed ? 0 : 1);
}
