import { isRecord } from '../basics/json.ts';
import { decoded, parsedJson } from './body-text.ts';
import type { Address } from './address.ts';
import { fieldsOf, type Message } from './message.ts';
import { statusInText } from './named-status.ts';
import { displayName } from './third-party.ts';
import type { Body } from '../exchange/exchange.ts';

/**
 * What a failure inside a success is a row of. From `schedule-late` on a check-up alone says so: a
 * page that shows such a row proves nothing of a failure.
 */
export type RowKind =
  | 'runbook'
  | 'webhook'
  | 'schedule'
  | 'log'
  | 'schedule-late'
  | 'webhook-off'
  | 'connection-ending'
  | 'organisation-missing';

/** A failure inside an answer that says it succeeded. */
export interface HiddenFailure {
  readonly message: Message;
  /** Whom the answer itself names, or null. */
  readonly integration: string | null;
  /** The words come from a third party, or from the program that speaks to it. */
  readonly thirdParty: boolean;
  readonly row?: RowKind;
  /** A web page stands where data belongs. */
  readonly isPage?: boolean;
  /** The rows that tell of it, each by its number or date and its words; left out where one has neither. */
  readonly told?: readonly string[];
}

export interface Place {
  readonly address: Address;
  readonly resource: string;
  readonly path: string;
  readonly method: string;
  readonly startedAt: number | null;
}

/**
 * Text of a body that holds `tell`; a body over `most` bytes is not read, because readers decode
 * long ones only when asked.
 */
export function textOf(body: Body, tell: RegExp, most = 8_000_000): string | null {
  if (body.size !== null && body.size > most) return null;
  const text =
    body.text ??
    (body.base64 === null ||
    body.base64.length > 2_000_000 ||
    /^(image|audio|video|font)\//.test(body.mimeType)
      ? null
      : decoded(body.base64));
  return text !== null && text.length <= most && tell.test(text) ? text : null;
}

/** JSON inside a string is read once more. */
export function unwrapped(value: unknown): unknown {
  return typeof value === 'string' ? (parsedJson(value) ?? value) : value;
}

/** Which other system a row of a log is about; null where it names none. */
export function vendorOfRow(row: Readonly<Record<string, unknown>>): string | null {
  const fields = fieldsOf(row);
  for (const name of [
    'integration',
    'integrationname',
    'modulename',
    'module',
    'vendor',
    'thirdparty',
    'source',
  ]) {
    const value = fields.get(name);
    if (typeof value === 'string' && /[a-z]/i.test(value) && !/halo/i.test(value))
      return displayName(value.slice(0, 60));
  }
  return null;
}

/** The rows of an answer: a list, the first list in it, or itself. */
export function rowsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [value];
  if (!isRecord(value)) return [];
  const list = Object.values(value).find((field) => Array.isArray(field));
  return Array.isArray(list) ? list : [value];
}

/** The 31st of February is none, and no other day is meant by it for sure. */
const isDay = (text: string): boolean => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/**
 * Milliseconds since 1970 of an ISO 8601 time; null for any other text. A time without a zone is UTC,
 * so that the answer does not depend on the machine.
 */
export function timeOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(text)) return null;
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || text.length === 10;
  const time = Date.parse(hasZone ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) || time > 8e15 || !isDay(text.slice(0, 10)) ? null : time;
}

/** Time of a row, milliseconds since 1970; null where it names none. */
export function dateOf(row: unknown): number | null {
  if (!isRecord(row)) return null;
  const fields = fieldsOf(row);
  for (const name of [
    'date',
    'datetime',
    'timestamp',
    'time',
    'logdate',
    'created',
    'createdat',
    'datecreated',
    'when',
    'attemptdate',
    'occurrencedate',
    'executiondate',
  ]) {
    const value = fields.get(name);
    const time = typeof value === 'string' ? timeOf(value) : null;
    if (time !== null) return time;
  }
  return null;
}

/** With the status that its words name, where it has none. */
export function withStatus(message: Message): Message {
  return message.status !== null ? message : { ...message, status: statusInText(message.said) };
}

/**
 * One of each kind: ninety rows with the same status of the same third party are one failure of
 * this request.
 */
export function distinct(failures: readonly HiddenFailure[]): readonly HiddenFailure[] {
  const kinds = new Map<string, HiddenFailure>();
  for (const failure of failures) {
    const kind = `${failure.message.status ?? failure.message.text} ${failure.integration ?? ''}`;
    const first = kinds.get(kind);
    kinds.set(kind, first === undefined ? failure : { ...first, ...toldTogether(first, failure) });
  }
  return [...kinds.values()];
}

function toldTogether(first: HiddenFailure, other: HiddenFailure): Pick<HiddenFailure, 'told'> {
  if (first.told === undefined || other.told === undefined) return {};
  return { told: [...first.told, ...other.told].slice(0, mostTold) };
}

const mostTold = 2000;

/** By what a row of a list is known again when the list is read once more. */
export function toldBy(row: unknown, words: string): Pick<HiddenFailure, 'told'> {
  const id = isRecord(row) ? fieldsOf(row).get('id') : undefined;
  const place = typeof id === 'number' ? id : dateOf(row);
  return place === null ? {} : { told: [`${place} ${words.slice(0, 300)}`] };
}
