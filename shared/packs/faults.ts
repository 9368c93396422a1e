import type { z } from 'zod';

/** Something in a pack that must be mended before it can be used: where it stands, as in `causes[2].steps[0].who`, and what is wrong. */
export interface Fault { readonly path: string; readonly words: string }

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One line for a person: `causes[2].steps[0].who: must be one of …`. */
export function faultLine({ path, words }: Fault): string {
  return path === '' ? words : `${path}: ${words}`;
}

/** What the schema found, in plain words, in the order of the file. */
export function faultsOf(issues: readonly Issue[], data: unknown): readonly Fault[] {
  return issues.flatMap((issue) => meant(issue, [], data)).flatMap(({ issue, path }) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: written([...path, key]), words: 'is not a field that can stand here. Check how it is spelled.' }));
    }
    const words = wordsFor(issue, valueAt(data, path));
    return [{ path: written(path), words: path.length === 0 ? `The file ${words}` : words }];
  });
}

/** `causes[2].steps[0].who` */
export function written(path: Path): string {
  const joined = (whole: string, name: string) => (whole === '' ? name : `${whole}.${name}`);
  return path.reduce<string>((whole, part) => (typeof part === 'number' ? `${whole}[${part}]` : joined(whole, String(part))), '');
}

interface Placed { readonly issue: Issue; readonly path: Path }

/** Of a choice between several forms the one that the writer most likely meant, and what is wrong with it. */
function meant(issue: Issue, before: Path, data: unknown): readonly Placed[] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const value = valueAt(data, path);
  const forms = issue.errors.filter((form) => form.length > 0).map((form) => ({ form, unlike: unlikeness(form, value) }));
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
    if (issue.code === 'unrecognized_keys') return issue.path.length === 0 ? sum + strange * issue.keys.length : sum;
    if (issue.path.length === 0) return sum + otherKind;
    return sum + (issue.path.length === 1 && valueAt(value, issue.path) === undefined ? strange : 1);
  }, 0);
}

function wordsFor(issue: Issue, value: unknown): string {
  if (value === undefined) return 'is missing.';
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' && typeof value === 'number' ? 'must be a whole number.' : `must be ${thing(issue.expected)}, but is ${kindOf(value)}.`;
    case 'invalid_value':
      return issue.values.length === 1 ? `must be ${JSON.stringify(issue.values[0])}.` : `must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return isNumeric(issue.origin) ? `must be ${issue.minimum} or more.` : `must hold at least ${amount(issue.origin, Number(issue.minimum))}.`;
    case 'too_big':
      return isNumeric(issue.origin) ? `must be ${issue.maximum} or less.` : `must hold at most ${amount(issue.origin, Number(issue.maximum))}.`;
    case 'invalid_format':
      if (issue.format === 'url') return 'must be an address that begins with https://.';
      return 'must be small letters and digits, with hyphens between words, such as "no-rate-access".';
    case 'invalid_union':
      if (issue.errors.length > conditionForms) return `must be a condition: it asks about a "fact" with ${asking}; or it joins others with all, any, not.`;
      if (issue.errors.length === conditionForms) return 'must be a text in quotes, a number, or true or false.';
      return `must be a text in quotes, or a group with "text" and "otherwise", but is ${kindOf(value)}.`;
    default:
      return 'does not have the right form.';
  }
}

const asking = 'is, in, says, startsWith, known, or from and to';

function isNumeric(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}

function thing(expected: string): string {
  const things: Readonly<Record<string, string>> = {
    string: 'a text in quotes', number: 'a number', int: 'a whole number', boolean: 'true or false',
    array: 'a list in [ ]', object: 'a group in { }', record: 'a group in { }',
  };
  return things[expected] ?? `of the kind ${expected}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kinds: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'true or false', object: 'a group' };
  return kinds[typeof value] ?? typeof value;
}

function amount(origin: string, count: number): string {
  const one = origin === 'string' ? 'character' : 'entry';
  return count === 1 ? `one ${one}` : `${count} ${one === 'entry' ? 'entries' : 'characters'}`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[part];
  }, data);
}
