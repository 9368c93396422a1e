import { builtIn, type Confidence, type Refuser } from './diagnosis.ts';
import type { Cause } from './cause.ts';
import { compiled, type Facts, type Test } from './condition.ts';
import type { Evidence } from './evidence.ts';
import type { LoadedCause } from './knowledge.ts';

/** One match of a cause with a failed request. */
export interface Finding {
  /** Exchange.index; of alike lines every one. */
  readonly indexes: readonly [number, ...number[]];
  /** Place in time. */
  readonly order: number;
  /** It followed something that the user did. */
  readonly isDeed: boolean;
  /** The user did that themselves: it was not opened for them. */
  readonly isPressed: boolean;
  readonly evidence: Evidence;
  readonly facts: Facts;
  readonly cause: ReadyCause;
  readonly confidence: Confidence;
}

/** A cause with its conditions made ready. */
export interface ReadyCause {
  readonly cause: Cause;
  readonly origin: string;
  readonly match: Test;
  readonly confidence: readonly { readonly test: Test; readonly is: Confidence }[];
  readonly guide: readonly { readonly test: Test; readonly id: string }[];
}

const readied = new WeakMap<readonly LoadedCause[], readonly ReadyCause[]>();

/**
 * Makes causes ready, heaviest first. A rule pack's cause takes the place of a built-in one with
 * the same id. Done once for each list: the examples of a rule pack start hundreds of reviews with
 * one list.
 */
export function readyCauses(causes: readonly LoadedCause[]): readonly ReadyCause[] {
  const known = readied.get(causes);
  if (known !== undefined) return known;
  const ready = madeReady(causes);
  readied.set(causes, ready);
  return ready;
}

function madeReady(causes: readonly LoadedCause[]): readonly ReadyCause[] {
  const byId = new Map<string, LoadedCause>();
  for (const loaded of causes) {
    const known = byId.get(loaded.cause.id);
    if (known === undefined || known.origin === builtIn) byId.set(loaded.cause.id, loaded);
  }
  const own = (loaded: LoadedCause): number => (loaded.origin === builtIn ? 0 : 1);
  return [...byId.values()]
    .sort(
      (a, b) =>
        b.cause.weight - a.cause.weight || own(b) - own(a) || (a.cause.id < b.cause.id ? -1 : 1),
    )
    .map(({ cause, origin }) => ({
      cause,
      origin,
      match: compiled(cause.match),
      confidence: (cause.confidence ?? []).map(({ when, is }) => ({ test: compiled(when), is })),
      guide: (cause.guide ?? []).map(({ when, id }) => ({ test: compiled(when), id })),
    }));
}

/** The heaviest cause that surely matches; null where none does. "Cannot tell" is no match. */
export function causeFor(facts: Facts, causes: readonly ReadyCause[]): ReadyCause | null {
  return causes.find((ready) => ready.match(facts) === true) ?? null;
}

/** How sure a cause is of what it explains; never surer than its evidence. */
export function confidenceOf(ready: ReadyCause, facts: Facts, { isUnsure }: Evidence): Confidence {
  if (isUnsure) return 'possible';
  return ready.confidence.find(({ test }) => test(facts) === true)?.is ?? 'likely';
}

/** Who said no: as the cause knows it, else as the facts do, which hold no other word there. */
export function refuser(finding: Finding): Refuser {
  return finding.cause.cause.refusedBy ?? (finding.facts.refusedBy as Refuser);
}
