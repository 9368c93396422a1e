import { isRecord } from '../basics/json.ts';
import { endLength, type TextEnds } from '../exchange/exchange.ts';
import { parsedJson } from './body-text.ts';
import { isTold } from './failed-part.ts';
import { failureInWords, mayFailInWords } from './failure-words.ts';
import { plainText } from './html-text.ts';
import { fieldsOf, messageOfValue, statusOf } from './message.ts';
import { unwrapped } from './rows.ts';
import { tellsFailure } from './telling.ts';

type Fields = ReadonlyMap<string, unknown>;

/** What says that it failed is short, in characters. */
const short = 800;
/** A longer answer says so at its beginning or at its end, in characters. */
const head = endLength;
const tail = 200;
/** No more of a text without a form is looked at, in characters. */
const longest = 6000;
/** Of a list of results no more are looked at. */
const mostResults = 50;

/**
 * A look at the words spares healthy answers the parsing. Programs write one thing in many ways:
 * `"success": false`, `"Success":"False"`, `"ok":0`, `"status":"error"`, `"code":500`.
 */
const words =
  /"_?(?:(?:is_?)?(?:success(?:ful|fully)?|succeeded|ok|saved)\\?"\s{0,5}:\s{0,5}\\?"?(?:false|0|no?)\b|(?:has_?errors?|is_?error|is_?failure|is_?failed|failed|failure|error|fault)\\?"\s{0,5}:\s{0,5}\\?"?(?:true|1\b)|(?:status|result|state|outcome|response_?status)\\?"\s{0,5}:\s{0,5}\\?"(?:err|fail|exception|fault|unsuccess|nok|ko\b)|(?:status|status_?code|http_?status|http_?status_?code|code|result_?code|error_?code)\\?"\s{0,5}:\s{0,5}\\?"?[45]\d\d\b|(?:error|errors|validation_?errors|model_?state|error_?message|error_?msg|error_?description|exception|exception_?message|fault|fault_?string)\\?"\s{0,5}:\s{0,5}(?:\\?"[^"\\]|\{|\[\s{0,5}[^\]\s])|(?:return_?|status_?)?(?:message|msg)\\?"\s{0,5}:\s{0,5}\\?"[^"\\])/i;

/**
 * What an answer says of its own failure, in the places that are made for it; '' where it only says
 * that it failed, null where it does not. `text`: whole JSON. `isReading`: the request changed
 * nothing, so a list is data and tells of the past.
 */
export function ownFailure(text: string, isReading: boolean): string | null {
  if (text.startsWith('"')) return failureInString(text, isReading);
  const mayFail =
    text.length <= short
      ? tells(text)
      : mayTell({ begin: text.slice(0, head), end: text.slice(-tail) }, isReading);
  if (!mayFail) return null;
  return failureIn(unwrapped(parsedJson(text)), isReading, 0);
}

/** Whether something in a text may tell of a failure. */
export const tells = (text: string): boolean => words.test(text) || mayFailInWords(text);

/** The beginning of a list, so that its name and whether anything stands in it can be read. */
const listBegins = 12;

/** How Halo's lists begin: numbers of the page, then rows with an id. */
const records =
  /^\{"(?:page_no|record_count)":\d{1,9},(?:"(?:page_no|page_size|record_count)":\d{1,9},){0,3}"(?:(?!err|exc|fault|state)[a-z_]){1,40}":\[\{"id":\d/;

/** Whether nothing of a list's beginning tells of a failure: costs less than a look for the words. */
export function beginsWithRecords(begin: string): boolean {
  return records.test(begin);
}

/** Both ends of a text: at least `head` characters of the one and `tail` of the other. */
type Ends = Pick<TextEnds, 'begin' | 'end'>;

/**
 * Whether the ends of an answer show that it tells of no failure, as `ownFailure` would find. `text`:
 * its ends and bytes, JSON that does not begin as a string.
 */
export function endsTellNothing(text: TextEnds, isReading: boolean): boolean {
  // No character takes more than three bytes.
  return text.bytes > 3 * short && !mayTell(text, isReading);
}

/**
 * Looks at both ends of a long answer. Of what is read, the rows of a list are data, and nearly
 * every answer is little else: where an end lies inside a list, the words need not be looked for.
 */
function mayTell({ begin, end }: Ends, isReading: boolean): boolean {
  if (beginningTells(begin.slice(0, head), isReading)) return true;
  const last = end.slice(-tail);
  const isInList = isReading && last.endsWith(']}') && !last.includes('[');
  // Of a long answer nothing is looked for at its end in every language.
  return !isInList && words.test(last);
}

function beginningTells(begin: string, isReading: boolean): boolean {
  if (!isReading || begin.includes(']')) return tells(begin);
  if (beginsWithRecords(begin)) return false;
  const list = begin.indexOf('[');
  return tells(list < 0 ? begin : begin.slice(0, list + listBegins));
}

/** JSON inside a string is an answer like any other; else the string itself may tell of a failure. */
function failureInString(text: string, isReading: boolean): string | null {
  const value = parsedJson(text.slice(0, longest));
  const inner = unwrapped(value);
  if (typeof inner !== 'string') return failureIn(inner, isReading, 0);
  return textFailure(inner);
}

/** What a text without any form says of its own failure; null where it tells of none. */
export function textFailure(text: string): string | null {
  const isMarked = /<(?:\w{1,20}:)?(?:errors?|fault|exception)\b/i.test(text.slice(0, short));
  const plain = text.trimStart().startsWith('<') ? plainText(text.slice(0, longest)) : text;
  return isMarked || tellsFailure(plain.slice(0, 1000)) ? plain.trim().slice(0, 300) : null;
}

function failureIn(value: unknown, isReading: boolean, depth: number): string | null {
  if (Array.isArray(value))
    return isReading
      ? null
      : first(value.slice(0, mostResults), (item) => failureIn(item, isReading, depth + 1));
  if (!isRecord(value)) return null;
  const fields = fieldsOf(value);
  if (saysFailure(fields)) return messageOfValue(value).text?.slice(0, 300) ?? '';
  const said = failureInWords(value);
  if (said !== null) return said;
  if (depth > 1) return null;
  return first(wrappers, (name) => failureIn(fields.get(name), isReading, depth + 1));
}

/** What holds the answer proper. */
const wrappers = ['d', 'data', 'result', 'results', 'response', 'body', 'payload', 'value'];

function first<T>(all: readonly T[], found: (one: T) => string | null): string | null {
  for (const one of all) {
    const said = found(one);
    if (said !== null) return said;
  }
  return null;
}

function saysFailure(fields: Fields): boolean {
  if (isRefused(fields) || isFlagged(fields)) return true;
  if (['status', 'result', 'responsestatus'].some((name) => isBad(fields.get(name)))) return true;
  // A record has a state, an outcome and perhaps an error of its own, and is healthy all the same.
  if (fields.has('id')) return false;
  return (
    ['state', 'outcome'].some((name) => isBad(fields.get(name))) ||
    errors.some((name) => isTold(fields.get(name))) ||
    isCoded(fields) ||
    isNothingButMessage(fields)
  );
}

const successes = [
  'success',
  'succeeded',
  'successful',
  'issuccess',
  'issuccessful',
  'issuccessfully',
  'ok',
  'isok',
  'saved',
  'issaved',
];

function isRefused(fields: Fields): boolean {
  return successes.some((name) => {
    const value = fields.get(name);
    if (value === false) return true;
    if (typeof value === 'string') return /^\s*(false|no?|0)\s*$/i.test(value);
    // Beside "failed: 3" it counts what went well.
    return value === 0 && !['failed', 'failures', 'errors', 'total'].some((one) => fields.has(one));
  });
}

function isFlagged(fields: Fields): boolean {
  return [
    'haserror',
    'haserrors',
    'iserror',
    'isfailure',
    'isfailed',
    'failed',
    'failure',
    'error',
    'fault',
  ].some((name) => {
    const value = fields.get(name);
    // A number may count; "has errors: 1" does not.
    if (value === 1) return /^(?:has|is)/.test(name);
    return value === true || (typeof value === 'string' && /^true$/i.test(value));
  });
}

function isBad(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\s*(?:(?:err|errors?|failed|failure|fail|exception|fault)\s*(?:$|[:;]|-\s)|(?:unsuccessful|nok|ko)\s*$)/i.test(
      value,
    )
  );
}

const errors = [
  'error',
  'validationerrors',
  'modelstate',
  'errors',
  'errormessage',
  'errormsg',
  'errordescription',
  'exception',
  'exceptionmessage',
  'fault',
  'faultstring',
];

/** An error status where one belongs, with words beside it. */
function isCoded(fields: Fields): boolean {
  const coded = [
    'status',
    'statuscode',
    'httpstatus',
    'httpstatuscode',
    'code',
    'resultcode',
    'errorcode',
  ].some((name) => statusOf(fields.get(name)) !== null);
  return coded && messages.some((name) => isTold(fields.get(name)));
}

const messages = [
  'message',
  'msg',
  'returnmessage',
  'statusmessage',
  'title',
  'detail',
  'details',
  'description',
  'reason',
  'messagedetail',
];

/** What may stand beside a message without being data. */
const besides =
  /^(?:code|errno|errorcode|returncode|resultcode|status|statuscode|result|type|timestamp|path|requestid|traceid|correlationid)$/;

/** An answer that holds a message alone, and the message tells of a failure. */
function isNothingButMessage(fields: Fields): boolean {
  const said = messages.map((name) => fields.get(name)).find((one) => typeof one === 'string');
  return (
    said !== undefined &&
    [...fields].every(
      ([name, value]) =>
        messages.includes(name) || value === null || (besides.test(name) && !isRecord(value)),
    ) &&
    tellsFailure(said.slice(0, 1000))
  );
}
