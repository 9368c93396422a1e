import type { Diagnosis } from '../rules/diagnosis.ts';
import { say } from '../words/say.ts';
import { type FieldKinds, isFilled } from './fields.ts';
import type { Pair } from './pairing.ts';
import type { Step } from './step.ts';
import type { Surroundings } from './surroundings.ts';

/** In the order in which they decide; see `comparisonOf`. */
export const differenceKinds = [
  'failed',
  'sent',
  'answered',
  'missing',
  'slower',
  'browser',
  'version',
  'clock',
  'route',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  /** One plain sentence. */
  readonly text: string;
  /** Exchange.index in each recording, null where it has none. */
  readonly working: number | null;
  readonly broken: number | null;
  /** A cause of the broken one, or null. */
  readonly cause: string | null;
}

/** Diagnoses by the Exchange.index of the failures that they explain. */
export type DiagnosisAt = ReadonlyMap<number, Diagnosis>;

interface Diagnoses {
  readonly working: DiagnosisAt;
  readonly broken: DiagnosisAt;
}

/** How the two ends of a pair differ; empty where they were sent and answered alike. */
export function differencesOf(
  { working, broken }: Pair,
  diagnoses: Diagnoses,
): readonly Difference[] {
  if (broken === null) return working === null ? [] : missingStep(working);
  const failed = failure(working, broken, diagnoses);
  if (working === null) return failed === null ? [] : [failed];
  const sent = sentOtherwise(working, broken, failed !== null);
  const order = failed !== null && sent.length > 0 && isAboutWhatWasSent(failed, diagnoses);
  if (failed !== null) return order ? [...sent, failed] : [failed, ...sent];
  if (diagnoses.working.has(working.index)) return sent;
  return [...sent, ...answeredOtherwise(working, broken), ...slower(working, broken)];
}

/** A refusal of the person or of the pace is no consequence of a field. */
function isAboutWhatWasSent({ broken }: Difference, diagnoses: Diagnoses): boolean {
  const status = (broken === null ? undefined : diagnoses.broken.get(broken))?.status ?? 0;
  return [200, 400, 409, 415, 422, 500].includes(status);
}

function failure(working: Step | null, broken: Step, diagnoses: Diagnoses): Difference | null {
  const diagnosis = diagnoses.broken.get(broken.index);
  if (diagnosis === undefined) return null;
  const before = working === null ? undefined : diagnoses.working.get(working.index);
  if (
    before !== undefined &&
    before.cause === diagnosis.cause &&
    before.status === diagnosis.status
  )
    return null;
  const values = {
    request: `${broken.method} ${broken.route}`,
    title: diagnosis.title,
    status: diagnosis.status,
  };
  return {
    kind: 'failed',
    text: failureText(working, before, values),
    working: working?.index ?? null,
    broken: broken.index,
    cause: diagnosis.cause,
  };
}

function failureText(
  working: Step | null,
  before: Diagnosis | undefined,
  values: { readonly request: string; readonly title: string; readonly status: number },
): string {
  if (working === null) return say('compare.failedAlone', values);
  if (before !== undefined) return say('compare.failedOtherwise', values);
  return values.status > 0 ? say('compare.failed', values) : say('compare.unanswered', values);
}

function missingStep(working: Step): readonly Difference[] {
  if (!working.writes || !working.isApi) return [];
  const text = say('compare.missing', { request: `${working.method} ${working.route}` });
  return [{ kind: 'missing', text, working: working.index, broken: null, cause: null }];
}

/** Fields left out, emptied or of another kind. What reads is judged only where it failed. */
function sentOtherwise(working: Step, broken: Step, failed: boolean): readonly Difference[] {
  if (!working.writes && !failed) return [];
  const texts = [...working.sent].flatMap(([path, kinds]) => {
    const text = sentText(nameOf(path), kinds, broken.sent.get(path));
    return text === null ? [] : [text];
  });
  const added = [...broken.sent]
    .filter(([path, kinds]) => failed && !working.sent.has(path) && isFilled(kinds))
    .map(([path]) => say('compare.added', { field: nameOf(path) }));
  return [...texts, ...added].map((text) => ({
    kind: 'sent',
    text,
    working: working.index,
    broken: broken.index,
    cause: null,
  }));
}

