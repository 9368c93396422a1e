import type { Exchange } from '../exchange/exchange.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import type { Run } from '../exchange/run.ts';
import { addressOf } from './address.ts';
import { apiResource } from './area.ts';
import { parsedJson } from './body-text.ts';
import { fieldsOf, isRecord, statusOf } from './message.ts';
import { routeOf } from './route.ts';
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

const kinds: Readonly<Record<string, RunKind>> = {
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
      return `${wordOf(fields, 'operation')} ${host}${routeOf(path)}`;
    },
    for: () => '',
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
};

/** What ran, and for which record: rows alike in this are runs of one thing. */
export function runKindOf(resource: string, fields: Fields): string {
  const kind = kinds[resource];
  return kind === undefined ? '' : `${kind.of(fields)} ${kind.for(fields)}`;
}

/** The row with the runs that its answer lists. */
export function withRuns(row: ExchangeRow, exchange: Exchange): ExchangeRow {
  const runs = runsOf(exchange);
  return runs === null ? row : { ...row, runs };
}

/** The body of nothing else is read. */
const lists = new RegExp(`/api/(?:${Object.keys(kinds).join('|')})\\b`, 'i');

/** null where the answer is no list of runs. */
function runsOf({ request, response }: Exchange): readonly Run[] | null {
  if (request.method !== 'GET' || response === null || !lists.test(request.url)) return null;
  const resource = apiResource(addressOf(request.url).lower);
  const kind = resource === null ? undefined : kinds[resource];
  if (resource === null || kind === undefined || response.status >= 300) return null;
  const text = textOf(response.body, /\S/);
  if (text === null) return null;
  return runRowsIn(text)
    .slice(0, mostRows)
    .map((row): Run => {
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
    });
}

/** Rows of a list; the detail of one row has lists of its own. */
export function runRowsIn(text: string): readonly Row[] {
  const value = unwrapped(parsedJson(text));
  const rows = isRecord(value) && 'id' in value ? [value] : rowsOf(value);
  return rows.filter(isRecord);
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
