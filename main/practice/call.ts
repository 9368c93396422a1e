import { isRecord, jsonIn } from '../../shared/basics/json.ts';
import { Refused, json, refuse, refuseSilently, refuseValue } from './answer.ts';
import { roleOf } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Agent, Application } from './records.ts';
import type { World } from './world.ts';

/** One request to the practice Halo, read whole. */
export interface PracticeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Bytes that were sent, also where not all of them were kept. */
  readonly size: number;
  /** Ends when the browser has gone away. */
  readonly gone: AbortSignal;
}

/** Who is calling. */
export interface Caller {
  readonly agent: Agent;
  readonly application: Application;
  readonly scopes: readonly string[];
}

/** A request on its way to a handler. */
export interface Call {
  readonly world: World;
  readonly request: PracticeRequest;
  /** What stands in the `{}` places of the route, in order. */
  readonly params: readonly string[];
  readonly caller: Caller | null;
}

/** The signed-in agent; ends the call with 401 where nobody is signed in. */
export function agentOf(call: Call): Agent {
  return call.caller?.agent ?? refuseSilently(401);
}

export type Fields = Readonly<Record<string, unknown>>;

/** The body as a list of records, as Halo's POST calls want it; 400 otherwise. */
export function records(call: Call): readonly Fields[] {
  const value = jsonOf(call);
  if (!Array.isArray(value) || !value.every(isRecord)) return refuse(400, invented.notAnArray);
  for (const [at, fields] of value.entries()) places.set(fields, { at, body: call.request.body });
  return value;
}

/** Where in the body a record stands, for the words of a refusal. */
const places = new WeakMap<Fields, { readonly at: number; readonly body: string }>();

/** The body as one record; 400 otherwise. */
export function record(call: Call): Fields {
  const value = jsonOf(call);
  return isRecord(value) ? value : refuse(400, invented.notAnArray);
}

function jsonOf({ request: { body } }: Call): unknown {
  return isJson(body) ? jsonIn(body) : refuse(400, invented.notJson);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text.trim() === '';
  }
}

function wrongType(field: string, wanted: string): never {
  throw new Refused(
    json(422, { resultCode: 422, errorMessage: invented.wrongType(field, wanted) }),
  );
}

/** A text field, or undefined where it is not sent; 422 where it is of another type. */
export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  return wrongType(name, 'text');
}

/**
 * A number field, or undefined where it is not sent; a text that holds a whole number is taken for
 * one. Anything else is refused with 400 and the path to the field, before Halo looks at it.
 */
export function number(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null || typeof value === 'number') return value ?? undefined;
  if (typeof value === 'string' && /^-?\d{1,9}$/.test(value)) return Number(value);
  const { at, body } = places.get(fields) ?? { at: 0, body: '' };
  const path = `[${at}].${name}`;
  const position = body.indexOf(JSON.stringify(value), body.indexOf(`"${name}"`));
  return refuseValue(
    path,
    `Could not convert string to integer: ${String(value)}. Path '${path}', line 1, position ${Math.max(0, position) + JSON.stringify(value).length}.`,
  );
}

/** A list of texts or of numbers, or undefined where it is not sent. */
export function list<T extends 'string' | 'number'>(
  fields: Fields,
  name: string,
  of: T,
): (T extends 'string' ? string : number)[] | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === of))
    return wrongType(name, `a list of ${of}s`);
  return value;
}

const allows = (level: 'none' | 'read' | 'edit' | undefined, wanted: 'read' | 'edit'): boolean =>
  level === 'edit' || (level === 'read' && wanted === 'read');

/** True where the agent's role gives this level in an area. */
export function mayUse(world: World, agent: Agent, area: string, wanted: 'read' | 'edit'): boolean {
  return allows(roleOf(world.db, agent).features[area], wanted);
}