function sentText(field: string, working: Kinds, broken: Kinds | undefined): string | null {
  if (isFilled(working) && !isFilled(broken))
    return broken === undefined
      ? say('compare.leftOut', { field })
      : say('compare.emptied', { field });
  return isOtherKind(working, broken) ? say('compare.otherKind', { field }) : null;
}

type Kinds = FieldKinds extends ReadonlyMap<string, infer K> ? K : never;

function isOtherKind(a: Kinds, b: Kinds | undefined): boolean {
  if (b === undefined || !a.has('number') || b.has('number')) return false;
  return b.has('text') || b.has('switch') || b.has('list');
}

/** `[].outcome_id` as the screen would call it: "outcome". */
function nameOf(path: string): string {
  const last = path.split('.').at(-1)?.replaceAll('[]', '') ?? path;
  const words = last.replace(/_?id$/i, '').replaceAll('_', ' ').trim();
  return words === '' ? last : words;
}

function answeredOtherwise(working: Step, broken: Step): readonly Difference[] {
  const at = { working: working.index, broken: broken.index, cause: null } as const;
  if (working.rights !== null && broken.rights !== null) {
    const rights = broken.rights;
    const lost = [...working.rights].filter((right) => !rights.has(right));
    return lost.map((right) => ({
      kind: 'answered',
      text: say('compare.right', { right: right.replaceAll('_', ' ') }),
      ...at,
    }));
  }
  const request = `${broken.method} ${broken.route}`;
  if ((working.rows ?? 0) > 0 && broken.rows === 0)
    return [{ kind: 'answered', text: say('compare.noRows', { request }), ...at }];
  if (working.answer.size === 0 || broken.answer.size === 0) return [];
  const gone = [...working.answer].filter(
    ([path, kinds]) => isFilled(kinds) && !broken.answer.has(path) && !isBelowGone(path, broken),
  );
  // Two records rarely have every field in common; a field of a list stands in all of its rows.
  return gone.slice(0, 5).map(([path]) => ({
    kind: 'answered',
    text: say('compare.fieldGone', { request, field: nameOf(path) }),
    ...at,
  }));
}

/** A list or object that is empty in the other answer has no fields there to be missed. */
function isBelowGone(path: string, broken: Step): boolean {
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const parent = path.slice(0, end).replace(/\[\]$/, '');
    if (broken.answer.has(parent) && !isFilled(broken.answer.get(parent))) return true;
  }
  return false;
}

const slowerByFactor = 4;
const slowerByMilliseconds = 5000;

function slower(working: Step, broken: Step): readonly Difference[] {
  const [before, after] = [working.duration, broken.duration];
  if (before === null || after === null) return [];
  if (after < before * slowerByFactor || after - before < slowerByMilliseconds) return [];
  const values = {
    request: `${broken.method} ${broken.route}`,
    before: (before / 1000).toFixed(1),
    after: (after / 1000).toFixed(1),
  };
  const text = say('compare.slower', values);
  return [{ kind: 'slower', text, working: working.index, broken: broken.index, cause: null }];
}

const clockTolerance = 3;

/** What differs around the requests: browser, version, clock, what stands between. */
export function surroundingDifferences(
  working: Surroundings,
  broken: Surroundings,
): readonly Difference[] {
  const found: Difference[] = [];
  const add = (kind: DifferenceKind, text: string): void => {
    found.push({ kind, text, working: null, broken: null, cause: null });
  };
  const both = <T>(a: T | null, b: T | null): a is T => a !== null && b !== null && a !== b;
  if (both(working.browser, broken.browser))
    add('browser', say('compare.browser', { a: working.browser, b: broken.browser ?? '' }));
  if (both(working.version, broken.version))
    add('version', say('compare.version', { a: working.version, b: broken.version ?? '' }));
  const skew = (broken.clockAhead ?? 0) - (working.clockAhead ?? 0);
  if (both(working.clockAhead, broken.clockAhead) && Math.abs(skew) > clockTolerance) {
    const count = Math.abs(skew);
    add(
      'clock',
      skew > 0 ? say('compare.clockAhead', { count }) : say('compare.clockBehind', { count }),
    );
  }
  const added = broken.between.filter((name) => !working.between.includes(name));
  if (added.length > 0) add('route', say('compare.between', { names: added.join(', ') }));
  return found;
}
