import { z } from 'zod';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { say } from '../words/say.ts';
import {
  answeredOtherwise,
  areaRightsDiffer,
  ownRightsDiffer,
  type Sides,
} from './answer-difference.ts';
import { isOfDeed, notComparable } from './deed.ts';
import { slower, slowerOnTheWhole } from './delay.ts';
import { difference, type Difference, differenceKinds, requestName } from './difference.ts';
import { nameOfField } from './fields.ts';
import { failure } from './failure-difference.ts';
import { type Pair, pairsOf } from './pairing.ts';
import { ranked } from './ranking.ts';
import type { Recording } from './recording.ts';
import { comesOfSent, sentOtherwise } from './sent-difference.ts';
import { Side } from './side.ts';
import type { Step } from './step.ts';
import { surroundingDifferences } from './surrounding-difference.ts';

const place = z.number().int().min(0).nullable();
const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  text: z.string(),
  working: place,
  broken: place,
  cause: z.string().nullable(),
});
const proofSchema = z.object({
  /** Method and address without host; ids and values stand in it. */
  request: z.string(),
  /** The status that explains how it ended; 0: no answer came. */
  status: z.number().int(),
  milliseconds: z.number().nullable(),
  /** Rows of a list that came; null where it is none. */
  rows: z.number().int().nullable(),
  /** Names of the fields that were sent. */
  sent: z.array(z.string()),
  /** What the server said where it refused; null for nothing. */
  message: z.string().nullable(),
});
export type Proof = Readonly<z.infer<typeof proofSchema>>;
const onlySchema = z.array(z.object({ request: z.string(), index: z.number().int().min(0) }));

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
  /** The two requests that the first difference is about; null where it is about none. */
  proof: z.object({ working: proofSchema.nullable(), broken: proofSchema.nullable() }),
  /** Requests without a counterpart, each route once: most of them are no difference that matters. */
  only: z.object({ working: onlySchema, broken: onlySchema }),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;

/**
 * The differences between a recording where something works and one where it does not. Requests are
 * paired by method and route, so that order, ids, hosts, times and paging do not count. What failed
 * comes first; what was sent wrongly stands before the refusal that it led to.
 */
export function comparisonOf(working: Recording, broken: Recording): Comparison {
  const sides: Sides = { working: new Side(working), broken: new Side(broken) };
  const reason = notComparable(sides.working, sides.broken);
  if (reason !== null)
    return {
      schema: 1,
      match: { steps: 0, same: 0 },
      comparable: false,
      text: reason,
      first: null,
      differences: [],
      proof: { working: null, broken: null },
      only: { working: [], broken: [] },
    };
  const pairs = pairsOf(sides.working, sides.broken);
  const end = endLeftOut(sides);
  const found = pairs.map((pair) => ({ pair, differences: differencesOf(pair, sides, end) }));
  const whole = slowerOnTheWhole(pairs);
  const differences = ranked(
    [
      ...found.flatMap((one) => one.differences),
      ...areaRightsDiffer(sides),
      ...(whole === null ? [] : [whole]),
      ...surroundingDifferences(
        working.surroundings,
        broken.surroundings,
        sides.working.site === sides.broken.site,
      ),
    ],
    sides.broken,
  );
  const both = found.filter(({ pair }) => pair.working !== null && pair.broken !== null);
  const match = {
    steps: both.length,
    same: both.filter((one) => one.differences.length === 0).length,
  };
  const [first = null] = differences;
  return {
    schema: 1,
    match,
    comparable: true,
    text: first?.text ?? alike(match, pairs, sides),
    first,
    differences: [...differences],
    proof: {
      working: proofAt(sides.working, first?.working ?? null),
      broken: proofAt(sides.broken, first?.broken ?? null),
    },
    only: {
      working: onlyIn(pairs, sides, 'working'),
      broken: onlyIn(pairs, sides, 'broken'),
    },
  };
}

/** How the two ends of a pair differ; empty where they were sent and answered alike. */
function differencesOf(pair: Pair, sides: Sides, end: ReadonlySet<Step>): readonly Difference[] {
  const { working, broken } = pair;
  if (broken === null) return working === null ? [] : leftOut(working, sides, end);
  const trouble = sides.broken.troubleAt(broken);
  if (trouble !== null) {
    const failed = failure(pair, trouble, sides);
    if (failed === null) return [];
    const sent = working === null ? [] : sentOtherwise({ working, broken }, trouble, sides.broken);
    return comesOfSent(trouble, sent) ? [...sent, failed] : [failed, ...sent];
  }
  if (broken.rights !== null) return broken === sides.broken.whoAt() ? ownRightsDiffer(sides) : [];
  if (working === null || sides.working.troubleAt(working) !== null) return [];
  const both = { working, broken };
  const late = slower(both);
  return [
    ...sentOtherwise(both, null, sides.broken),
    ...answeredOtherwise(both, sides),
    ...(late === null ? [] : [late]),
  ];
}

