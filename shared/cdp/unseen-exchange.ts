import {
  type Exchange,
  type Header,
  type ResourceType,
  headerValue,
  noBody,
} from '../exchange/exchange.ts';
import type { Logged } from './reconcile.ts';
import type { Answer, Sent } from './request-record.ts';

/** One hop as the browser's own log tells it. Times in milliseconds since 1970. */
export interface LoggedRequest extends Logged {
  readonly endedAt: number;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  readonly status: number | null;
  /** "net::ERR_…" where the request failed. */
  readonly error: string | null;
  readonly fromCache: boolean;
  /** Electron's word: `mainFrame`, `xhr`, `ping`, … */
  readonly resourceType: string;
}

const note = { code: 'recorded.onlyLogged' } as const;

/** A request that the recorder did not see, as far as the log tells it. */
export function unseenExchange(
  entry: LoggedRequest,
  place: { readonly id: string; readonly index: number },
): Exchange {
  const { status, error } = entry;
  const mimeType = (headerValue(entry.responseHeaders, 'content-type') ?? '').toLowerCase();
  return {
    ...place,
    source: 'live',
    startedAt: entry.at,
    duration: Math.max(0, entry.endedAt - entry.at),
    request: { method: entry.method, url: entry.url, headers: entry.requestHeaders, body: noBody },
    response:
      status === null
        ? null
        : {
            status,
            statusText: '',
            headers: entry.responseHeaders,
            httpVersion: '',
            remoteAddress: null,
            from: entry.fromCache ? 'disk-cache' : 'network',
            body: { ...noBody, mimeType, missing: note },
            redirectUrl:
              status >= 300 && status < 400 ? headerValue(entry.responseHeaders, 'location') : null,
          },
    failure:
      error === null
        ? null
        : {
            text: error,
            canceled: error === 'net::ERR_ABORTED',
            corsError: null,
            blockedReason: null,
          },
    state: error === null ? 'done' : 'failed',
    resourceType: resourceTypeOf(entry.resourceType),
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [note],
    messages: [],
  };
}

/** The answer as the log has it, for a request whose answer the protocol did not tell. */
export function loggedAnswer({ url, status, responseHeaders, fromCache }: LoggedRequest): Answer {
  return {
    url,
    status: status ?? 0,
    statusText: '',
    headers: responseHeaders,
    mimeType: '',
    protocol: '',
    remoteAddress: null,
    from: fromCache ? 'disk-cache' : 'network',
    timing: null,
  };
}

/** The start as the log has it; its clock is not the protocol's, so phases cannot be told. */
export function loggedSent({ url, method, requestHeaders, at }: LoggedRequest): Sent {
  return {
    url,
    method,
    headers: requestHeaders,
    postData: null,
    hasPostData: false,
    timestamp: null,
    startedAt: at,
    resourceType: null,
    pageUrl: null,
    initiator: null,
  };
}

function resourceTypeOf(word: string): ResourceType {
  switch (word) {
    case 'mainFrame':
    case 'subFrame':
      return 'document';
    case 'webSocket':
      return 'websocket';
    case 'stylesheet':
    case 'script':
    case 'image':
    case 'font':
    case 'media':
    case 'xhr':
    case 'ping':
      return word;
    default:
      return 'other';
  }
}
