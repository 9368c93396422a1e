import { z } from 'zod';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { say } from '../words/say.ts';
import { aliasesOf } from './alias.ts';
import { type Apart, apartIn } from './apart.ts';
import { answeredOtherwise, areaRightsDiffer, ownRightsDiffer } from './answer-difference.ts';
import { isOfDeed, notComparable } from './deed.ts';
import { slower, slowerOnTheWhole } from './delay.ts';
import { difference, type Difference, differenceKinds, requestName } from './difference.ts';
import { nameOfField } from './fields.ts';
import { failure } from './failure-difference.ts';
import { type Pair, pairsOf } from './pairing.ts';
import { ranked } from './ranking.ts';
import type { Recording } from './recording.ts';
import { comesOfSent, sentOtherwise } from './sent-difference.ts';
import { Side, type Sides, type Trouble } from './side.ts';
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
  /** Another Halo, another person or another record: what is known of that, before all else. */
  apart: z.array(
    z.object({
      kind: z.enum(['site', 'person', 'record']),
      /** An address, a name, a record; null where a name is not known. */
      working: z.string().nullable(),
      broken: z.string().nullable(),
    }),
  ),
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
  return compared(sidesOf(working, broken), working, broken);
}

/** The same, and the two requests of each difference, in the same order, as far as a window shows. */
export function comparisonWithProofs(
  working: Recording,
  broken: Recording,
): { readonly comparison: Comparison; readonly proofs: readonly Comparison['proof'][] } {
  const sides = sidesOf(working, broken);
  const comparison = compared(sides, working, broken);
  const [a, b] = [stepsByIndex(sides.working), stepsByIndex(sides.broken)];
  const proofs = comparison.differences.slice(0, mostProofs).map((one) => ({
    working: proofOf(sides.working, a.get(one.working ?? -1)),
    broken: proofOf(sides.broken, b.get(one.broken ?? -1)),
  }));
  return { comparison, proofs };
}

const mostProofs = 1000;

const stepsByIndex = ({ steps }: Side): ReadonlyMap<number, Step> =>
  new Map(steps.map((step) => [step.index, step]));

