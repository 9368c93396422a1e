import { isRecord } from '../basics/json.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import type { Run } from '../exchange/run.ts';
import { addressOf } from './address.ts';
import { apiResource } from './area.ts';
import { parsedJson } from './body-text.ts';
import { loggedStep } from './integrator-log.ts';
import { isConnection, lastRunsIn } from './last-error.ts';
import { fieldsOf, statusOf } from './message.ts';
import { statusInText } from './named-status.ts';
import { routeOf } from './route.ts';
import { saysLater } from './taken-in.ts';
import { dateOf, rowsOf, textOf, unwrapped } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;
type Fields = ReadonlyMap<string, unknown>;

/** Of a longer list the rest is older than anybody looks for. */
const mostRows = 5000;

/** What a list of runs says of each: what ran, for which record, and how it ended. */
interface RunKind {
  readonly of: (fields: Fields) => string;
  readonly for: (fields: Fields) => string;
  readonly ended: (fields: Fields) => Run['ended'];
}

const attempts: RunKind = {
  of: (fields) => idOf(fields, 'relatedid', 'webhookid', 'scheduleid'),
  for: () => '',
  ended: (fields) => (wordOf(fields, 'errormessage', 'error') === '' ? endOf(fields) : 'badly'),
};

const kinds: ReadonlyMap<string, RunKind> = new Map(
  Object.entries<RunKind>({
    automation: {
      of: (fields) => idOf(fields, 'runbookid', 'runbookname'),
      for: (fields) => recordOf(fields.get('ticketid')),
      ended: (fields) => {
        const end = endOf(fields);
        return end === 'well' || wordOf(fields, 'error') === '' ? end : 'badly';
      },
    },
    incomingwebhookattempt: attempts,
    outgoingattempt: attempts,
    webhookevent: attempts,
    scheduleoccurrence: attempts,
    integrationrequest: {
      of: (fields) => {
        const { host, path } = addressOf(wordOf(fields, 'url'));
        return host === '' ? '' : `${wordOf(fields, 'operation')} ${host}${routeOf(path)}`;
      },
      for: askedFor,
      ended: (fields) => {
        if (fields.get('isoutgoing') !== true) return 'unknown';
        if (statusOf(fields.get('resultcode')) !== null) return 'badly';
        return /^2\d\d$/.test(String(fields.get('resultcode') ?? '')) ? 'well' : 'unknown';
      },
    },
    // A row stands here as long as it failed: none ever tells of a success.
    integrationerror: {
      of: (fields) => `${idOf(fields, 'moduleid', 'modulename')} ${idOf(fields, 'entitytype')}`,
      for: (fields) => idOf(fields, 'entityid', 'entityname'),
      ended: () => 'badly',
    },
  }),
);

/**
 * What ran, and for which record: the newest of rows alike in this decides. Of calls to another system
 * each route counts once, for a log of them is long and most of it history.
 */
export function runKindOf(resource: string, fields: Fields): string {
  const kind = kinds.get(resource);
  if (kind === undefined) return '';
  return resource === 'integrationrequest'
    ? kind.of(fields)
    : `${kind.of(fields)} ${kind.for(fields)}`;
}

/** Statuses that say nothing about the record: the key is wrong, or too much was asked. */
const ofAnyRecord = new Set([401, 407, 429]);
/** Of an API, which is no record. */
const version = /\/(?:v\d[\d.]*|\d+\.\d+)(?=\/)/gi;
const recordNames = /(?:^|[a-z_])(?:id|guid|number|name|email|reference|key)$/i;

/**
 * The record that another system was asked about: the one in the address, and what the body names.
 * '' where any record tells the same. What is sent without a name is like nothing else.
 */
function askedFor(fields: Fields): string {
  if (ofAnyRecord.has(statusOf(fields.get('resultcode')) ?? 0)) return '';
  const { path } = addressOf(wordOf(fields, 'url'));
  const sent = namesIn(unwrapped(parsedJson(wordOf(fields, 'requestbody').slice(0, 100_000))));
  const isRead = /^(get|head)$/i.test(wordOf(fields, 'operation'));
  const isNamed = sent.length > 0 || isRead || routeOf(path.replace(version, '')).includes('{id}');
  return [path.toLowerCase(), ...sent, ...(isNamed ? [] : [idOf(fields, 'id')])].join(' ');
}

function namesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value])
    .slice(0, 50)
    .filter(isRecord)
    .flatMap((record) =>
      Object.entries(record).flatMap(([name, field]) =>
        recordNames.test(name) && (typeof field === 'string' || typeof field === 'number')
          ? [`${name}=${field}`.toLowerCase()]
          : [],
      ),
    );
}

/** The row with what its answer tells of how something ended: its runs, or that it is yet to be done. */
export function withRuns(row: ExchangeRow, exchange: Exchange): ExchangeRow {
  const runs = runsOf(exchange);
  if (runs !== null) return { ...row, runs };
  return saysLater(exchange) ? { ...row, isTakenIn: true } : row;
}

