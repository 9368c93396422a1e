import { isRecord } from '../basics/json.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { amount, type Fault, faultsOf } from './faults.ts';
import { mergedCauses } from './merge.ts';
import { limits, type Pack, packSchema } from './pack.ts';
import { checkFaults } from './try-checks.ts';
import { checkTextFaults, headFaults, textFaults } from './texts.ts';
import { exampleFaults } from './try-examples.ts';
import { say } from '../words/say.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads JSON that a stranger wrote: its size and depth are judged before anything else looks at it.
 */
export function readJson(text: string): Checked<unknown> {
  if (text.length > limits.file) return refused(say('pack.fault.tooLarge', { most: limits.file }));
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return depthOf(data) > limits.depth
      ? refused(say('pack.fault.tooDeep'))
      : { ok: true, value: data };
  } catch (error) {
    const place = error instanceof SyntaxError ? placeOf(error.message, text) : '';
    return refused(say('pack.fault.notJson', { place }));
  }
}

/**
 * Checks a pack whole: its form, its size, its words, and its own examples in the real engine
 * beside the `own` causes of the program. Later checks run only where the earlier ones hold, so
 * each fault that is told is a real one.
 */
export function checkPack(data: unknown, own: readonly LoadedCause[]): Checked<Pack> {
  const parsed = packSchema.safeParse(data);
  const empty = emptyFaults(data);
  if (!parsed.success)
    return { ok: false, faults: [...faultsOf(parsed.error.issues, data), ...empty] };
  const pack = parsed.data;
  const earlier = [
    ...empty,
    ...sizeFaults(pack),
    ...headFaults(pack.pack),
    ...idFaults(pack),
    ...pack.causes.flatMap((cause, at) => textFaults(cause, ['causes', at])),
    ...(pack.checks ?? []).flatMap((check, at) => checkTextFaults(check, ['checks', at])),
  ];
  if (earlier.length > 0) return { ok: false, faults: earlier };
  const { causes } = mergedCauses(own, [pack]);
  const faults = [
    ...pack.causes.flatMap((cause, at) =>
      exampleFaults(cause, pack.pack.name, ['causes', at], causes),
    ),
    ...checkFaults(pack.checks ?? [], causes),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: pack };
}

/** A pack without a cause may hold checks alone. */
function emptyFaults(data: unknown): readonly Fault[] {
  if (!isRecord(data)) return [];
  const { causes, checks } = data;
  if ([causes, checks].some((list) => list !== undefined && !isEmptyList(list))) return [];
  const words =
    causes === undefined
      ? say('pack.fault.missing')
      : say('pack.fault.leastAmount', { least: amount('array', 1) });
  return [{ path: 'causes', words }];
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function idFaults({ causes, checks = [] }: Pack): readonly Fault[] {
  return [
    ...sameIds('causes', causes, 'pack.fault.sameId'),
    ...sameIds('checks', checks, 'pack.check.sameId'),
  ];
}

function sameIds(
  list: 'causes' | 'checks',
  entries: readonly { readonly id: string }[],
  words: 'pack.fault.sameId' | 'pack.check.sameId',
): readonly Fault[] {
  const first = new Map<string, number>();
  const faults: Fault[] = [];
  entries.forEach(({ id }, at) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    else
      faults.push({
        path: `${list}[${at}].id`,
        words: say(words, { id, before }),
      });
  });
  return faults;
}

function sizeFaults({ causes }: Pack): readonly Fault[] {
  const examples = causes.reduce(
    (sum, cause) => sum + Object.values(cause.examples).flat().length,
    0,
  );
  const phrases = causes.reduce((sum, cause) => sum + phrasesIn(cause), 0);
  return [
    { count: causes.length, most: limits.causes, what: 'causes' },
    { count: examples, most: limits.examples, what: 'examples' },
    { count: phrases, most: limits.phrases, what: 'phrases' },
  ]
    .filter(({ count, most }) => count > most)
    .map(({ count, most, what }) => ({
      path: 'causes',
      words: say('pack.fault.tooMuch', { count, what, most }),
    }));
}

/** Entries of all `says` and `startsWith`, wherever they stand. */
function phrasesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const count = (key: string, inner: unknown) =>
    (key === 'says' || key === 'startsWith') && Array.isArray(inner)
      ? inner.length
      : phrasesIn(inner);
  return Object.entries(value).reduce((sum, [key, inner]) => sum + count(key, inner), 0);
}

/** Without recursion: a file of a million brackets must not fill the stack. */
function depthOf(data: unknown): number {
  let level: readonly unknown[] = [data];
  let depth = 0;
  while (level.length > 0 && depth <= limits.depth) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    depth += 1;
  }
  return depth;
}

/** ", near line 12": engines name the place of a fault in JSON as a position or as a line. */
function placeOf(message: string, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined
    ? ''
    : `, near line ${text.slice(0, Number(position)).split('\n').length}`;
}

function refused(words: string): Checked<never> {
  return { ok: false, faults: [{ path: '', words }] };
}
