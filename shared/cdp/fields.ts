import type { Header } from '../exchange/exchange.ts';

declare const shape: unique symbol;

/**
 * Parameters of an event, or the result of a command, as they come: any field may be missing or of
 * another type in another version of Chromium. `T` is what the protocol says of them
 * (`devtools-protocol`); it is there for the compiler alone, which knows by it which fields there
 * are. Without `T` any name can be asked for.
 */
export type Fields<T = never> = Readonly<Record<string, unknown>> & { readonly [shape]?: T };

/** The names of fields that the protocol says to be of a type. */
type NameOf<T, Value> = [T] extends [never]
  ? string
  : { [K in keyof T & string]-?: NonNullable<T[K]> extends Value ? K : never }[keyof T & string];
type Inner<T, K> = [T] extends [never] ? never : K extends keyof T ? NonNullable<T[K]> : never;
type Element<T> = [T] extends [never] ? never : T extends readonly (infer E)[] ? E : never;

const none: Fields = {};

/** The fields of an object of the protocol; none where it is no object. */
export function fieldsOf<T = never>(value: unknown): Fields<T> {
  return typeof value === 'object' && value !== null ? (value as Fields<T>) : none;
}

/** An object in it; null where there is none of that name. */
export function fieldsIn<T, K extends NameOf<T, object>>(
  fields: Fields<T>,
  key: K,
): Fields<Inner<T, K>> | null {
  const value: unknown = fields[key];
  return typeof value === 'object' && value !== null ? (value as Fields<Inner<T, K>>) : null;
}

export function listIn<T, K extends NameOf<T, readonly object[]>>(
  fields: Fields<T>,
  key: K,
): readonly Fields<Element<Inner<T, K>>>[] {
  const value: unknown = fields[key];
  return Array.isArray(value) ? value.map((one) => fieldsOf<Element<Inner<T, K>>>(one)) : [];
}

export function textIn<T>(fields: Fields<T>, key: NameOf<T, string>): string | null {
  const value: unknown = fields[key];
  return typeof value === 'string' ? value : null;
}

export function numberIn<T>(fields: Fields<T>, key: NameOf<T, number>): number | null {
  const value: unknown = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** null where the event does not say. */
export function flagIn<T>(fields: Fields<T>, key: NameOf<T, boolean>): boolean | null {
  const value: unknown = fields[key];
  return typeof value === 'boolean' ? value : null;
}

/**
 * CDP writes headers as an object; several headers of one name share a value, with a line break
 * between them.
 */
export function headersIn<T>(fields: Fields<T>, key: NameOf<T, object>): readonly Header[] {
  const headers: Header[] = [];
  const values = fieldsOf(fields[key]);
  for (const name of Object.keys(values)) {
    const value: unknown = values[name];
    if (typeof value !== 'string') continue;
    if (!value.includes('\n')) headers.push({ name, value });
    else for (const line of value.split('\n')) headers.push({ name, value: line });
  }
  return headers;
}
