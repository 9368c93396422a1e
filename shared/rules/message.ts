import { isRecord } from '../basics/json.ts';
import { parsedJson } from './body-text.ts';
import { type FieldFault, faultsOf, faultText, isFieldList } from './field-fault.ts';
import { pageMessage, pageWords, plainText } from './html-text.ts';
import { errorStart, errorTail } from './json-tail.ts';

/**
 * How an answer puts its words: `fields`, a bare object of field → messages (ASP.NET's model
 * state); `exception`, a serialised .NET exception; `words`, a bare string or plain text; `page`;
 * `other`, an object of any other make; `none`.
 */
export type MessageForm = 'fields' | 'exception' | 'words' | 'page' | 'other' | 'none';

/** What a server said of a failure. */
export interface Message {
  /** Its words as plain text, to be shown; null where it gave none. */
  readonly text: string | null;
  /** The words with their codes, for recognising; never shown. */
  readonly said: string;
  /** What stands around the words that count: outer exceptions, headings. Only good for names. */
  readonly around: string;
  /** A status that the body names in a place made for it; null where it names none. */
  readonly status: number | null;
  readonly form: MessageForm;
  /** What is wrong with which field, where the answer says so field by field. */
  readonly faults: readonly FieldFault[];
}

export const noMessage: Message = {
  text: null,
  said: '',
  around: '',
  status: null,
  form: 'none',
  faults: [],
};

const longest = 2000;

/**
 * The server's words in every shape that Halo, the systems behind it and what stands in front of it
 * answer in: ASP.NET's model state, a .NET exception, `Message`, `errorMessage`, OAuth's `error`,
 * nested errors, problem details (RFC 9457), lists of rows, JSON inside a string, a bare string,
 * HTML, XML, plain text. Only places made for messages are read: a ticket, note or report row that
 * quotes an error is none.
 */
