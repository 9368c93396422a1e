import { isRecord } from '../basics/json.ts';
import type { Address } from './address.ts';
import { apiResource } from './area.ts';
import { parsedJson } from './body-text.ts';
import {
  fieldsOf,
  type Message,
  messageOf,
  messageOfValue,
  noMessage,
  statusOf,
} from './message.ts';
import { mayHoldRows, rowFailures } from './row-failure.ts';
import { linesIn } from './runs.ts';
import {
  dateOf,
  distinct,
  type HiddenFailure,
  type Place,
  rowsOf,
  textOf,
  toldBy,
  unwrapped,
  vendorOfRow,
  withStatus,
} from './rows.ts';
import { statusInText } from './named-status.ts';
import { isIntegratorLine, vendorInText } from './third-party.ts';
import type { Body } from '../exchange/exchange.ts';
import { memoized } from '../basics/memo.ts';

/**
 * Failures inside a 2xx answer, in the known places only (fields by the vendor's OpenAPI file,
 * https://halopsa.com/apidoc): `load_error` of a report, results of an import or a sync, a third
 * party's error passed on as the whole answer, the integrator's log, rows of runbooks, webhooks and
 * schedules, an exception as the whole answer, a web page where data belongs. `_warning` never
 * counts.
 */
export function hiddenFailures(
  address: Address,
  method: string,
  body: Body,
  requestBody: Body,
  startedAt: number | null,
): readonly HiddenFailure[] {
  const path = address.lower;
  const { resource, isOrdinary } = readingOf(address.path);
  if (resource === null) return path.endsWith('/token') ? tokenError(body) : scriptPage(path, body);
  const page = pageInstead(body, path);
  if (page !== null) return [page];
  if (isOrdinary && method !== 'POST') return inOwnAnswer(body);
  const place: Place = { address, resource, path, method, startedAt };
  if (resource.startsWith('report')) return inReport(body);
  if (resource === 'integratorlog') return inIntegratorLog(body);
  if (resource === 'integratortrace') return [];
  const rows = rowFailures(body, place);
  if (rows !== null) return rows;
  if (isImport(place, requestBody)) return inResults(body, place);
  return resource === 'integrationdata' ? inRemoteAnswer(body) : inOwnAnswer(body);
}

/** What a path tells of its answers. */
interface Reading {
  readonly resource: string | null;
  /** They hold neither rows nor results: only as a whole they may be a failure. */
  readonly isOrdinary: boolean;
}

const readingOf = memoized((path): Reading => {
  const lower = path.toLowerCase();
  const resource = apiResource(lower);
  const isOrdinary =
    resource !== null &&
    !/^(?:report|integratorlog$|integratortrace$|integrationdata$)/.test(resource) &&
    !mayHoldRows(resource) &&
    !importPath.test(lower);
  return { resource, isOrdinary };
});

const importPath = /import|sync/;