/** null where the answer tells of no runs. */
function runsOf({ request, response }: Exchange): readonly Run[] | null {
  if (request.method !== 'GET' || response === null || response.status >= 300) return null;
  const { lower } = addressOf(request.url);
  const resource = apiResource(lower);
  const reader = resource === null ? null : readerOf(resource, lower);
  if (resource === null || reader === null) return null;
  const text = textOf(response.body, reader.tell);
  const value = text === null ? undefined : unwrapped(parsedJson(text));
  if (value === undefined || value === null) return null;
  return reader.runs(value, resource);
}

interface Reader {
  /** The body of nothing else is read. */
  readonly tell: RegExp;
  readonly runs: (value: unknown, resource: string) => readonly Run[] | null;
}

function readerOf(resource: string, path: string): Reader | null {
  const kind = kinds.get(resource);
  if (kind !== undefined)
    return { tell: /\S/, runs: (value) => runRows(value).map((row) => runIn(row, kind, resource)) };
  if (resource === 'integratorlog') return { tell: /\S/, runs: loggedRuns };
  // What is read of an import or a sync is its past; what IntegrationData reads is there now.
  const isPast = /import|sync/.test(path) && resource !== 'integrationdata';
  if (!isConnection(resource)) return isPast ? { tell: /\S/, runs: () => [] } : null;
  return {
    tell: /error"\s{0,3}:/i,
    runs: (value) => {
      const runs = runRows(value).flatMap((row) => connectionRuns(row, resource, path));
      return runs.length === 0 && !isPast ? null : runs;
    },
  };
}

function runIn(row: Row, kind: RunKind, resource: string): Run {
  const fields = fieldsOf(row);
  const of = kind.of(fields);
  return {
    of: `${resource} ${of}`,
    for: kind.for(fields),
    // Where it is not told what ran, no later run can be one of the same.
    place: of === '' ? null : placeOf(row),
    ended: kind.ended(fields),
    status: statusOf(fields.get('resultcode')),
  };
}

/**
 * The last run of a connection. Its date is its place: only a later run proves anything, for an error
 * that is not remembered any more may only have been cleared.
 */
function connectionRuns(row: Row, resource: string, path: string): readonly Run[] {
  const id = idOf(fieldsOf(row), 'id') || (/\/(\d{1,9})\/?$/.exec(path)?.[1] ?? '');
  return lastRunsIn(row).map(({ of, error, ranAt }) => ({
    of: `${resource} ${id} ${of}`.trimEnd(),
    for: '',
    place: id === '' ? null : ranAt,
    ended: error !== '' ? 'badly' : ranAt ? 'well' : 'unknown',
    status: null,
  }));
}

/** Lines of the integrator's log: each tells of one record. */
function loggedRuns(value: unknown): readonly Run[] {
  return rowsOf(value)
    .slice(0, mostRows)
    .flatMap((row) => {
      const of = isRecord(row) ? idOf(fieldsOf(row), 'module', 'moduleid', 'modulename') : '';
      const place = isRecord(row) ? placeOf(row) : null;
      return linesIn(row).flatMap((line): Run[] => {
        const step = loggedStep(line);
        if (step === null) return [];
        return [
          {
            of: `integratorlog ${of} ${step.what}`,
            for: step.record,
            place,
            ended: step.ended,
            status: statusInText(line),
          },
        ];
      });
    });
}

/** The lines of all texts of a row, or of a log that is text itself. */
export function linesIn(row: unknown): readonly string[] {
  const texts = isRecord(row) ? Object.values(row) : [row];
  return texts
    .filter((text): text is string => typeof text === 'string')
    .flatMap((text) => text.split(/\r\n|\r|\n/));
}

export function runRowsIn(text: string): readonly Row[] {
  return runRows(unwrapped(parsedJson(text)));
}

/** Rows of a list; the detail of one row has lists of its own. */
function runRows(value: unknown): readonly Row[] {
  const rows = isRecord(value) && 'id' in value ? [value] : rowsOf(value);
  return rows.filter(isRecord).slice(0, mostRows);
}

/** A number that grows from row to row: its id, else its date; null where it has neither. */
export function placeOf(row: Row): number | null {
  const id = fieldsOf(row).get('id');
  return typeof id === 'number' ? id : dateOf(row);
}

/** A status of 2 is a good end; what has another one or none, and no error, may be under way. */
function endOf(fields: Fields): Run['ended'] {
  return fields.get('status') === 2 ? 'well' : 'unknown';
}

/** The first of these fields that holds a word; '' where none does. */
export function wordOf(fields: Fields, ...names: readonly string[]): string {
  return (
    names
      .map((name) => fields.get(name))
      .find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? ''
  );
}

function idOf(fields: Fields, ...names: readonly string[]): string {
  const value = names
    .map((name) => fields.get(name))
    .find((one) => typeof one === 'number' || (typeof one === 'string' && one.trim() !== ''));
  return value === undefined ? '' : String(value).trim().toLowerCase();
}

/** 0 stands for none. */
function recordOf(value: unknown): string {
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^(0|-1)$/.test(id) ? '' : id;
}
