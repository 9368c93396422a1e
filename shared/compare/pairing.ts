import type { Step } from './step.ts';

/** Two steps that stand for the same; one of them null where the other recording has none. */
export interface Pair {
  readonly working: Step | null;
  readonly broken: Step | null;
}

/** Above so many uses of one route, order alone decides: comparing each with each takes too long. */
const mostCompared = 60;

/**
 * Pairs the steps of two recordings: by method and route, among several uses by what was sent, then
 * by order. In the order of the broken recording; what only the working one has comes last.
 */
export function pairsOf(working: readonly Step[], broken: readonly Step[]): readonly Pair[] {
  const own = { working: siteOf(working), broken: siteOf(broken) };
  const waiting = new Map<string, Step[]>();
  for (const step of working) {
    const key = keyOf(step, own.working);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [step]);
    else same.push(step);
  }
  const pairs: Pair[] = broken.map((step) => {
    const candidates = waiting.get(keyOf(step, own.broken)) ?? [];
    const [partner = null] = candidates.splice(nearest(step, candidates), 1);
    return { working: partner, broken: step };
  });
  const left = [...waiting.values()].flat().toSorted((a, b) => a.index - b.index);
  return [...pairs, ...left.map((step) => ({ working: step, broken: null }))];
}

/** Own addresses of an instance count as one, whatever its name; others keep theirs. */
export function keyOf(step: Step, site: string): string {
  return `${step.method} ${step.origin === site ? '' : step.origin}${step.route}`;
}

/** The origin with the most calls: the Halo of this recording. '' where it has none. */
export function siteOf(steps: readonly Step[]): string {
  const counts = new Map<string, number>();
  for (const { origin, isApi } of steps)
    if (isApi) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  let site = '';
  for (const [origin, count] of counts) if (count > (counts.get(site) ?? 0)) site = origin;
  return site;
}

function nearest(step: Step, candidates: readonly Step[]): number {
  if (candidates.length < 2 || candidates.length > mostCompared || step.sent.size === 0) return 0;
  let best = 0;
  let likest = -1;
  candidates.forEach((candidate, at) => {
    const likeness = likenessOf(step, candidate);
    if (likeness > likest) [best, likest] = [at, likeness];
  });
  return best;
}

/** Share of the fields sent that both have. */
function likenessOf(a: Step, b: Step): number {
  let both = 0;
  for (const name of a.sent.keys()) if (b.sent.has(name)) both += 1;
  return both / Math.max(1, a.sent.size + b.sent.size - both);
}