/** What pages keep by themselves: drafts, what was looked at, how a list is laid out. */
const habitual =
  /\/[a-z]*(drafts?|autosave|pref(erence)?s?|recents?|viewed|presence|typing|layouts?|lastread|seen|favourites?|logs?|track(ing)?|stat(istic)?s|locks?|popups?|dismiss(ed)?)(\/\{id\})?$/;

/**
 * A step that the broken recording never comes to. Done once more or less often is no step left
 * out; what only reads comes and goes with every page, but where the recording ends early.
 */
function leftOut(working: Step, sides: Sides, end: ReadonlySet<Step>): readonly Difference[] {
  if (working.kind !== 'call' || working.origin !== sides.working.site) return [];
  if (habitual.test(working.route)) return [];
  if (sides.broken.at(sides.working.keyOf(working)).length > 0) return [];
  if (!working.writes && !end.has(working)) return [];
  const text = say('compare.missing', { request: requestName(working) });
  return [difference('missing', text, { working, broken: null })];
}

const fewestAfter = 2;

/**
 * What the working recording does at its end, where the broken one ends early: it does nothing of
 * its own, and nothing that both do comes after. Empty where it does not end early.
 */
function endLeftOut({ working, broken }: Sides): ReadonlySet<Step> {
  const isOwn = (step: Step): boolean => working.at(broken.keyOf(step)).length === 0;
  if (broken.steps.some((step) => step.kind === 'call' && isOwn(step))) return new Set();
  const isCommon = (step: Step): boolean => broken.at(working.keyOf(step)).length > 0;
  const after = working.steps.findLastIndex(isCommon) + 1;
  const end = working.steps.slice(after).filter((step) => step.kind === 'call' && isOfDeed(step));
  const routes = new Set(end.map((step) => working.keyOf(step)));
  return new Set(routes.size >= fewestAfter ? end : []);
}

/** Nothing differs; where the working recording is the one that fails, they were mixed up. */
function alike(match: Comparison['match'], pairs: readonly Pair[], sides: Sides): string {
  const isSwapped = pairs.some(
    ({ working, broken }) =>
      working !== null &&
      sides.working.troubleAt(working) !== null &&
      (broken === null || sides.broken.troubleAt(broken) === null),
  );
  return say(isSwapped ? 'compare.swapped' : 'compare.alike', match);
}

/** The diagnosis of the broken recording that explains its first difference; null where none does. */
export function explanationOf(
  { first }: Comparison,
  { review }: Pick<Recording, 'review'>,
): Diagnosis | null {
  const index = first?.broken ?? null;
  if (index === null) return null;
  return review.diagnoses.find(({ entries }) => entries.includes(index)) ?? null;
}

const mostSent = 40;

function proofAt(side: Side, index: number | null): Proof | null {
  const step = side.steps.find((one) => one.index === index);
  if (step === undefined) return null;
  const { outcome } = step;
  const trouble = side.troubleAt(step);
  const answered = outcome.is === 'answered' ? outcome.status : 0;
  return {
    request: `${step.method} ${step.question}`,
    status: trouble?.status ?? answered,
    milliseconds: step.duration,
    rows: step.rows,
    sent: [...new Set([...step.sent.keys()].map(nameOfField))].slice(0, mostSent),
    message: trouble?.message ?? null,
  };
}

const mostNamed = 200;

function onlyIn(pairs: readonly Pair[], sides: Sides, side: 'working' | 'broken') {
  const other = side === 'working' ? 'broken' : 'working';
  const named = new Map<string, number>();
  for (const pair of pairs) {
    const step = pair[other] === null ? pair[side] : null;
    if (step === null || step.origin !== sides[side].site) continue;
    if (sides[other].at(sides[side].keyOf(step)).length > 0) continue;
    const request = requestName(step);
    if (!named.has(request) && named.size < mostNamed) named.set(request, step.index);
  }
  return [...named].map(([request, index]) => ({ request, index }));
}
