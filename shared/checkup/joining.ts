import { isRecord, jsonIn } from '../basics/json.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { addressOf } from '../rules/address.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { fieldsOf, messageOf } from '../rules/message.ts';
import { statusInText } from '../rules/named-status.ts';
import { timeOf, vendorOfRow } from '../rules/rows.ts';
import { displayName, isIntegratorLine, vendorInText, vendorOfHost } from '../rules/third-party.ts';

/** A call that failed in front of the user, and whose reason Halo may hide. */
export interface FailedCall {
  /** When it was sent, and when it was answered; milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly integration: string;
  /** The status that explains it; null where none is known. */
  readonly status: number | null;
  /** Names and numbers of the record it was about; none where it names none. */
  readonly records: readonly string[];
}

/** A row of Halo's own log of what it asked another system, or of what was refused there. */
export interface LoggedCall {
  readonly at: number;
  readonly integration: string | null;
  /** null where the row has none. */
  readonly status: number | null;
  readonly records: readonly string[];
  /** The other system's words; null where it gave none. */
  readonly words: string | null;
}

export interface Joined {
  /** The row that tells of this very call: time, integration and record agree. */
  readonly row: LoggedCall | null;
  /** Rows that may belong to it, the nearest in time first. */
  readonly maybe: readonly LoggedCall[];
}

/** Halo writes whole seconds, and the log may be a little late. Milliseconds. */
const early = 2_000;
const late = 30_000;
/** What was logged this near may still belong to it. */
const near = 5 * 60_000;
const mostMaybe = 3;

/** Which rows of the log tell of a failed call. A row is joined only where nothing speaks against. */
export function joinLog(call: FailedCall, rows: readonly LoggedCall[]): Joined {
  const others = rows
    .filter((row) => row.integration === call.integration && isRefusal(row))
    .filter(({ at }) => at >= call.from - near && at <= call.to + near)
    .toSorted((one, other) => distance(call, one) - distance(call, other));
  const inTime = others.filter(({ at }) => at >= call.from - early && at <= call.to + late);
  const agreeing = inTime.filter(
    (row) => isSameStatus(call, row) && isSameRecord(call, row, inTime),
  );
  const [first] = agreeing;
  const isOne = first !== undefined && agreeing.every((row) => tellsTheSame(row, first));
  const row = isOne ? first : null;
  return { row, maybe: others.filter((one) => one !== row).slice(0, row === null ? mostMaybe : 0) };
}

const isRefusal = ({ status, words }: LoggedCall): boolean =>
  status === null ? words !== null : status >= 400;

const distance = ({ from, to }: FailedCall, { at }: LoggedCall): number =>
  at < from ? from - at : Math.max(0, at - to);

/** Halo often answers 400 or 500 for whatever the other system said. */
function isSameStatus(call: FailedCall, { status }: LoggedCall): boolean {
  return (
    status === null ||
    call.status === null ||
    call.status === status ||
    call.status === 400 ||
    call.status === 500
  );
}

/**
 * The same record is named by both; where neither names one, only a single refusal in that time can
 * be meant.
 */
function isSameRecord(
  { records }: FailedCall,
  row: LoggedCall,
  inTime: readonly LoggedCall[],
): boolean {
  if (records.length > 0) return row.records.some((record) => records.includes(record));
  return row.records.length === 0 && inTime.every((other) => tellsTheSame(other, row));
}

const tellsTheSame = (one: LoggedCall, other: LoggedCall): boolean =>
  (one.status === null || other.status === null || one.status === other.status) &&
  one.words === other.words;

/** null where it names no other system, or no time. */
export function failedCallOf(
  { integration, status }: Pick<Diagnosis, 'integration' | 'status'>,
  { startedAt, duration, request }: Exchange,
): FailedCall | null {
  if (integration === null || startedAt === null) return null;
  return {
    from: startedAt,
    to: startedAt + (duration ?? 0),
    integration,
    status: status === 0 ? null : status,
    records: [...new Set([...recordsInAddress(request.url), ...recordsIn(request.body.text)])],
  };
}

/** What rows of a log are read with. */
export interface LogReading {
  /** Names of modules by their number. */
  readonly modules?: ReadonlyMap<number, string>;
  /** How far the clock that wrote the rows is ahead of this computer's, in milliseconds. */
  readonly ahead?: number;
}

/** Rows of `/api/IntegrationRequest`, `/api/IntegrationError` and `/api/IntegratorLog`. */
export function loggedCalls(answer: unknown, reading: LogReading = {}): readonly LoggedCall[] {
  const list = Array.isArray(answer)
    ? answer
    : isRecord(answer)
      ? (Object.values(answer).find((value) => Array.isArray(value)) ?? [])
      : [];
  return (list as readonly unknown[]).flatMap((row) => {
    const call = isRecord(row) ? loggedCall(row, reading) : null;
    return call === null ? [] : [call];
  });
}

function loggedCall(
  row: Readonly<Record<string, unknown>>,
  { modules = new Map(), ahead = 0 }: LogReading,
): LoggedCall | null {
  const fields = fieldsOf(row);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const at = timeOf(text('datelogged') || text('date'));
  if (at === null || fields.get('isoutgoing') === false) return null;
  // The integrator's own lines: most of them tell of what went well.
  const line = text('message');
  if (line !== '' && !isIntegratorLine(line)) return null;
  const module = fields.get('moduleid');
  const named = typeof module === 'number' ? modules.get(module) : undefined;
  const status = fields.get('resultcode') ?? statusInText(line);
  const words = messageOf(line || text('error') || text('responsebody')).text;
  return {
    at: at - ahead,
    integration:
      (named === undefined ? vendorOfRow(row) : displayName(named)) ??
      vendorOfHost(addressOf(text('url')).host) ??
      vendorInText(words ?? ''),
    status: typeof status === 'number' ? status : null,
    records: [
      ...new Set([
        ...recordsInAddress(text('url')),
        ...recordsIn(text('requestbody')),
        ...['entityid', 'entityname'].flatMap((name) => recordOf(fields.get(name))),
        ...[...line.matchAll(/\(([^()]{3,100})\)/g)].flatMap(([, name]) => recordOf(name)),
      ]),
    ],
    words,
  };
}

/** A number of one or two digits stands for too many things to tell one record from another. */
function recordOf(value: unknown): readonly string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = String(value).trim().toLowerCase();
  return text.length >= 3 && text.length <= 100 ? [text] : [];
}

function recordsInAddress(url: string): readonly string[] {
  const { path, query } = addressOf(url.slice(0, 4_000));
  const named = [...query.matchAll(/(?:^|&)(?:id|[a-z]+_?id|[a-z]+number)=([^&]{1,100})/gi)];
  return [
    ...path.split('/').filter((part) => /^(?:\d{3,}|[0-9a-f-]{32,36}|.*\d{3,}.*)$/i.test(part)),
    ...named.map(([, value]) => value ?? ''),
  ].flatMap(recordOf);
}

const names = /^(?:id|guid|reference|email|emailaddress|name|.*_?id|.*number)$/i;

/** Ids, numbers and names of the records that a body holds, one level deep. */
function recordsIn(body: string | null): readonly string[] {
  if (body === null || body.length > 1_000_000 || !/^\s*[[{]/.test(body)) return [];
  const value = jsonIn(body);
  return (Array.isArray(value) ? value : [value])
    .slice(0, 50)
    .filter(isRecord)
    .flatMap((record) =>
      Object.entries(record).flatMap(([name, field]) => (names.test(name) ? recordOf(field) : [])),
    );
}
