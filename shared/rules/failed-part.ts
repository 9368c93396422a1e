import { isRecord } from '../basics/json.ts';
import { parsedJson } from './body-text.ts';
import { fieldsOf, messageOfValue, statusOf } from './message.ts';
import { unwrapped } from './rows.ts';
import { tellsFailure } from './telling.ts';

type Fields = ReadonlyMap<string, unknown>;

/** What was changed may be taken in part, or not at all: lists, counts and flags say so. */
const lists = [
  'failed',
  'failures',
  'rejected',
  'unsuccessful',
  'invalid',
  'notsaved',
  'failedids',
];
const counts = [
  'failed',
  'failures',
  'failedcount',
  'failurecount',
  'errorcount',
  'errors',
  'error',
];
const flags = ['valid', 'isvalid', 'accepted', 'completed', 'done'];
const reasons = ['message', 'msg', 'reason', 'detail', 'validationerrors', 'modelstate'];
const errors = ['error', 'errors', 'errormessage', 'exception', 'validationerrors', 'modelstate'];
const successes = ['success', 'succeeded', 'issuccess', 'issuccessful'];
/** Where the results of several stand. */
const listed = ['responses', 'results', 'items', 'records', 'operations', 'value', 'data'];
/** Where one result stands in words. */
const ends = ['result', 'outcome', 'response'];
/** A record has more fields than the result of one. */
const mostFields = 8;
const mostResults = 200;

/** A look that spares most answers the parsing. */
const tell =
  /"_?(?:failed|failures?|rejected|unsuccessful|invalid|not_?saved|failed_?ids|(?:failed|failure|error)_?count|errors?|error_?message|exception|(?:is_?)?success(?:ful)?|succeeded|validation_?errors|model_?state|(?:is_?)?valid|accepted|completed|done|result|outcome|response|(?:response_?)?status(?:_?code)?)"\s{0,5}:\s{0,5}(?:\[\s{0,9}[^\]\s]|\{\s{0,9}"|"|[1-9]|false)/i;

/**
 * What the answer to a change says of a part of it that failed; '' where it only says that one did,
 * null where it does not. What was read is data, and may count failures of anything.
 */
export function failedPart(text: string): string | null {
  if (!tell.test(text)) return null;
  const value = unwrapped(parsedJson(text));
  if (Array.isArray(value)) return inResults(value);
  if (!isRecord(value)) return null;
  const fields = fieldsOf(value);
  if (fields.has('id')) return null;
  const part = inFields(fields);
  if (part !== null) return part;
  for (const name of listed) {
    const list = fields.get(name);
    const said = Array.isArray(list) ? inResults(list) : null;
    if (said !== null) return said;
  }
  return null;
}

function inFields(fields: Fields): string | null {
  const list = lists.map((name) => fields.get(name)).find(isFilled);
  if (list !== undefined) return saidIn(list);
  if (counts.some((name) => Number(fields.get(name)) > 0 && typeof fields.get(name) === 'number'))
    return '';
  const told = ends.map((name) => fields.get(name)).find(isFailure);
  if (told !== undefined && fields.size <= mostFields / 2) return saidIn(told);
  const answered = fields.get('responsestatus') ?? fields.get('responsestatuscode');
  if (statusOf(answered) !== null) return saidIn(fields.get('responsebody') ?? '');
  const reason = reasons.map((name) => fields.get(name)).find(isTold);
  const isRefused = flags.some((name) => fields.get(name) === false);
  return isRefused && reason !== undefined ? saidIn(reason) : null;
}

/** One of several results that failed. */
function inResults(list: readonly unknown[]): string | null {
  const all = list.slice(0, mostResults).flatMap((item) => {
    const fields = isRecord(item) ? fieldsOf(item) : null;
    return fields === null || fields.size > mostFields ? [] : [fields];
  });
  const isOfStatuses = all.some((fields) => /^2\d\d$/.test(String(codeOf(fields))));
  for (const fields of all) {
    const error = errors.map((name) => fields.get(name)).find(isTold);
    if (error !== undefined) return saidIn(error);
    if (successes.some((name) => fields.get(name) === false)) return '';
    const isCoded = isOfStatuses || fields.has('body') || fields.has('headers');
    if (isCoded && statusOf(codeOf(fields)) !== null) return saidIn(fields.get('body') ?? '');
  }
  return null;
}

const codeOf = (fields: Fields): unknown => fields.get('status') ?? fields.get('statuscode');

function saidIn(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return '';
  return (messageOfValue(one).text ?? '').slice(0, 300);
}

const isFailure = (value: unknown): value is string =>
  typeof value === 'string' && tellsFailure(value.slice(0, 500));

const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** Something stands there, and does not say that there is no error. */
export function isTold(value: unknown): boolean {
  if (typeof value === 'string')
    return (
      value.trim() !== '' && !/^(none|null|0|ok|no errors?|false|success)$/i.test(value.trim())
    );
  return isRecord(value) ? Object.keys(value).length > 0 : isFilled(value);
}
