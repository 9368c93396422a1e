import {
  headerValue,
  type Exchange,
  type ExchangeResponse,
  type Failure,
  type ResourceType,
} from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import { noReason } from './har-writer.ts';
import type { Headers } from './entry-body.ts';
import { isTooDeep, listOf, membersOf, numberOf, type Members } from './values.ts';

/** What became of a request, as far as the file says. */
export interface Outcome {
  readonly status: number;
  readonly failure: Failure | null;
  readonly state: Exchange['state'];
  readonly notes: readonly Note[];
}

/** What a browser writes where the page itself gave up. */
const given = /ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|^cancell?ed$/i;

/**
 * Status and failure together. Chrome writes an error beside a whole answer where a stream was closed
 * or nothing was left to read, and status 0 where none came:
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/models/har/Log.ts
 */
export function outcomeOf(
  entry: Members,
  response: Members,
  textOf: (value: string) => string,
  namesReasons: boolean,
): Outcome {
  const socket = socketRefusal(entry, textOf);
  const status = socket.status ?? statusOf(entry, response);
  const error = errorOf(entry, response, textOf) ?? socket.text;
  if (
    status > 0 &&
    error !== null &&
    (given.test(error) || error.includes('ERR_HTTP_RESPONSE_CODE_FAILURE'))
  ) {
    return { status, failure: null, state: 'done', notes: [{ code: 'har.answerCounts', error }] };
  }
  if (error === noReason) return unsaid(entry, response, status);
  if (error !== null)
    return { status, failure: failureOf(error, entry, response), state: 'failed', notes: [] };
  if (status > 0) return { status, failure: null, state: 'done', notes: [] };
  const reason = charlesReason(entry, response);
  if (reason !== null)
    return { status, failure: failureOf(reason, entry, response), state: 'failed', notes: [] };
  // Chrome and Playwright name a reason for every failure; without one the request was still under
  // way when the file was saved.
  if (namesReasons)
    return { status, failure: null, state: 'incomplete', notes: [{ code: 'har.underWay' }] };
  return unsaid(entry, response, status);
}

/** It failed, and nothing says why. */
function unsaid(entry: Members, response: Members, status: number): Outcome {
  return {
    status,
    failure: failureOf('', entry, response),
    state: 'failed',
    notes: [{ code: 'har.noReason' }],
  };
}

function failureOf(text: string, entry: Members, response: Members): Failure {
  const blocked =
    response['_blockedReason'] ??
    entry['_blockedReason'] ??
    response['blockedReason'] ??
    entry['blockedReason'];
  return {
    text: text.slice(0, 1000),
    canceled: given.test(text),
    corsError: null,
    blockedReason: typeof blocked === 'string' && blocked !== '' ? blocked : null,
  };
}

function statusOf(entry: Members, response: Members): number {
  const written = numberOf(response['status']) ?? 0;
  if (written > 0) return Math.trunc(written);
  for (const other of [
    response['_responseCode'],
    entry['_responseCode'],
    response['_charlesStatus'],
    entry['_charlesStatus'],
  ]) {
    const code = numberOf(other);
    if (code !== null && code >= 100 && code <= 599) return code;
  }
  return Math.trunc(written);
}

/**
 * `_error` stands on the response (Chrome) or on the entry, as text, or as an object (capture-har);
 * Playwright writes `_failureText`.
 */
function errorOf(
  entry: Members,
  response: Members,
  textOf: (value: string) => string,
): string | null {
  for (const error of [
    response['_error'],
    entry['_error'],
    response['_errorText'],
    entry['_errorText'],
    response['_failureText'],
  ]) {
    if (typeof error === 'string' && error.trim() !== '') return textOf(error).trim();
    const members = membersOf(error);
    const message = members['message'] ?? members['text'] ?? members['code'];
    if (typeof message === 'string' && message !== '') return textOf(message);
    if (Object.keys(members).length > 0)
      return isTooDeep(members) ? '{…}' : JSON.stringify(members).slice(0, 300);
  }
  return null;
}

