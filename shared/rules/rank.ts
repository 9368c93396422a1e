import type { Finding } from './finding.ts';

/**
 * Most important first: what stopped the user. A failure that the browser got over by itself, or
 * that only runs in the background, comes after all others; among equals the one that ended nearest
 * before the user's mark, or nearest to the end, comes first.
 */
export function ranked<G extends readonly Finding[]>(
  groups: readonly G[],
  marks: readonly number[],
): readonly G[] {
  const keyed = groups.map((group) => ({ group, key: keyOf(group, marks) }));
  return keyed
    .sort(
      (a, b) =>
        a.key.band - b.key.band ||
        a.key.distance - b.key.distance ||
        b.group.length - a.group.length ||
        (a.key.name < b.key.name ? -1 : 1),
    )
    .map(({ group }) => group);
}

interface Key {
  readonly band: number;
  readonly distance: number;
  readonly name: string;
}

function keyOf(group: readonly Finding[], marks: readonly number[]): Key {
  const last = group.reduce((newest, finding) => Math.max(newest, finding.order), -Infinity);
  const name = `${group[0]?.cause.cause.id ?? ''} ${group[0]?.evidence.route ?? ''}`;
  const band = bandOf(group);
  if (marks.length === 0) return { band, distance: -last, name };
  const indexes = group.flatMap((finding) => finding.indexes);
  const before = Math.min(...marks.map((mark) => nearest(indexes, mark)));
  return before < Infinity
    ? { band, distance: before, name }
    : {
        band: band + 10,
        distance: indexes.reduce((least, index) => Math.min(least, index), Infinity),
        name,
      };
}

/** How far before the mark the group last failed; Infinity where it failed only after it. */
function nearest(indexes: readonly number[], mark: number): number {
  let distance = Infinity;
  for (const index of indexes)
    if (index <= mark && mark - index < distance) distance = mark - index;
  return distance;
}

function bandOf(group: readonly Finding[]): number {
  if (group.every((finding) => finding.facts.retrySucceeded === true)) return 3;
  if (group.every(({ cause, evidence }) => evidence.background && cause.cause.spans !== 'site'))
    return 2;
  return 0;
}
