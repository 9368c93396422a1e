import type { Side } from './side.ts';
import type { Step } from './step.ts';

/** Two steps that stand for the same; one of them null where the other recording has none. */
export interface Pair {
  readonly working: Step | null;
  readonly broken: Step | null;
}

/** Above so many uses of one route, order alone decides: comparing each with each takes too long. */
const mostCompared = 60;

/**
 * Pairs the steps of two recordings: by method and route, among several uses by what was asked and
 * sent, then by order. In the order of the broken recording; what only the working one has comes
 * last.
 */
export function pairsOf(working: Side, broken: Side): readonly Pair[] {
  const waiting = new Map<string, Waiting>();
  const pairs = broken.steps.map((step): Pair => {
    const key = broken.keyOf(step);
    const candidates = waiting.get(key) ?? new Waiting(working.at(key));
    waiting.set(key, candidates);
    return { working: candidates.take(step), broken: step };
  });
  const left = working.keys
    .flatMap((key) => waiting.get(key)?.left ?? working.at(key))
    .toSorted((a, b) => a.index - b.index);
  return [...pairs, ...left.map((step) => ({ working: step, broken: null }))];
}

/** Steps of one route that have no partner yet. */
class Waiting {
  #next = 0;
  #few: Step[] | null = null;
  readonly #all: readonly Step[];

  constructor(all: readonly Step[]) {
    this.#all = all;
  }

  get left(): readonly Step[] {
    return this.#few ?? this.#all.slice(this.#next);
  }

  /** The one that is most like the step; of very many the first, so that none has to move up. */
  take(step: Step): Step | null {
    if (this.#few === null && this.#all.length - this.#next > mostCompared) {
      this.#next += 1;
      return this.#all[this.#next - 1] ?? null;
    }
    this.#few ??= this.#all.slice(this.#next);
    const [partner = null] = this.#few.splice(nearest(step, this.#few), 1);
    return partner;
  }
}

function nearest(step: Step, candidates: readonly Step[]): number {
  if (candidates.length < 2) return 0;
  let best = 0;
  let likest = -1;
  candidates.forEach((candidate, at) => {
    const likeness = likenessOf(step, candidate);
    if (likeness > likest) [best, likest] = [at, likeness];
  });
  return best;
}

/** The same question counts most, then the same deed of the user, then the fields sent. */
function likenessOf(a: Step, b: Step): number {
  const question = a.question === b.question ? 4 : 0;
  const action = a.action !== null && a.action === b.action ? 2 : 0;
  let both = 0;
  for (const name of a.sent.keys()) if (b.sent.has(name)) both += 1;
  return question + action + both / Math.max(1, a.sent.size + b.sent.size - both);
}