/** Charles writes -1 or 0 with the reason in a comment, or a word in `_charlesStatus`. */
function charlesReason(entry: Members, response: Members): string | null {
  for (const value of [
    response['comment'],
    entry['comment'],
    response['_charlesStatus'],
    entry['_charlesStatus'],
  ]) {
    if (typeof value === 'string' && value.trim() !== '' && value !== 'COMPLETE')
      return value.trim();
  }
  return null;
}

/**
 * Chrome shows a refused WebSocket as status 0 without an error; the only trace is its first
 * message.
 */
function socketRefusal(
  entry: Members,
  textOf: (value: string) => string,
): { readonly status: number | null; readonly text: string | null } {
  const first = membersOf(listOf(entry['_webSocketMessages'])[0]);
  if (first['type'] !== 'error' || typeof first['data'] !== 'string')
    return { status: null, text: null };
  const text = textOf(first['data']);
  const code = /response code:\s*(\d{3})/i.exec(text)?.[1];
  return { status: code === undefined ? null : Number(code), text };
}

/** Where the answer came from. */
export function originOf(
  entry: Members,
  response: Members,
  status: number,
): ExchangeResponse['from'] {
  const cache = entry['_fromCache'] ?? response['_fromCache'];
  if (cache === 'memory') return 'memory-cache';
  if (cache === 'disk' || cache === true) return 'disk-cache';
  if (response['_fetchedViaServiceWorker'] === true || entry['_fetchedViaServiceWorker'] === true)
    return 'service-worker';
  return status > 0 ? 'network' : 'unknown';
}

const types: Readonly<Record<string, ResourceType>> = {
  document: 'document',
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  media: 'media',
  manifest: 'manifest',
  fetch: 'fetch',
  xhr: 'xhr',
  websocket: 'websocket',
  eventsource: 'eventsource',
  preflight: 'preflight',
  ping: 'ping',
};

const destinations: Readonly<Record<string, ResourceType>> = {
  document: 'document',
  iframe: 'document',
  frame: 'document',
  empty: 'fetch',
  image: 'image',
  style: 'stylesheet',
  script: 'script',
  font: 'font',
  audio: 'media',
  video: 'media',
  manifest: 'manifest',
};

/**
 * What kind of thing was asked for: as written, else by what the browser asked with, else by what
 * came.
 */
export function resourceTypeOf(
  entry: Members,
  url: string,
  method: string,
  headers: Headers,
  mimeType: string,
): ResourceType {
  const written = entry['_resourceType'];
  const known = typeof written === 'string' ? types[written.toLowerCase()] : undefined;
  if (known !== undefined) return known;
  if (/^wss?:/i.test(url)) return 'websocket';
  if (method === 'OPTIONS' && headerValue(headers(), 'access-control-request-method') !== null)
    return 'preflight';
  const destination = destinations[headerValue(headers(), 'sec-fetch-dest') ?? ''];
  if (destination !== undefined) return destination;
  if (headerValue(headers(), 'x-requested-with') !== null) return 'xhr';
  return byMime(mimeType, headerValue(headers(), 'accept') ?? '');
}

function byMime(mimeType: string, accept: string): ResourceType {
  if (mimeType.startsWith('text/event-stream')) return 'eventsource';
  if (/html/.test(mimeType))
    return accept === '' || accept.startsWith('text/html') ? 'document' : 'xhr';
  if (/json|xml(?!.*svg)/.test(mimeType) && !mimeType.startsWith('image/')) return 'xhr';
  if (/javascript|ecmascript/.test(mimeType)) return 'script';
  if (mimeType.startsWith('text/css')) return 'stylesheet';
  if (mimeType.startsWith('image/')) return 'image';
  if (/^(?:audio|video)\//.test(mimeType)) return 'media';
  return /font/.test(mimeType) ? 'font' : 'other';
}
