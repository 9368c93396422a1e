import { addressOf } from './address.ts';
import { isConnection, lastRunsIn } from './last-error.ts';
import { fieldsOf, messageOf, messageOfValue, statusOf } from './message.ts';
import {
  dateOf,
  distinct,
  type HiddenFailure,
  type Place,
  type RowKind,
  textOf,
  toldBy,
  vendorOfRow,
  withStatus,
} from './rows.ts';
import { placeOf, runKindOf, runRowsIn, wordOf } from './runs.ts';
import { vendorInText, vendorOfAddress, vendorOfHost } from './third-party.ts';
import { type Body, noBody } from '../exchange/exchange.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows older than this are history: what was looked up today is what somebody looks for. */
const recent = 86_400_000;

/**
 * Failures that stand as rows in an answer that succeeded: runs of runbooks, attempts of webhooks,
 * schedules, what Halo asked of others, and the last error of a connection that was opened. null
 * where the resource holds no such rows.
 */
export function rowFailures(body: Body, place: Place): readonly HiddenFailure[] | null {
  return rowReader(place.resource)?.(body, place) ?? null;
}

/** Whether answers of a resource may hold such rows. */
export function mayHoldRows(resource: string): boolean {
  return rowReader(resource) !== null;
}

type RowReader = (body: Body, place: Place) => readonly HiddenFailure[] | null;

const rowReaders: ReadonlyMap<string, RowReader> = new Map<string, RowReader>([
  ['automation', runs],
  ['incomingwebhookattempt', (body) => attempts(body, 'webhook')],
  ['outgoingattempt', (body) => attempts(body, 'webhook')],
  ['scheduleoccurrence', (body) => attempts(body, 'schedule')],
  ['webhookevent', (body, { startedAt }) => attempts(body, 'webhook', startedAt)],
  ['integrationrequest', outgoing],
  ['integrationerror', errorRows],
]);

function rowReader(resource: string): RowReader | null {
  return rowReaders.get(resource) ?? (isConnection(resource) ? lastErrors : null);
}

function rowsIn(body: Body, tell: RegExp): readonly Row[] {
  const text = textOf(body, tell);
  return text === null ? [] : runRowsIn(text);
}

/**
 * A run with status 2 went well; any other with an error ended in a step that fails. Of each runbook
 * and ticket the newest run decides: what failed before it is history.
 */
function runs(body: Body): readonly HiddenFailure[] {
  const rows = rowsIn(body, /"error"\s{0,3}:\s{0,3}"[^"]/i);
  return distinct(
    newestOf(rows, 'automation').flatMap((row) => {
      const fields = fieldsOf(row);
      const error = wordOf(fields, 'error');
      if (error === '' || fields.get('status') === 2) return [];
      return [{ ...told(error, 'runbook'), ...toldBy(row, error) }];
    }),
  );
}

/** What the failed runs of a pasted answer say: rows of nothing else name a runbook. */
export function failedRunsIn(text: string): readonly string[] {
  if (!/"runbook_?(?:id|name)"/i.test(text)) return [];
  return runs({ ...noBody, text }).flatMap(({ message }) => message.text ?? []);
}

function told(words: string, row: RowKind): HiddenFailure {
  return { message: messageOfValue(words), integration: null, thirdParty: false, row };
}

/** Of rows of one kind the newest: by id, else as the list has them, newest first. */
function newestOf(rows: readonly Row[], resource: string): readonly Row[] {
  const newest = new Map<string, Row>();
  const place = (row: Row): number => placeOf(row) ?? -Infinity;
  for (const row of rows) {
    const kind = runKindOf(resource, fieldsOf(row));
    const known = newest.get(kind);
    if (known === undefined || place(row) > place(known)) newest.set(kind, row);
  }
  return [...newest.values()];
}

/** Attempts and occurrences that carry an error; where `now` is given, only those of the last day. */
function attempts(
  body: Body,
  row: RowKind,
  now: number | null | undefined = undefined,
): readonly HiddenFailure[] {
  return distinct(
    newestOf(rowsIn(body, /"error(?:_?message)?"\s{0,3}:\s{0,3}"[^"]/i), 'webhookevent').flatMap(
      (one) => {
        const words = wordOf(fieldsOf(one), 'errormessage', 'error');
        const date = dateOf(one);
        const old = now !== undefined && (now === null || date === null || now - date > recent);
        return words === '' || old ? [] : [{ ...told(words, row), ...toldBy(one, words) }];
      },
    ),
  );
}

/**
 * What Halo asked of a third party, and was refused. Rows that do not say that the call went out
 * are no proof of who refused.
 */
function outgoing(body: Body): readonly HiddenFailure[] {
  const rows = rowsIn(body, /"result_?code"\s{0,3}:\s{0,3}"?[45]\d\d/i).filter(
    (row) => fieldsOf(row).get('isoutgoing') === true,
  );
  return distinct(
    newestOf(rows, 'integrationrequest').flatMap((row) => {
      const fields = fieldsOf(row);
      const status = statusOf(fields.get('resultcode'));
      if (status === null) return [];
      const body = wordOf(fields, 'responsebody');
      const { host } = addressOf(wordOf(fields, 'url'));
      return [
        {
          message: { ...messageOf(body), status },
          integration: vendorOfHost(host) ?? vendorOfRow(row) ?? vendorInText(body),
          thirdParty: true,
          row: 'log' as const,
          ...toldBy(row, body),
        },
      ];
    }),
  );
}

/** Rows of IntegrationError carry dates: only those of the last day count. */
function errorRows(body: Body, { startedAt }: Place): readonly HiddenFailure[] {
  if (startedAt === null) return [];
  return distinct(
    rowsIn(body, /"error"\s{0,9}:\s{0,9}"[^"]/i).flatMap((row) => {
      const date = dateOf(row);
      if (date === null || Math.abs(startedAt - date) > recent) return [];
      const fields = fieldsOf(row);
      const message = messageOfValue(fields.get('error') ?? '');
      return message.text === null
        ? []
        : [
            {
              message: withStatus(message),
              integration:
                vendorOfRow(row) ?? vendorInText(`${message.said} ${wordOf(fields, 'endpoint')}`),
              thirdParty: true,
              row: 'log' as const,
              ...toldBy(row, message.text),
            },
          ];
    }),
  );
}

/**
 * The last error that a connection remembers. It counts where this one connection was opened; a
 * list of connections is read by every page, and its old errors are history.
 */
function lastErrors(body: Body, { path, method, address }: Place): readonly HiddenFailure[] | null {
  if (method !== 'GET' || !/\/\d{1,9}\/?$/.test(path)) return null;
  const [row] = rowsIn(body, /error"\s{0,3}:\s{0,3}"[^"]/i);
  if (row === undefined) return null;
  const found = lastRunsIn(row).find(({ error }) => error !== '');
  if (found === undefined) return null;
  const message = withStatus(messageOfValue(found.error));
  if (message.text === null) return null;
  return [
    {
      message,
      integration: vendorOfAddress(address)?.name ?? vendorInText(message.said),
      thirdParty: true,
      row: 'log',
    },
  ];
}
