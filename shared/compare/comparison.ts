import { z } from 'zod';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { say } from '../words/say.ts';
import {
  type Difference,
  differenceKinds,
  differencesOf,
  surroundingDifferences,
} from './difference.ts';
import { keyOf, type Pair, pairsOf, siteOf } from './pairing.ts';
import type { Recording } from './recording.ts';
import type { Step } from './step.ts';

const place = z.number().int().min(0).nullable();
const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  text: z.string(),
  working: place,
  broken: place,
  cause: z.string().nullable(),
});

/** What `compare --json` writes. */
export const comparisonSchema = z.object({
  schema: z.literal(1),
  /** Requests that stand for the same step in both, and how many of them were answered alike. */
  match: z.object({ steps: z.number().int(), same: z.number().int() }),
  /** False where they do not show the same thing being done; then `first` is null. */
  comparable: z.boolean(),
  /** One sentence: the difference that decides, or why there is none. */
  text: z.string(),
  first: differenceSchema.nullable(),
  /** All of them, most telling first. */
  differences: z.array(differenceSchema),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;

/**
 * The differences between a recording where something works and one where it does not. Requests are
 * paired by method and route, so that order, ids, hosts, times and paging do not count. What failed
 * comes first, in order of time; what was sent wrongly stands before the refusal that it led to.
 */
export function comparisonOf(working: Recording, broken: Recording): Comparison {
  const reason = notComparable(working.steps, broken.steps);
  if (reason !== null)
    return {
      schema: 1,
      match: { steps: 0, same: 0 },
      comparable: false,
      text: reason,
      first: null,
      differences: [],
    };
  const diagnoses = { working: diagnosisAt(working.review), broken: diagnosisAt(broken.review) };
  const site = siteOf(working.steps);
  const known = new Set(broken.steps.map((step) => keyOf(step, siteOf(broken.steps))));
  const pairs = pairsOf(working.steps, broken.steps).filter(
    // Done once more or less often is no step left out.
    ({ working: step, broken: other }) =>
      other !== null || (step !== null && !known.has(keyOf(step, site))),
  );
  const found = pairs.map((pair) => differencesOf(pair, diagnoses));
  const both = pairs.map((pair, at) => isBoth(pair) && { same: (found[at] ?? []).length === 0 });
  const differences = ranked([
    ...found.flat(),
    ...surroundingDifferences(working.surroundings, broken.surroundings),
  ]);
  const [first = null] = differences;
  const match = {
    steps: both.filter((one) => one !== false).length,
    same: both.filter((one) => one !== false && one.same).length,
  };
  return {
    schema: 1,
    match,
    comparable: true,
    text: first?.text ?? say('compare.alike', match),
    first,
    differences: [...differences],
  };
}

const isBoth = (pair: Pair): boolean => pair.working !== null && pair.broken !== null;

function diagnosisAt({ diagnoses }: Recording['review']): ReadonlyMap<number, Diagnosis> {
  const at = new Map<number, Diagnosis>();
  for (const diagnosis of diagnoses)
    for (const index of diagnosis.entries) if (!at.has(index)) at.set(index, diagnosis);
  return at;
}

/**
 * Stable: within a kind the order of the broken recording stays. A refusal that came of what was
 * sent follows it at once.
 */
function ranked(differences: readonly Difference[]): readonly Difference[] {
  const rank = (difference: Difference): number => {
    const led = differences.find(
      (other) => other.kind === 'failed' && other.broken === difference.broken,
    );
    const leads = led !== undefined && differences.indexOf(difference) < differences.indexOf(led);
    return difference.kind === 'sent' && leads ? 0 : differenceKinds.indexOf(difference.kind);
  };
  return differences.toSorted((a, b) => rank(a) - rank(b));
}

const enoughInCommon = 0.5;

/** Why these two do not show the same thing being done; null where they may. */
function notComparable(working: readonly Step[], broken: readonly Step[]): string | null {
  const [a, b] = [callsOf(working), callsOf(broken)];
  if (a.all.size === 0 || b.all.size === 0) return say('compare.noCalls');
  const inCommon = [...a.all].filter((key) => b.all.has(key)).length;
  const shared = [...a.writes].some((key) => b.writes.has(key));
  if (shared) return null;
  if (inCommon / Math.min(a.all.size, b.all.size) < enoughInCommon) return say('compare.otherDeed');
  return a.writes.size > 0 && b.writes.size > 0 ? say('compare.otherDeed') : null;
}

function callsOf(steps: readonly Step[]) {
  const site = siteOf(steps);
  const calls = steps.filter((step) => step.isApi && step.origin === site);
  const key = (step: Step): string => keyOf(step, site);
  return {
    all: new Set(calls.map(key)),
    writes: new Set(calls.filter((step) => step.writes).map(key)),
  };
}
