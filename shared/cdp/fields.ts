import type { Header } from '../exchange/exchange.ts';

/**
 * An event's parameters as they come: any field may be missing or of another type in another
 * version of Chromium.
 */
export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : none;
}

export function fieldsIn(fields: Fields, key: string): Fields | null {
  const value = fields[key];
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}

export function listIn(fields: Fields, key: string): readonly Fields[] {
  const value = fields[key];
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

export function textIn(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' ? value : null;
}

export function numberIn(fields: Fields, key: string): number | null {
  const value = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** null where the event does not say. */
export function flagIn(fields: Fields, key: string): boolean | null {
  const value = fields[key];
  return typeof value === 'boolean' ? value : null;
}

/**
 * CDP writes headers as an object; several headers of one name share a value, with a line break
 * between them.
 */
export function headersIn(fields: Fields, key: string): readonly Header[] {
  const headers: Header[] = [];
  for (const [name, value] of Object.entries(fieldsIn(fields, key) ?? none)) {
    if (typeof value !== 'string') continue;
    for (const line of value.split('\n')) headers.push({ name, value: line });
  }
  return headers;
}