function inReport(body: Body): readonly HiddenFailure[] {
  const text = textOf(body, /load_?error\\?"\s{0,9}:\s{0,9}(\\?"(?!\\?")|true)/i);
  const value = text === null ? undefined : unwrapped(parsedJson(text));
  const answers = Array.isArray(value) && value.length === 1 ? value : [value];
  return answers.flatMap((answer) => {
    if (!isRecord(answer)) return [];
    const fields = fieldsOf(answer);
    const report = fields.get('report');
    const error =
      (isRecord(report) ? fieldsOf(report).get('loaderror') : undefined) ?? fields.get('loaderror');
    if (typeof error === 'string' && error.trim() !== '')
      return [ownFailure(messageOfValue(error))];
    return error === true ? [ownFailure(messageOfValue(fields.get('message') ?? ''))] : [];
  });
}

function ownFailure(message: Message): HiddenFailure {
  return { message, integration: null, thirdParty: false };
}

/**
 * A list of log rows: only what the integrator itself wrote as a failure, in its latest run. Where
 * the log does not say when a run began, rows over a day older than the newest are another run.
 */
function inIntegratorLog(body: Body): readonly HiddenFailure[] {
  const text = textOf(body, /failed to/i);
  const rows = latestRun(rowsOf(text === null ? undefined : unwrapped(parsedJson(text) ?? text)));
  const newest = rows.reduce<number>(
    (latest, row) => Math.max(latest, dateOf(row) ?? -Infinity),
    -Infinity,
  );
  return distinct(
    rows.filter((row) => (dateOf(row) ?? newest) >= newest - 86_400_000).flatMap(lineFailures),
  );
}

const runBegins = /\b(?:import|integration|integrator|sync) started\b/i;

/**
 * What was mended since stands further down in the same log and is history. Logs run from new to
 * old or the other way round.
 */
function latestRun(rows: readonly unknown[]): readonly unknown[] {
  const isBegin = (row: unknown) =>
    isRecord(row) &&
    Object.values(row).some(
      (value) => typeof value === 'string' && runBegins.test(value.slice(0, 500)),
    );
  const isNewestFirst = placeOf(rows[0]) >= placeOf(rows.at(-1));
  const begin = isNewestFirst ? rows.findIndex(isBegin) : rows.findLastIndex(isBegin);
  if (begin === -1) return rows;
  return isNewestFirst ? rows.slice(0, begin + 1) : rows.slice(begin);
}

/** A number that grows from row to row: its id, else its date. */
function placeOf(row: unknown): number {
  const id = isRecord(row) ? fieldsOf(row).get('id') : undefined;
  return typeof id === 'number' ? id : (dateOf(row) ?? 0);
}

function lineFailures(row: unknown): readonly HiddenFailure[] {
  return linesIn(row)
    .filter(isIntegratorLine)
    .map((line) => ({
      message: {
        ...noMessage,
        text: line.trim().slice(0, 1000),
        said: line,
        status: statusInText(line),
        form: 'words' as const,
      },
      integration: (isRecord(row) ? vendorOfRow(row) : null) ?? vendorInText(line),
      thirdParty: true,
      ...toldBy(row, line.trim()),
    }));
}

// Answers that are pages or files by nature.
const servesPages =
  /\/api\/(attachment|pdf|emailtemplate|document|print|kbarticle|signature|brandin|customcss|file)/;

/** A sign-in page of a network, a filter or a proxy answers 200 with a page for everything. */
function pageInstead(body: Body, path: string): HiddenFailure | null {
  if (body.mayBeMarkup?.() === false) return null;
  const { text } = body;
  // Nearly every answer is JSON, and a slice of it costs more than this look.
  if (text === null || text.startsWith('{') || text.startsWith('[')) return null;
  const start = text.slice(0, 300).trimStart();
  if (!start.startsWith('<') || servesPages.test(path)) return null;
  if (!/^<(!doctype html|html)\b/i.test(start)) return null;
  const message = messageOf(text.slice(0, 60_000));
  return { message, integration: null, thirdParty: false, isPage: true };
}

/** A script whose file is gone is often answered with the start page, and a status of success. */
function scriptPage(path: string, body: Body): readonly HiddenFailure[] {
  if (!/\.m?js$/.test(path) || body.mayBeMarkup?.() === false || body.text === null) return [];
  if (!/^\s{0,20}<(!doctype html|html)\b/i.test(body.text.slice(0, 300))) return [];
  return [{ message: noMessage, integration: null, thirdParty: false, isPage: true }];
}

function isImport(place: Place, requestBody: Body): boolean {
  if (place.resource === 'integrationdata')
    return !/\/integrationdata\/(get|search)(\/|$)/.test(place.path);
  if (importPath.test(place.path)) return true;
  return (
    place.method === 'POST' &&
    /"(_isimport|_forcethirdpartysync)"\s{0,3}:\s{0,3}true/i.test(
      requestBody.text?.slice(0, 200_000) ?? '',
    )
  );
}

/** Results of an import or a sync: each row that says it failed. */
function inResults(body: Body, place: Place): readonly HiddenFailure[] {
  const text = textOf(body, /error|success|fail|"status/i);
  const value = text === null ? undefined : unwrapped(parsedJson(text));
  const rows = isRecord(value)
    ? [
        value,
        ...Object.values(value)
          .filter((field) => Array.isArray(field))
          .flatMap((field) => field.slice(0, 2000) as unknown[]),
      ]
    : rowsOf(value);
  const remote = place.resource === 'integrationdata';
  const told = isRecord(value) ? listedErrors(fieldsOf(value)) : [];
  return distinct([
    ...told,
    ...rows.slice(0, 5000).flatMap((row) => {
      if (typeof row === 'string') return isIntegratorLine(row) ? lineFailures(row) : [];
      return isRecord(row) ? rowFailure(row, remote) : [];
    }),
  ]);
}

/** `errors: ["Could not import … Error = 401 Unauthorized"]`: each that names a status. */
function listedErrors(fields: ReadonlyMap<string, unknown>): readonly HiddenFailure[] {
  return ['errors', 'errormessages', 'failures']
    .map((name) => fields.get(name))
    .filter((list) => Array.isArray(list))
    .flatMap((list: readonly unknown[]) => list.slice(0, 2000))
    .filter((text): text is string => typeof text === 'string' && statusInText(text) !== null)
    .map((text) => ({
      message: withStatus(messageOfValue(text)),
      integration: vendorInText(text),
      thirdParty: true,
    }));
}

function rowFailure(
  row: Readonly<Record<string, unknown>>,
  remote: boolean,
): readonly HiddenFailure[] {
  const fields = fieldsOf(row);
  const refused =
    fields.get('success') === false ||
    fields.get('succeeded') === false ||
    fields.get('issuccess') === false;
  const error =
    ['error', 'errormessage', 'exceptionmessage']
      .map((name) => fields.get(name))
      .find(isFilledIn) ?? namedError(fields);
  const status =
    ['status', 'statuscode', 'httpstatus', 'errorcode', 'code', 'resultcode']
      .map((name) => statusOf(fields.get(name)))
      .find((named) => named !== null) ?? null;
  if (!refused && error === undefined && (status === null || !isFilledIn(fields.get('message'))))
    return [];
  // An answer that wraps its rows repeats nothing of theirs: only its own message counts.
  const own = Object.fromEntries(
    Object.entries(row).filter(([name, field]) => !Array.isArray(field) || /^errors$/i.test(name)),
  );
  const whole = messageOfValue(own);
  const message = withStatus(
    whole.text === null && typeof error === 'string'
      ? messageOfValue(error)
      : { ...whole, status: whole.status ?? status },
  );
  if (!refused && message.status === null && !remote) return [];
  return message.text === null && message.status === null
    ? []
    : [
        {
          message,
          integration: vendorOfRow(row) ?? vendorInText(message.said),
          thirdParty: remote || message.status !== null,
        },
      ];
}

/**
 * A result's own field such as `xero_sync_error`, where it names a status; what was remembered from
 * an earlier sync is none.
 */
function namedError(fields: ReadonlyMap<string, unknown>): unknown {
  for (const [name, value] of fields) {
    if (
      name.endsWith('error') &&
      !name.startsWith('_') &&
      !name.includes('last') &&
      typeof value === 'string' &&
      statusInText(value) !== null
    )
      return value;
  }
  return undefined;
}

function isFilledIn(value: unknown): boolean {
  return (
    (typeof value === 'string' && value.trim() !== '') ||
    isRecord(value) ||
    (Array.isArray(value) && value.length > 0)
  );
}

// Halo's own begin with the name of the exception or with their code; a cheap look at the beginning
// spares healthy answers the rest.
const ownError = /^[\s\uFEFF]{0,20}["[]{0,2}\{\s{0,20}\\?"(classname|resultcode|errormessage)\\?"/i;
const firstName =
  /^[\s\uFEFF]{0,20}["[]{0,2}\{\s{0,20}\\?"(@?[\w.-]{1,40})\\?"\s{0,5}:\s{0,5}(null|false|\[\]|\\?"\\?")?/;

/**
 * A third party's error begins with a name that errors have: the rest of a healthy answer need not
 * be read.
 */
function beginsAsError(text: string): boolean {
  const first = firstName.exec(text.slice(0, 200));
  return (
    first !== null &&
    (first[2] !== undefined ||
      errorWords.test((first[1] ?? '').toLowerCase().replace(/[_\-.@]/g, '')))
  );
}

/** The whole answer is an error: a third party's passed on. */
function inRemoteAnswer(body: Body): readonly HiddenFailure[] {
  const text = textOf(body, /^[\s\uFEFF]{0,20}["{[]/, 200_000);
  if (text === null) return [];
  if (!beginsAsError(text))
    return text.trimStart().startsWith('"') && text.length < 2000 ? inBareString(text) : [];
  const value = onlyRecord(text);
  return value !== null && isNothingButError(fieldsOf(value)) ? rowFailure(value, true) : [];
}

/** The whole answer is an exception of Halo's. */
function inOwnAnswer(body: Body): readonly HiddenFailure[] {
  const begin = body.ends?.()?.begin;
  if (begin !== undefined && !ownError.test(begin)) return [];
  const text = textOf(body, ownError, 20_000);
  const value = text === null ? null : onlyRecord(text);
  if (value === null) return [];
  const fields = fieldsOf(value);
  const exception =
    isFilledIn(fields.get('classname')) &&
    isFilledIn(fields.get('message')) &&
    ['stacktracestring', 'hresult', 'innerexception'].some((name) => fields.has(name));
  const coded =
    statusOf(fields.get('resultcode')) !== null && isFilledIn(fields.get('errormessage'));
  return exception || coded ? [ownFailure(messageOfValue(value))] : [];
}

/** The record that an answer is, or the only one of its list. */
function onlyRecord(text: string): Readonly<Record<string, unknown>> | null {
  const answer = unwrapped(parsedJson(text));
  const value: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
  return isRecord(value) ? value : null;
}

/** Data never comes as one bare string: a status in it is the third party's refusal. */
function inBareString(text: string): readonly HiddenFailure[] {
  const message = messageOfValue(parsedJson(text));
  const status = statusInText(message.said);
  return status === null
    ? []
    : [{ message: { ...message, status }, integration: null, thirdParty: true }];
}

const errorWords =
  /^(errors?|errormessage|errordescription|erroruri|errorcode|errornumber|errortype|exceptionmessage|message|messagedetail|detail|details|title|type|status|statuscode|statustext|httpstatus|httpstatuscode|code|resultcode|success|succeeded|issuccess|ok|reason|fault|innererror|innerexception|classname|timestamp|path|instance|traceid|requestid|correlationid|help|link|documentation|stacktracestring|hresult)$/;

/**
 * Data of a third party may have a field called error too ("disk full"): an answer counts where it
 * holds nothing else.
 */
function isNothingButError(fields: ReadonlyMap<string, unknown>): boolean {
  return [...fields].every(
    ([name, value]) =>
      errorWords.test(name) ||
      value === null ||
      value === false ||
      value === '' ||
      (Array.isArray(value) && value.length === 0),
  );
}

function tokenError(body: Body): readonly HiddenFailure[] {
  const text = textOf(body, /"error"/i);
  const value = text === null ? undefined : parsedJson(text);
  return isRecord(value) &&
    typeof value['error'] === 'string' &&
    value['error'] !== '' &&
    value['access_token'] === undefined
    ? [ownFailure(messageOfValue(value))]
    : [];
}
