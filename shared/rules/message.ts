import { parsedJson } from './body-text.ts';
import { pageMessage, pageWords, plainText } from './html-text.ts';

/** What a server said of a failure. */
export interface Message {
  /** Its words as plain text, to be shown; null where it gave none. */
  readonly text: string | null;
  /** The words with codes and inner messages, for recognising; never shown. */
  readonly said: string;
  /** A status that the body names in a place made for it; null where it names none. */
  readonly status: number | null;
}

export const noMessage: Message = { text: null, said: '', status: null };

const longest = 2000;

/**
 * The server's words in every shape that Halo and what stands in front of it answer in
 * (facts/halo.md 2.1): a .NET exception, `Message`, `errorMessage`, OAuth's `error`, Graph's nested
 * error, ProblemDetails, a list of rows, JSON inside a string, a bare string, HTML, XML, plain
 * text. Only places made for messages are read: a ticket, note or report row that quotes an error
 * is none.
 */
export function messageOf(text: string | null): Message {
  if (text === null || text.trim() === '') return noMessage;
  const value = parsedJson(text);
  if (value !== undefined) return messageOfValue(value);
  const trimmed = text.trim();
  if (trimmed.startsWith('<')) return messageOfMarkup(trimmed);
  if (/^[{[]/.test(trimmed)) return messageOfBrokenJson(trimmed);
  const words = plainText(trimmed.slice(0, longest * 2)).slice(0, longest);
  return { text: words, said: words, status: null };
}

function messageOfMarkup(markup: string): Message {
  const fault = /<(?:\w{1,20}:)?(message|faultstring|errormessage|detail)>([^<]{1,2000})</i.exec(
    markup.slice(0, 20_000),
  )?.[2];
  if (fault !== undefined && !/^<(!doctype html|html)/i.test(markup)) {
    const words = plainText(fault);
    return { text: words, said: words, status: null };
  }
  const words = pageMessage(markup);
  return { text: words, said: `${words ?? ''} ${pageWords(markup)}`, status: null };
}

/** A body cut short is no JSON any more, but its beginning still holds the message. */
function messageOfBrokenJson(text: string): Message {
  const found =
    /^[\s{[]{1,20}(?:"[^"]{1,60}"\s{0,9}:\s{0,9}(?:"[^"\\]{0,400}"|[\w.-]{1,40})\s{0,9},\s{0,9}){0,6}"(?:errormessage|error|message|error_description)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,2000})/i.exec(
      text.slice(0, 6000),
    )?.[1];
  if (found === undefined) return noMessage;
  const words = clean(
    found.replace(/\\(.)/g, (_, letter: string) =>
      letter === 'n' || letter === 'r' || letter === 't' ? ' ' : letter,
    ),
  );
  return { text: words, said: words, status: null };
}

/** The same for a value already parsed. */
export function messageOfValue(value: unknown): Message {
  const found: Found = { shown: [], said: [], status: null };
  collect(value, found, 0);
  const shown = unique(found.shown).join('; ').slice(0, longest);
  return {
    text: shown === '' ? null : shown,
    said: unique([...found.shown, ...found.said])
      .join(' ; ')
      .slice(0, longest * 2),
    status: found.status,
  };
}

interface Found {
  shown: string[];
  said: string[];
  status: number | null;
}

/** Names compare without case, underscores and hyphens. Order: the most telling first. */
const messageNames = [
  'errormessage',
  'exceptionmessage',
  'message',
  'errordescription',
  'detail',
  'messagedetail',
  'errormsg',
  'msg',
  'faultstring',
  'reason',
];
const nestedNames = [
  'innererror',
  'innerexception',
  'fault',
  'errors',
  'modelstate',
  'validationerrors',
  'elements',
  'odataerror',
  'details',
];
const codeNames = [
  'code',
  'errorcode',
  'errortype',
  'classname',
  'exceptiontype',
  'type',
  'title',
  'resultcode',
];
const statusNames = [
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'code',
  'resultcode',
  'errorcode',
];
const generic =
  /^(a validation exception occurred|an error (has )?occurred|one or more errors occurred|error|see (the )?inner exception|internal server error|bad request|unknownerror|exception of type)\b[^:]{0,40}$/i;

function collect(value: unknown, found: Found, depth: number): void {
  if (depth > 6 || found.shown.length > 8) return;
  if (typeof value === 'string') return collectString(value, found, depth);
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20))
      if (typeof item === 'string' || isErrorLike(item)) collect(item, found, depth + 1);
    return;
  }
  if (isRecord(value)) collectRecord(fieldsOf(value), found, depth);
}

