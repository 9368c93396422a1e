import { jsonIn } from '../basics/json.ts';
import { hashOf } from '../basics/hash.ts';
import { type Body, type Exchange, headerValue } from './exchange.ts';

/** What a request that changes data asked for, beyond its method and address. */
export interface Deed {
  /**
   * Every short value that it sent, as `ticketid=2001`: names in lower case without underscores,
   * those of nested values joined by dots. Secrets are left out. `longtext=` is a number for all
   * longer ones together.
   */
  readonly sent: readonly string[];
  /** Not all that was sent is known: it was not recorded, or is too long to be read whole. */
  readonly partial: boolean;
}

/** A longer body is looked at in its beginning only, in characters. */
const mostRead = 200_000;
const mostValues = 400;
const longestValue = 200;
/** What is nested deeper is not read. */
const deepest = 6;

/** null for a request that only reads. */
export function deedOf({ request }: Exchange): Deed | null {
  if (/^(get|head|options)$/i.test(request.method)) return null;
  const deed = deedOfBody(request.body);
  return deed.sent.length === 0 && sentMore(request) ? { ...deed, partial: true } : deed;
}

/**
 * What a page of settings read of one record, in the form of Deed.sent: beside it shows what a save
 * changed. null for all else, and where not all of it is known.
 */
export function heldOf({ source, request, response, pageUrl }: Exchange): Deed['sent'] | null {
  if (source !== 'live' || request.method !== 'GET' || response?.status !== 200) return null;
  if (pageUrl?.includes('/config/') !== true || !/\/api\/\w/i.test(request.url)) return null;
  // A list holds many records, and one alone is compared.
  if (response.body.text?.trimStart().startsWith('{') !== true) return null;
  const { sent, partial } = deedOfBody(response.body);
  const short = sent.filter((one) => !one.startsWith(longText));
  return partial ? null : [...short, ...emptyIn(response.body.text)];
}

/** What is empty before may be filled in: `name=` for each. */
function emptyIn(text: string): readonly string[] {
  const isEmpty = (value: unknown): boolean =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.entries(parsed(text) ?? {}).flatMap(([name, value]) =>
    isEmpty(value) ? [`${plainName(name)}=`] : [],
  );
}

/** An export that leaves out what was sent may still say how long it was. */
function sentMore(request: Exchange['request']): boolean {
  const { body } = request;
  if (body.text !== null && body.text !== '') return false;
  return (body.size ?? 0) > 0 || Number(headerValue(request.headers, 'content-length') ?? 0) > 0;
}

function deedOfBody(body: Body): Deed {
  const { text, missing } = body;
  if (text === null || text.trim() === '')
    return { sent: [], partial: missing !== null || body.base64 !== null };
  const isLong = text.length > mostRead;
  const read: Read = { pairs: [], long: [], partial: isLong || body.truncated };
  if (isLong) read.pairs.push(...scannedPairs(text.slice(0, mostRead)));
  else readText(text, body.mimeType, read);
  // XML or a bare number has no names, and says something all the same. It may hold a secret, so it
  // is known by its number alone.
  if (read.pairs.length === 0 && !/^[\s{}[\]]*$/.test(text)) read.pairs.push(`=${hashOf(text)}`);
  const sent = read.pairs.slice(0, mostValues);
  if (read.long.length > 0) sent.push(`${longText}${hashOf(read.long.toSorted().join('\n'))}`);
  return {
    sent: sent.toSorted(),
    partial: read.partial || read.pairs.length > mostValues,
  };
}

/** What has been read of a body so far. */
interface Read {
  readonly pairs: string[];
  /** What is too long to be kept. */
  readonly long: string[];
  partial: boolean;
}

function readText(text: string, mimeType: string, read: Read): void {
  const value = parsed(text);
  if (value !== undefined) gather(value, '', read, 0);
  else if (/multipart\//i.test(mimeType) || text.startsWith('--'))
    for (const [name, one] of multipartValues(text)) gather(one, name, read, 0);
  else if (/^[\w.%[\]~+-]{1,100}=[^\s<{]*$/.test(text.slice(0, 2000)))
    for (const [name, one] of new URLSearchParams(text)) gather(one, plainName(name), read, 0);
  else read.pairs.push(...scannedPairs(text));
}

function parsed(text: string): unknown {
  return /^\s*[{[]/.test(text) ? jsonIn(text) : undefined;
}

function gather(value: unknown, name: string, read: Read, depth: number): void {
  if (depth > deepest || read.pairs.length > mostValues) {
    read.partial = true;
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) gather(item, name, read, depth + 1);
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of entriesOf(value))
      gather(item, name === '' ? plainName(key) : `${name}.${plainName(key)}`, read, depth + 1);
    return;
  }
  // JSON inside a string, or in a field of a form.
  const inner = typeof value === 'string' ? parsed(value) : undefined;
  if (inner !== undefined) gather(inner, name, read, depth + 1);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    keep(name, String(value), read);
}

function keep(name: string, value: string, { pairs, long }: Read): void {
  if (isLongText(name, value)) long.push(`${name}=${value}`);
  else pairs.push(...pair(name, value));
}

/** `{"Key":"ticket_id","Value":"2003"}`, as runbooks are started, is a ticket_id of 2003. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(value);
  const of = (name: string) => entries.find(([key]) => key.toLowerCase() === name)?.[1];
  const key = of('key') ?? of('name');
  const isNamed = typeof key === 'string' && /^[\w -]{1,60}$/.test(key);
  if (!isNamed || of('value') === undefined) return entries;
  return entries.flatMap(([name, one]) => {
    if (/^(key|name)$/i.test(name)) return [];
    return /^value$/i.test(name) ? [[key.replaceAll(' ', '_'), one]] : [[name, one]];
  });
}

/** `"name": value` wherever it stands: of a body that is no whole JSON. */
function scannedPairs(text: string): readonly string[] {
  return [
    ...text.matchAll(/"([\w-]{1,60})"\s{0,5}:\s{0,5}(?:"([^"\\]{0,200})"|([\w.-]{1,40}))/g),
  ].flatMap(([, name = '', quoted, bare]) => pair(plainName(name), quoted ?? bare ?? ''));
}

function multipartValues(text: string): readonly (readonly [string, string])[] {
  return [
    ...text.matchAll(
      /name="([^"]{1,60})"(?:; ?filename="([^"]{0,200})")?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]{0,2000})/gi,
    ),
  ].map(([, name = '', file, value = '']) =>
    file === undefined ? [plainName(name), value] : ['filename', file],
  );
}

const secret =
  /secret|passw|pwd|token|assertion|apikey|authorization|verifier|credential|signature/;

const longText = 'longtext=';

function isLongText(name: string, value: string): boolean {
  return value.trim().length > longestValue && !secret.test(name);
}

function pair(name: string, value: string): readonly string[] {
  const known = value.trim();
  if (known === '' || known === 'null' || known.length > longestValue || secret.test(name))
    return [];
  return [`${name}=${known}`];
}

/**
 * A leading underscore stays: Halo marks so what is an order and no data (`_recover`,
 * `_forcethirdpartysync`). So does the end of camel case, by which an id is known.
 */
function plainName(name: string): string {
  const words = name.replace(/([a-z])I[dD]$/, '$1_id').toLowerCase();
  const isId = /[_-]id$/.test(words);
  const plain = words.replace(/(?<=.)[_-]/g, '');
  return isId && plain.length > 2 ? `${plain.slice(0, -2)}#id` : plain;
}