export function messageOf(text: string | null): Message {
  if (text === null || text.trim() === '') return noMessage;
  const value = parsedJson(text);
  if (value !== undefined) return messageOfValue(value);
  const trimmed = text.trim();
  if (trimmed.startsWith('<')) return messageOfMarkup(trimmed);
  // "[2026-11-24T08:00:00Z] sync failed" begins with a label and is no list.
  if (/^(\{|\[\s{0,9}["{[\d])/.test(trimmed) && !/^\[[^\][{}"]{1,60}\]\s{0,3}[^\s,]/.test(trimmed))
    return messageOfBrokenJson(trimmed);
  const words = plainText(trimmed.slice(0, longest * 2)).slice(0, longest);
  return { ...noMessage, text: words, said: words, form: 'words' };
}

/** XML errors name what happened in one of these; the most telling first. */
const xmlNames = [
  'description2',
  'description',
  'faultstring',
  'message',
  'errormessage',
  'detail',
];

function messageOfMarkup(markup: string): Message {
  if (!/^<(!doctype html|html)/i.test(markup)) {
    const start = markup.slice(0, 20_000);
    for (const name of xmlNames) {
      const fault = new RegExp(`<(?:\\w{1,20}:)?${name}>([^<]{1,2000})<`, 'i').exec(start)?.[1];
      const words = fault === undefined ? '' : plainText(fault);
      if (words !== '') return { ...noMessage, text: words, said: words, form: 'other' };
    }
  }
  const words = pageMessage(markup);
  return { ...noMessage, text: words, said: `${words ?? ''} ${pageWords(markup)}`, form: 'page' };
}

/** A body cut short is no JSON any more, but its beginning still holds the message. */
function messageOfBrokenJson(text: string): Message {
  const start = errorStart(text);
  if (start === null) return noMessage;
  const words = clean(start.text);
  if (start.field === null)
    return {
      ...noMessage,
      text: words,
      said: words,
      form: /^[\s[{]{0,9}"classname"/i.test(text) ? 'exception' : 'other',
    };
  const faults = faultsOf({ [start.field]: [words] });
  const said = faults.map(faultText).join('; ');
  return { ...noMessage, text: said, said, form: 'fields', faults };
}

/** The same for a value already parsed. */
export function messageOfValue(value: unknown): Message {
  const found = noWords();
  collect(value, found, 0);
  const shown = unique(found.shown).join('; ').slice(0, longest);
  return {
    text: shown === '' ? null : shown,
    said: unique([...found.shown, ...found.said])
      .join(' ; ')
      .slice(0, longest * 2),
    around: unique(found.around).join(' ; ').slice(0, longest),
    status: found.status,
    form: formOf(value, shown),
    faults: found.faults,
  };
}

function formOf(value: unknown, shown: string): MessageForm {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (typeof only === 'string') {
    const inner = /^\s*[{["]/.test(only) ? parsedJson(only) : undefined;
    return inner === undefined ? (shown === '' ? 'none' : 'words') : formOf(inner, shown);
  }
  if (!isRecord(only)) return shown === '' ? 'none' : 'other';
  return formOfRecord(only);
}

function formOfRecord(only: Readonly<Record<string, unknown>>): MessageForm {
  if (Object.keys(only).length === 0) return 'none';
  if (isFieldList(only)) return 'fields';
  const fields = fieldsOf(only);
  if (!fields.has('classname')) return 'other';
  // Halo writes sentences: JSON in its exception is what another system answered.
  const message = fields.get('message');
  const inner =
    typeof message === 'string' && /^\s*[{[]/.test(message) ? parsedJson(message) : undefined;
  return isRecord(inner) && !isFieldList(inner) ? 'other' : 'exception';
}

interface Words {
  readonly shown: string[];
  readonly said: string[];
  readonly around: string[];
  readonly faults: FieldFault[];
  status: number | null;
}

function noWords(): Words {
  return { shown: [], said: [], around: [], faults: [], status: null };
}

/** Names compare without case, underscores and hyphens. Order: the most telling first. */
const messageNames = [
  'errormessage',
  'exceptionmessage',
  'message',
  'errorsummary',
  'errordescription',
  'allowmessage',
  'detail',
  'messagedetail',
  'errormsg',
  'msg',
  'faultstring',
  'faultmessage',
  'fault',
  'problem',
  'usermessage',
  'displaymessage',
  'developermessage',
  'statusmessage',
  'errortext',
  'reason',
];
/** Where the words stand that tell more than those beside them. */
const nestedNames = [
  'innererror',
  'innerexception',
  'innerexceptions',
  'fault',
  'errorinformation',
  'errormessages',
  'messages',
  'rawerrormessage',
  'errordetails',
  'errorcauses',
  'errors',
  'modelstate',
  'validationerrors',
  'elements',
  'odataerror',
  'details',
  'response',
  'body',
  'responsebody',
  'data',
  'err',
  'context',
];
/** What a tool's log wraps the answer's text in, inside of `response`. */
const answerNames = ['data', 'body', 'responsebody'];
const codeNames = [
  'code',
  'errorcode',
  'errortype',
  'classname',
  'exceptiontype',
  'datacode',
  'type',
  'title',
  'resultcode',
];
const statusNames = [
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'httpcode',
  'code',
  'resultcode',
  'errorcode',
];
/** Where a row of errors names the field that it speaks of. */
const fieldNames = ['field', 'property', 'propertyname', 'source'];
const generic =
  /^(a validation exception occurred|an error (has )?occurred|one or more (validation )?errors (have )?occurred|validation failed|error|see (the )?inner exception|internal server error|bad request|unknownerror|request failed with status code \d{3}|exception of type|exception has been thrown by the target)\b[^:]{0,40}$/i;

/** “Validation failed”, “Bad Request”: the kind of the failure alone. */
export const isGeneric = (text: string): boolean => generic.test(text);

function collect(value: unknown, found: Words, depth: number): void {
  if (depth > 8 || found.shown.length > 8) return;
  if (typeof value === 'string') return collectString(value, found, depth);
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20))
      if (typeof item === 'string' || isErrorLike(item)) collect(item, found, depth + 1);
    return;
  }
  if (!isRecord(value)) return;
  if (isFieldList(value)) return collectFields(value, found);
  collectRecord(fieldsOf(value), found, depth);
}

function collectFields(value: Readonly<Record<string, readonly string[]>>, found: Words): void {
  const faults = faultsOf(value);
  found.faults.push(...faults);
  found.shown.push(...faults.map((fault) => clean(faultText(fault))));
}

function collectString(text: string, found: Words, depth: number): void {
  const inner = /^\s*[{["]/.test(text) ? parsedJson(text) : undefined;
  if (inner !== undefined && typeof inner !== 'number') return collect(inner, found, depth + 1);
  const tail = errorTail(text);
  if (tail !== null) {
    const within = messageOf(tail.json);
    if (within.text !== null) {
      found.status ??= within.status;
      found.said.push(within.said);
      found.around.push(tail.lead);
      found.shown.push(clean(`${tail.lead}: ${within.text}`));
      return;
    }
  }
  const words = text.trim().startsWith('<')
    ? (messageOfMarkup(text.trim()).text ?? '')
    : clean(text);
  if (words !== '') found.shown.push(words);
}

function collectRecord(fields: ReadonlyMap<string, unknown>, found: Words, depth: number): void {
  for (const name of statusNames) found.status ??= statusOf(fields.get(name));
  for (const name of codeNames) {
    const code = fields.get(name);
    if (typeof code === 'string' && code.length < 200) found.said.push(code);
  }
  const own = ownWords(fields, depth);
  const inner = innerWords(fields, depth);
  found.status ??= own.status ?? inner.status;
  found.faults.push(...own.faults, ...inner.faults);
  found.around.push(...own.around, ...inner.around);
  // The innermost that says something counts; what stands around it gives names at most.
  if (inner.shown.some((text) => !generic.test(text)) || own.shown.length === 0) {
    found.shown.push(...inner.shown);
    found.said.push(...inner.said);
    found.around.push(...own.shown, ...own.said);
  } else {
    found.shown.push(...own.shown);
    found.said.push(...own.said, ...inner.shown, ...inner.said);
  }
  // A record of data has a title and a description, too: beside a status they are its words.
  const isCoded = statusNames.some((name) => statusOf(fields.get(name)) !== null);
  const title = fields.get('title') ?? (isCoded ? fields.get('description') : undefined);
  if (own.shown.length + inner.shown.length === 0 && typeof title === 'string')
    found.shown.push(clean(title));
}

/** What a record itself says, its nested records left aside. */
function ownWords(fields: ReadonlyMap<string, unknown>, depth: number): Words {
  const own = noWords();
  const error = fields.get('error');
  if (typeof error === 'string') oauthError(error, fields, own, depth);
  else if (isRecord(error) || Array.isArray(error)) collect(error, own, depth + 1);
  for (const name of messageNames) {
    if (own.shown.length > 0 && name !== 'exceptionmessage') break;
    const field = fields.get(name);
    if (isRecord(field)) collect(fieldsOf(field).get('value') ?? field, own, depth + 1);
    else if (field !== undefined && field !== null) collect(field, own, depth + 1);
  }
  addDetail(fields, own);
  return own;
}

/** A detail beside a message says more than it: `"Detail": "… : DocNumber=1042 is assigned to …"`. */
function addDetail(fields: ReadonlyMap<string, unknown>, own: Words): void {
  const [message] = own.shown;
  const detail = ['detail', 'additionaldetails', 'description']
    .map((name) => fields.get(name))
    .find((value) => typeof value === 'string' && value.trim() !== '' && !isStack(value));
  if (message === undefined || own.shown.length > 1) return;
  // An exception's Source is the program that threw it.
  const field = fields.has('classname')
    ? undefined
    : fieldNames.map((name) => fields.get(name)).find((name) => typeof name === 'string');
  if (typeof detail === 'string' && !message.includes(clean(detail))) {
    const more = clean(detail);
    own.shown[0] = more.startsWith(message.replace(/\W+$/, '')) ? more : `${message} ${more}`;
  } else if (
    typeof field === 'string' &&
    /^[\w.[\]$ -]{1,60}$/.test(field) &&
    !message.toLowerCase().includes(field.toLowerCase())
  )
    own.shown[0] = `${field}: ${message}`;
}

const isStack = (text: string): boolean => /\n\s*at \S+\(|^\s*at \S+\(/.test(text.slice(0, 500));

function innerWords(fields: ReadonlyMap<string, unknown>, depth: number): Words {
  const inner = noWords();
  for (const name of nestedNames) {
    const nested = fields.get(name);
    if (nested === null || typeof nested !== 'object') {
      // A wrapped answer is often a string of JSON; Shopify's `errors` is one sentence.
      const isAnswer = name === 'errors' || (depth > 0 && answerNames.includes(name));
      if (typeof nested === 'string' && (isAnswer || /^\s*[{["]/.test(nested)))
        collectString(nested, inner, depth + 1);
      continue;
    }
    // Names of rights and values that the words around them speak of are no words themselves.
    if (name === 'context' && isRecord(nested) && isFieldList(nested)) continue;
    if (name === 'errors' || name === 'modelstate') collectErrors(nested, inner, depth + 1);
    else if (Array.isArray(nested) || name !== 'data' || isErrorLike(nested))
      collect(nested, inner, depth + 1);
  }
  return inner;
}

/** `errors`: a list, or ASP.NET's field name → messages, whose names are part of what it says. */
function collectErrors(errors: object, found: Words, depth: number): void {
  if (isRecord(errors) && isFieldList(errors)) return collectFields(errors, found);
  const texts: readonly unknown[] = Array.isArray(errors)
    ? errors
    : Object.entries(errors).flatMap(([field, messages]) =>
        (Array.isArray(messages) ? messages : [messages]).map((text: unknown) =>
          typeof text === 'string' && field !== '' && !text.includes(field)
            ? `${field}: ${text}`
            : text,
        ),
      );
  collect(texts, found, depth);
}

function oauthError(
  error: string,
  fields: ReadonlyMap<string, unknown>,
  found: Words,
  depth: number,
): void {
  const description = fields.get('errordescription');
  if (typeof description === 'string' && description !== '')
    found.shown.push(clean(`${error}: ${description}`));
  else if (typeof fields.get('message') === 'string' && fields.get('message') !== '')
    found.said.push(error);
  else collectString(error, found, depth);
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
    'errorsummary',
    'errormessages',
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

/**
 * Fields by name in lower case without underscores; of two that differ only in that the first
 * counts.
 */
export function fieldsOf(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(record)) {
    const key = name.startsWith('_')
      ? name.toLowerCase()
      : name.toLowerCase().replace(/[_\-.@$]/g, '');
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
