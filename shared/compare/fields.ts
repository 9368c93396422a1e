import { isRecord } from '../basics/json.ts';
import type { Body } from '../exchange/exchange.ts';
import { bodyText, parsedJson } from '../rules/body-text.ts';

/**
 * What kind of value stands in a field. Values themselves are never compared: two honest runs
 * differ in every id, date and text. `digits` are a number that is written as text, `number` is
 * JSON's own. `zero`, `off` and `never` are what a field holds that nobody filled in.
 */
type ValueKind =
  | 'empty'
  | 'text'
  | 'digits'
  | 'number'
  | 'zero'
  | 'id'
  | 'date'
  | 'never'
  | 'switch'
  | 'off'
  | 'list'
  | 'none';

export type Kinds = ReadonlySet<ValueKind>;

/** Fields by their path (`[].outcome_id`; members of a list share one path), and what they hold. */
export type FieldKinds = ReadonlyMap<string, Kinds>;

/** What a body is as a whole; null where there is none, or where it cannot be told. */
export type BodyShape = 'list' | 'record' | 'form' | 'text' | null;

const mostFields = 2000;
const deepest = 8;
const longest = 1_000_000;

/** Fields of a JSON or form body; none where it is neither, missing, or over a megabyte. */
export function readBody(body: Body): {
  readonly fields: FieldKinds;
  readonly shape: BodyShape;
} {
  const nothing = { fields: new Map(), shape: null };
  if (body.size !== null && body.size > longest) return nothing;
  const text = bodyText(body);
  if (text === null || text.trim() === '') return nothing;
  if (body.mimeType.startsWith('application/x-www-form-urlencoded'))
    return { fields: fieldsOfQuery(text), shape: 'form' };
  const value = parsedJson(text);
  if (value === undefined) return { fields: new Map(), shape: 'text' };
  return {
    fields: fieldsOfValue(value),
    shape: Array.isArray(value) ? 'list' : isRecord(value) ? 'record' : 'text',
  };
}

/** Parameters of a query or a form. Names keep their case, since Halo's own do. */
export function fieldsOfQuery(query: string): FieldKinds {
  const found: Found = new Map();
  for (const [name, value] of new URLSearchParams(query)) note(found, name, kindOfText(value));
  return found;
}

/** Fields of a value that JSON.parse returned. */
export function fieldsOfValue(value: unknown): FieldKinds {
  const found: Found = new Map();
  collect(value, '', 0, found);
  return found;
}

type Found = Map<string, Set<ValueKind>>;

function collect(value: unknown, path: string, depth: number, found: Found): void {
  if (found.size >= mostFields || depth > deepest) return;
  if (Array.isArray(value)) collectList(value, path, depth, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      collect(inner, path === '' ? name : `${path}.${name}`, depth + 1, found);
  else if (path !== '' && !path.endsWith('[]')) note(found, path, kindOf(value));
}

function collectList(list: readonly unknown[], path: string, depth: number, found: Found): void {
  if (path !== '') note(found, path, list.length === 0 ? 'empty' : 'list');
  for (const member of list.slice(0, 50)) collect(member, `${path}[]`, depth + 1, found);
}

function note(found: Found, path: string, kind: ValueKind): void {
  const kinds = found.get(path);
  if (kinds === undefined) found.set(path, new Set([kind]));
  else kinds.add(kind);
}

function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number') return value === 0 || value === -1 ? 'zero' : 'number';
  if (typeof value === 'boolean') return value ? 'switch' : 'off';
  return kindOfText(String(value));
}

function kindOfText(text: string): ValueKind {
  const trimmed = text.slice(0, 200).trim();
  if (trimmed === '') return 'empty';
  if (/^(0|-1)$/.test(trimmed)) return 'zero';
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return 'digits';
  if (/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(trimmed)) return 'id';
  // No date at all, as .NET, Halo and databases write it.
  if (/^(0001|1753|1900)-01-01([T ]|$)/.test(trimmed)) return 'never';
  if (/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(trimmed)) return 'date';
  if (/^false$/i.test(trimmed)) return 'off';
  return /^true$/i.test(trimmed) ? 'switch' : 'text';
}

const blank: ReadonlySet<ValueKind> = new Set(['empty', 'none']);
const unset: ReadonlySet<ValueKind> = new Set([...blank, 'zero', 'off', 'never']);

/** True where a field holds anything at all, be it a zero. */
export const holdsAnything = (kinds: Kinds | undefined): boolean => hasOther(kinds, blank);

/** True where somebody filled a field in: a zero or a switch that is off stands there by itself. */
export const isFilled = (kinds: Kinds | undefined): boolean => hasOther(kinds, unset);

function hasOther(kinds: Kinds | undefined, than: ReadonlySet<ValueKind>): boolean {
  if (kinds === undefined) return false;
  for (const kind of kinds) if (!than.has(kind)) return true;
  return false;
}

/** Kinds that one and the same field may take in two honest runs: ids are numbers or GUIDs. */
const alike: readonly ReadonlySet<ValueKind>[] = [
  new Set(['number', 'digits', 'zero', 'id']),
  new Set(['text', 'digits', 'zero']),
  new Set(['text', 'id']),
  new Set(['switch', 'off']),
  new Set(['date', 'never']),
];

/** True where two fields that both hold something hold nothing of the same kind. */
export function areOtherKinds(a: Kinds, b: Kinds): boolean {
  if (!holdsAnything(a) || !holdsAnything(b)) return false;
  const filled = (kinds: Kinds): readonly ValueKind[] =>
    [...kinds].filter((kind) => !blank.has(kind));
  return !filled(a).some((one) =>
    filled(b).some(
      (other) => one === other || alike.some((group) => group.has(one) && group.has(other)),
    ),
  );
}

/** `[].outcome_id` as the screen would call it: "outcome". Field names may be hostile: cut. */
export function nameOfField(path: string): string {
  const last = path.split('.').at(-1)?.replaceAll('[]', '') ?? path;
  const words = last.replace(/_?id$/i, '').replaceAll('_', ' ').trim();
  return (words === '' ? last : words).slice(0, 80);
}
