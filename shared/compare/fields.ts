import type { Body } from '../exchange/exchange.ts';
import { bodyText, parsedJson } from '../rules/body-text.ts';

/**
 * What kind of value stands in a field. Values themselves are never compared: two honest runs
 * differ in every id, date and text.
 */
export type ValueKind = 'empty' | 'text' | 'number' | 'switch' | 'list' | 'none';

/** Fields by their path (`[].outcome_id`; members of a list share one path), and what they hold. */
export type FieldKinds = ReadonlyMap<string, ReadonlySet<ValueKind>>;

const mostFields = 2000;
const deepest = 8;
const longest = 1_000_000;

/** Fields of a JSON or form body; none where it is neither, missing, or over a megabyte. */
export function fieldsOfBody(body: Body): FieldKinds {
  if (body.size !== null && body.size > longest) return new Map();
  const text = bodyText(body);
  if (text === null || text.trim() === '') return new Map();
  if (body.mimeType.startsWith('application/x-www-form-urlencoded')) return fieldsOfQuery(text);
  const value = parsedJson(text);
  return value === undefined ? new Map() : fieldsOfValue(value);
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
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return 'number';
  return /^(true|false)$/i.test(trimmed) ? 'switch' : 'text';
}

/** True where a field holds something. */
export function isFilled(kinds: ReadonlySet<ValueKind> | undefined): boolean {
  if (kinds === undefined) return false;
  for (const kind of kinds) if (kind !== 'empty' && kind !== 'none') return true;
  return false;
}