function compared(sides: Sides, working: Recording, broken: Recording): Comparison {
  const reason = notComparable(sides.working, sides.broken);
  if (reason !== null)
    return {
      schema: 1,
      match: { steps: 0, same: 0 },
      comparable: false,
      text: reason,
      apart: [...apartIn(sides, [], { working: null, broken: null })],
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
    apart: [...apartOf(pairs, sides, first)],
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

/** What pages send by themselves names no record that anybody worked on. */
function apartOf(pairs: readonly Pair[], sides: Sides, first: Difference | null): readonly Apart[] {
  const byHand = pairs.filter(({ working, broken }) =>
    [working, broken].every((step) => step !== null && !isByItself(step)),
  );
  const at = (side: Side, index: number | null | undefined): Step | null =>
    side.steps.find((step) => step.index === index) ?? null;
  const decides = {
    working: at(sides.working, first?.working),
    broken: at(sides.broken, first?.broken),
  };
  return apartIn(sides, byHand, decides);
}

function sidesOf(working: Recording, broken: Recording): Sides {
  const sides = { working: new Side(working), broken: new Side(broken) };
  const aliases = aliasesOf(sides.working, sides.broken);
  return aliases.size === 0 ? sides : { ...sides, broken: new Side(broken, aliases) };
}

/** How the two ends of a pair differ; empty where they were sent and answered alike. */
function differencesOf(pair: Pair, sides: Sides, end: ReadonlySet<Step>): readonly Difference[] {
  const { working, broken } = pair;
  if (broken === null) return working === null ? [] : leftOut(working, sides, end);
  const trouble = sides.broken.troubleAt(broken);
  if (trouble !== null) return failedSo(pair, trouble, sides);
  if (broken.rights !== null) return broken === sides.broken.whoAt() ? ownRightsDiffer(sides) : [];
  if (working === null) return extra(broken, sides);
  if (sides.working.troubleAt(working) !== null) return [];
  const both = { working, broken };
  const late = slower(both);
  return [
    ...sentOtherwise(both, null, sides),
    ...answeredOtherwise(both, sides),
    ...(late === null ? [] : [late]),
  ];
}

/** The failure, and what was sent otherwise before it where it came of that. */
function failedSo(pair: Pair, trouble: Trouble, sides: Sides): readonly Difference[] {
  const failed = failure(pair, trouble, sides);
  if (failed === null) return [];
  if (pair.working === null) return [failed];
  const both = { working: pair.working, broken: trouble.step };
  const sent = sentOtherwise(both, trouble, sides);
  return comesOfSent(both, trouble, sent) ? [...sent, failed] : [failed, ...sent];
}

/** What pages keep by themselves: drafts, what was looked at, how a list is laid out. */
const habitual =
  /\/[a-z]*(drafts?|autosave|pref(erence)?s?|recents?|viewed|presence|typing|layouts?|(last|mark)?_?(un)?read|seen|favourites?|logs?|track(ing)?|stat(istic)?s|locks?|popups?|dismiss(ed)?|view(columns?|filters?|lists?)|push(subscription)?s?)(\/\{id\})?$/;
/** Sent with POST, since the question is long, and changing nothing. */
const asking =
  /\/[a-z]*(search|preview|validat(e|ion)|quer(y|ies)|calculat(e|ion)|reportdata|export|autocomplete|suggest(ion)?s?|translate)(\/\{id\})?$/;

/** A change that only the broken recording makes, or makes once more, and that Halo took. */
function extra(broken: Step, sides: Sides): readonly Difference[] {
  if (broken.kind !== 'call' || broken.origin !== sides.broken.site || !broken.writes) return [];
  if (broken.outcome.is !== 'answered' || isByItself(broken)) return [];
  const before = sides.working.at(sides.broken.keyOf(broken));
  if (before.length > 0 && !isRepeated(broken, before, sides)) return [];
  const sentence = before.length === 0 ? 'compare.extra' : 'compare.extraAgain';
  const text = say(sentence, { request: requestName(broken) });
  return [difference('extra', text, { working: before[0] ?? null, broken })];
}

const mostPressed = 20;

/** Somebody pressed twice: the very same is sent again, where the other recording has no such. */
function isRepeated(step: Step, before: readonly Step[], { broken }: Sides): boolean {
  const all = broken.at(broken.keyOf(step));
  // Whoever sends so much is no person who presses twice.
  if (step.method !== 'POST' || step.sent.size === 0 || all.length > mostPressed) return false;
  if (new Set(before.map(({ attempt }) => attempt)).size < before.length) return false;
  const same = all.filter(
    ({ attempt, outcome }) => attempt === step.attempt && outcome.is === 'answered',
  );
  return same.length > 1;
}

const isByItself = ({ route }: Step): boolean => habitual.test(route) || asking.test(route);

/**
 * A step that the broken recording never comes to. Done once more or less often is no step left
 * out; what only reads comes and goes with every page, but where the recording ends early.
 */
function leftOut(working: Step, sides: Sides, end: ReadonlySet<Step>): readonly Difference[] {
  if (working.kind !== 'call' || working.origin !== sides.working.site) return [];
  if (working.writes ? isByItself(working) : habitual.test(working.route)) return [];
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
  // Who has saved it is done: what a page reads again then, a recording may hold or not.
  const isChange = (step: Step): boolean => step.writes && !isByItself(step);
  if (broken.steps.some(isChange) && !end.some(isChange)) return new Set();
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
  if (isSwapped) return say('compare.swapped');
  return say(match.steps === 1 ? 'compare.alikeOne' : 'compare.alike', match);
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

const proofAt = (side: Side, index: number | null): Proof | null =>
  proofOf(
    side,
    side.steps.find((one) => one.index === index),
  );

function proofOf(side: Side, step: Step | undefined): Proof | null {
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
