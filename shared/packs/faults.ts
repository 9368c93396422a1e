import type { z } from 'zod';
import { say } from '../words/say.ts';

/**
 * Something in a pack that must be mended before it can be used: where it stands, as in
 * `causes[2].steps[0].who`, and what is wrong.
 */
export interface Fault {
  readonly path: string;
  readonly words: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One line for a person: `causes[2].steps[0].who: must be one of …`. */
export function faultLine({ path, words }: Fault): string {
  return path === '' ? words : `${path}: ${words}`;
}

/** What the schema found, in plain words, in the order of the file. */
export function faultsOf(issues: readonly Issue[], data: unknown): readonly Fault[] {
  return issues
    .flatMap((issue) => meant(issue, [], data))
    .flatMap(({ issue, path }) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          path: written([...path, key]),
          words: say('pack.fault.unknownField'),
        }));
      }
      const words = wordsFor(issue, valueAt(data, path));
      return [{ path: written(path), words: path.length === 0 ? `The file ${words}` : words }];
    });
}

/** `causes[2].steps[0].who` */
export function written(path: Path): string {
  const joined = (whole: string, name: string) => (whole === '' ? name : `${whole}.${name}`);
  return path.reduce<string>(
    (whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : joined(whole, String(part))),
    '',
  );
}

interface Placed {
  readonly issue: Issue;
  readonly path: Path;
}

/**
 * Of a choice between several forms the one that the writer most likely meant, and what is wrong
 * with it.
 */
function meant(issue: Issue, before: Path, data: unknown): readonly Placed[] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const value = valueAt(data, path);
  const forms = issue.errors
    .filter((form) => form.length > 0)
    .map((form) => ({ form, unlike: unlikeness(form, value) }));
  const [best] = forms.sort((a, b) => a.unlike - b.unlike);
  // Where no form is even begun, that says more than what the nearest one lacks.
  const tooStrange = issue.errors.length > conditionForms ? strange : otherKind;
  if (best === undefined || best.unlike >= tooStrange) return [{ issue, path }];
  return best.form.flatMap((inner) => meant(inner, path, data));
}

/** A choice of more forms than this is a condition; the others are texts and plain values. */
const conditionForms = 3;
/** What a field that is missing or unknown counts, beside one that holds the wrong thing. */
const strange = 100;
/** What it counts where the value is of another kind altogether, such as a list for a text. */
const otherKind = 1000;

function unlikeness(form: readonly Issue[], value: unknown): number {
  return form.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.path.length === 0 ? sum + strange * issue.keys.length : sum;
    if (issue.path.length === 0) return sum + otherKind;
    return (
      sum + (issue.path.length === 1 && valueAt(value, issue.path) === undefined ? strange : 1)
    );
  }, 0);
}

function wordsFor(issue: Issue, value: unknown): string {
  if (value === undefined) return say('pack.fault.missing');
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' && typeof value === 'number'
        ? say('pack.fault.wholeNumber')
        : say('pack.fault.expected', { expected: thing(issue.expected), found: kindOf(value) });
    case 'invalid_value':
      return issue.values.length === 1
        ? say('pack.fault.oneValue', { value: JSON.stringify(issue.values[0]) })
        : say('pack.fault.oneOf', { values: listed(issue.values) });
    case 'too_small':
      return isNumeric(issue.origin)
        ? say('pack.fault.leastNumber', { least: Number(issue.minimum) })
        : say('pack.fault.leastAmount', { least: amount(issue.origin, Number(issue.minimum)) });
    case 'too_big':
      return isNumeric(issue.origin)
        ? say('pack.fault.mostNumber', { most: Number(issue.maximum) })
        : say('pack.fault.mostAmount', { most: amount(issue.origin, Number(issue.maximum)) });
    case 'invalid_format':
      if (issue.format === 'url') return say('pack.fault.address');
      return say('pack.fault.id');
    case 'invalid_union':
      return unionWords(issue, value);
    default:
      return say('pack.fault.form');
  }
}

/** Each in quotes: a value may be a word of its sentence, such as “you”. */
const listed = (values: readonly unknown[]): string =>
  values.map((value) => `“${String(value)}”`).join(', ');

function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): string {
  if ('options' in issue && issue.options !== undefined)
    return say('pack.fault.oneOf', { values: listed(issue.options) });
  if (issue.errors.length > conditionForms) return say('pack.fault.condition');
  if (issue.errors.length === conditionForms) return say('pack.fault.plainValue');
  return say('pack.fault.text', { found: kindOf(value) });
}

function isNumeric(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}

function thing(expected: string): string {
  switch (expected) {
    case 'string':
      return say('pack.thing.text');
    case 'number':
      return say('pack.thing.number');
    case 'int':
      return say('pack.thing.whole');
    case 'boolean':
      return say('pack.thing.yesNo');
    case 'array':
      return say('pack.thing.list');
    case 'object':
    case 'record':
      return say('pack.thing.group');
    default:
      return say('pack.thing.other', { kind: expected });
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return say('pack.kind.list');
  switch (typeof value) {
    case 'string':
      return say('pack.kind.text');
    case 'number':
      return say('pack.thing.number');
    case 'boolean':
      return say('pack.thing.yesNo');
    case 'object':
      return say('pack.kind.group');
    default:
      return typeof value;
  }
}

/** "300 characters" or "12 entries", by what zod counted. */
export function amount(origin: string, count: number): string {
  return origin === 'string' ? say('pack.characters', { count }) : say('pack.entries', { count });
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[part];
  }, data);
}
