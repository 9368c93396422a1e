import { isRecord } from '../basics/json.ts';
import { parsedJson } from '../rules/body-text.ts';
import { fieldsOf, statusOf } from '../rules/message.ts';

/** The request that a line of a JSON log tells of. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
}

const methods = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i;
const address = /^(https?:\/\/|\/(api|auth)\/)\S{1,2000}$/i;

/**
 * `{"level":"error","method":"GET","url":"https://…","status":404}`: a program's own record of a
 * request; one without its method names the status of HTTP (`statusCode`). null for any other JSON:
 * a ticket has a status and a page an address, but neither.
 */
export function loggedRequest(text: string): LoggedRequest | null {
  const value = parsedJson(text);
  if (!isRecord(value)) return null;
  for (const record of [value, ...Object.values(value).filter(isRecord)]) {
    const found = requestOf(record);
    if (found !== null) return { ...found, status: found.status ?? requestStatus(value) };
  }
  return null;
}

function requestOf(record: Readonly<Record<string, unknown>>): LoggedRequest | null {
  const fields = fieldsOf(record);
  const method = wordOf(fields, methods, 'method', 'httpmethod', 'verb', 'requestmethod');
  const url = wordOf(fields, address, 'url', 'uri', 'path', 'endpoint', 'requesturl', 'requesturi');
  if (url === null) return null;
  if (method !== null) return { method: method.toUpperCase(), url, status: requestStatus(record) };
  const status = ['statuscode', 'httpstatus', 'httpstatuscode', 'httpcode']
    .map((name) => statusOf(fields.get(name)))
    .find((found) => found !== null);
  return status === undefined || status === null ? null : { method: '', url, status };
}

function requestStatus(record: Readonly<Record<string, unknown>>): number | null {
  const fields = fieldsOf(record);
  for (const name of ['status', 'statuscode', 'httpstatus', 'httpcode', 'responsestatus']) {
    const status = statusOf(fields.get(name));
    if (status !== null) return status;
  }
  return null;
}

function wordOf(
  fields: ReadonlyMap<string, unknown>,
  shape: RegExp,
  ...names: readonly string[]
): string | null {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === 'string' && shape.test(value)) return value;
  }
  return null;
}
