import type { Body } from '../exchange/exchange.ts';
import { bodyText, parsedJson } from '../rules/body-text.ts';

/**
 * What kind of value stands in a field. Values themselves are never compared: two honest runs
 * differ in every id, date and text. `digits` are a number that is written as text, `number` is
 * JSON's own.
 */
export type ValueKind =
  'empty' | 'text' | 'digits' | 'number' | 'id' | 'date' | 'switch' | 'list' | 'none';

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
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    fields: fieldsOfValue(value),
    shape: Array.isArray(value) ? 'list' : isRecord ? 'record' : 'text',
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
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'switch';
  return kindOfText(String(value));
}

function kindOfText(text: string): ValueKind {
  const trimmed = text.slice(0, 200).trim();
  if (trimmed === '') return 'empty';
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return 'digits';
  if (/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(trimmed)) return 'id';
  if (/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(trimmed)) return 'date';
  return /^(true|false)$/i.test(trimmed) ? 'switch' : 'text';
}

/** True where a field holds something. */
export function isFilled(kinds: Kinds | undefined): boolean {
  if (kinds === undefined) return false;
  for (const kind of kinds) if (kind !== 'empty' && kind !== 'none') return true;
  return false;
}

/** Kinds that one and the same field may take in two honest runs: ids are numbers or GUIDs. */
const alike: readonly ReadonlySet<ValueKind>[] = [
  new Set(['number', 'digits', 'id']),
  new Set(['text', 'digits']),
  new Set(['text', 'id']),
];

/** True where two fields that both hold something hold nothing of the same kind. */
export function areOtherKinds(a: Kinds, b: Kinds): boolean {
  if (!isFilled(a) || !isFilled(b)) return false;
  const filled = (kinds: Kinds): readonly ValueKind[] =>
    [...kinds].filter((kind) => kind !== 'empty' && kind !== 'none');
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