function collectString(text: string, found: Found, depth: number): void {
  const inner = /^\s*[{["]/.test(text) ? parsedJson(text) : undefined;
  if (inner !== undefined && typeof inner !== 'number') return collect(inner, found, depth + 1);
  const words = text.trim().startsWith('<')
    ? (messageOfMarkup(text.trim()).text ?? '')
    : clean(text);
  if (words !== '') found.shown.push(words);
}

function collectRecord(fields: ReadonlyMap<string, unknown>, found: Found, depth: number): void {
  for (const name of statusNames) found.status ??= statusOf(fields.get(name));
  for (const name of codeNames) {
    const code = fields.get(name);
    if (typeof code === 'string' && code.length < 200) found.said.push(code);
  }
  const before = found.shown.length;
  const error = fields.get('error');
  if (typeof error === 'string') oauthError(error, fields, found, depth);
  else if (error !== undefined && error !== null && typeof error === 'object')
    collect(error, found, depth + 1);
  for (const name of messageNames) {
    if (found.shown.length > before && name !== 'exceptionmessage') break;
    const field = fields.get(name);
    if (field !== undefined && field !== null && (name !== 'detail' || typeof field === 'string'))
      collect(field, found, depth + 1);
  }
  const outer = found.shown.slice(before);
  const vague = outer.length === 0 || outer.every((text) => generic.test(text));
  const inner: Found = { shown: [], said: [], status: null };
  for (const name of nestedNames) {
    const nested = fields.get(name);
    if (nested !== null && typeof nested === 'object')
      collect(
        name === 'errors' || name === 'modelstate' ? flattened(nested) : nested,
        inner,
        depth + 1,
      );
  }
  found.status ??= inner.status;
  found.said.push(...inner.said);
  if (!vague) {
    found.said.push(...inner.shown);
    return;
  }
  if (inner.shown.length > 0) {
    found.said.push(...outer);
    found.shown.splice(before, outer.length, ...inner.shown);
    return;
  }
  const title = fields.get('title');
  if (outer.length === 0 && typeof title === 'string') found.shown.push(clean(title));
}

function oauthError(
  error: string,
  fields: ReadonlyMap<string, unknown>,
  found: Found,
  depth: number,
): void {
  const description = fields.get('errordescription');
  if (typeof description === 'string' && description !== '')
    found.shown.push(clean(`${error}: ${description}`));
  else if (typeof fields.get('message') === 'string' && fields.get('message') !== '')
    found.said.push(error);
  else collectString(error, found, depth);
}

/** `errors` of ASP.NET: field name → list of messages. The names are part of what it says. */
function flattened(errors: object): readonly unknown[] {
  if (Array.isArray(errors)) return errors;
  return Object.entries(errors).flatMap(([field, messages]) =>
    (Array.isArray(messages) ? messages : [messages]).map((text: unknown) =>
      typeof text === 'string' && field !== '' && field !== '$' ? `${field}: ${text}` : text,
    ),
  );
}

/**
 * A row counts where it has a field made for errors, not for any row with a word called "message"
 * in it.
 */
function isErrorLike(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const fields = fieldsOf(value);
  return [
    'error',
    'errormessage',
    'classname',
    'exceptionmessage',
    'validationerrors',
    'errors',
    'message',
    'detail',
  ].some((name) => {
    const field = fields.get(name);
    return field !== undefined && field !== null && field !== '' && field !== false;
  });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Fields by name in lower case without underscores; of two that differ only in that the first
 * counts.
 */
export function fieldsOf(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(record)) {
    const key = name.startsWith('_')
      ? name.toLowerCase()
      : name.toLowerCase().replace(/[_\-.@]/g, '');
    if (!fields.has(key)) fields.set(key, value);
  }
  return fields;
}

/** An HTTP error status in a field made for it: a number, or a string that holds nothing else. */
export function statusOf(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{3}$/.test(value)
        ? Number(value)
        : NaN;
  return number >= 400 && number < 600 ? number : null;
}

function clean(text: string): string {
  const plain = /<[a-z/!][^>]{0,200}>/i.test(text) ? plainText(text) : text;
  return plain.replace(/\s+/g, ' ').trim().slice(0, longest);
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
