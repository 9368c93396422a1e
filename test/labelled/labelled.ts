import type { Confidence, Refuser } from '../../shared/rules/diagnosis.ts';
import {
  type Exchange,
  noBody,
  type ResourceType,
  toldExchange,
} from '../../shared/exchange/exchange.ts';

/** One request of a case, as a writer puts it down; what is left out is harmless. */
export interface Call {
  readonly method?: string;
  /** A path stands on the case's Halo. */
  readonly url?: string;
  readonly status?: number;
  /** An object is sent as JSON; undefined: the body was not recorded. */
  readonly body?: unknown;
  readonly type?: string;
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: unknown;
  readonly sentHeaders?: Readonly<Record<string, string>>;
  readonly failure?: string;
  readonly cors?: string;
  readonly kind?: ResourceType;
  readonly page?: string;
  readonly ms?: number;
  /** Seconds since the call before it. */
  readonly wait?: number;
  readonly line?: string;
  readonly redirect?: string;
}

/** Every field of the diagnosis that an expert gives; `at` counts the case's own calls from 0. */
export interface Expected {
  readonly cause: string;
  readonly example?: string;
  readonly status: number;
  readonly wireStatus?: number | null;
  readonly refusedBy: Refuser;
  readonly integration?: string;
  readonly customOnly?: boolean;
  readonly message: string | null;
  /** Acceptable ones; where the facts prove nothing, `certain` is not among them. */
  readonly confidence?: readonly Confidence[];
  readonly at: readonly number[];
}

export interface Labelled {
  readonly name: string;
  readonly calls: readonly Call[];
  /** Most important first; empty in a trap. */
  readonly expected: readonly Expected[];
  readonly host?: string;
  /** How many of the case's own calls are set aside. */
  readonly aside?: number;
  /** Nothing healthy follows: the case ends the recording. */
  readonly last?: boolean;
  /** Nothing healthy comes before. */
  readonly first?: boolean;
}

const start = Date.UTC(2026, 2, 3, 9, 0, 0);

const before: readonly Call[] = [
  { url: '/', kind: 'document', type: 'text/html', body: '<!doctype html><title>Halo</title>' },
  { url: '/api/authinfo', body: { auth_url: 'https://auth.example/auth', tenant_id: 'acme' } },
  { url: '/api/Agent/me', body: { id: 7, name: 'Sam Field' } },
  {
    url: '/favicon.ico',
    status: 404,
    kind: 'other',
    type: 'text/html',
    body: '<title>404</title>',
  },
  {
    url: '/api/Tickets?count=20',
    body: {
      record_count: 1,
      tickets: [
        { id: 5, summary: 'Customer gets 403 Forbidden and "Token not found" in their own app' },
      ],
    },
  },
  {
    url: 'https://www.google-analytics.com/g/collect?v=2',
    method: 'POST',
    failure: 'net::ERR_BLOCKED_BY_CLIENT',
    kind: 'ping',
  },
  { url: '/api/OnlineStatus', body: [] },
];

const after: readonly Call[] = [
  { url: '/api/OnlineStatus', body: [] },
  {
    url: '/api/Tickets/5?includedetails=true',
    body: {
      id: 5,
      details:
        'Error = 401 Unauthorized. Rate Limit Reached - 300 Requests per rolling 5 minute window',
    },
  },
  { url: '/api/Client?search=gr', failure: 'net::ERR_ABORTED', kind: 'xhr' },
  { url: 'https://cdn.tracker.example/t.js', status: 503, kind: 'script', body: '' },
  { url: '/api/Status', body: [{ id: 1, name: 'New' }] },
];

/** Set aside among the noise around every case. */
const noiseBefore = 2;
const noiseAfter = 2;

export interface Scene {
  readonly exchanges: readonly Exchange[];
  /** Index of the case's first call. */ readonly offset: number;
  readonly aside: number;
}

/** The case's exchanges with everyday traffic around them; text stands alone. */
export function sceneOf(labelled: Labelled): Scene {
  if (labelled.calls.some((call) => call.line !== undefined)) {
    return {
      exchanges: labelled.calls.map((call, at) => textLine(call, at + 1)),
      offset: 1,
      aside: 0,
    };
  }
  const lead = labelled.first === true ? [] : before;
  const trail = labelled.last === true ? [] : after;
  const host = labelled.host ?? 'https://acme.halopsa.com';
  let time = start;
  const exchanges = [...lead, ...labelled.calls, ...trail].map((call, index) => {
    time += (call.wait ?? 1) * 1000;
    return traffic(call, index, time, host);
  });
  return {
    exchanges,
    offset: lead.length,
    aside:
      (lead.length > 0 ? noiseBefore : 0) +
      (trail.length > 0 ? noiseAfter : 0) +
      (labelled.aside ?? 0),
  };
}

function traffic(call: Call, index: number, startedAt: number, host: string): Exchange {
  const failed = call.failure !== undefined || call.cors !== undefined;
  const status = call.status ?? (failed ? 0 : 200);
  const onHost = (url: string): string => (url.startsWith('/') ? host + url : url);
  return {
    id: `har-${index}`,
    index,
    source: 'har',
    startedAt,
    duration: call.ms ?? 80,
    request: {
      method: call.method ?? 'GET',
      url: onHost(call.url ?? '/api/Tickets'),
      headers: list(call.sentHeaders),
      body: call.sent === undefined ? noBody : { ...noBody, text: written(call.sent) },
    },
    response: status <= 0 ? null : response(call, status),
    failure: failed ? failure(call) : null,
    state: failed ? 'failed' : 'done',
    resourceType: call.kind ?? 'xhr',
    timings: null,
    pageUrl: call.page === undefined ? null : onHost(call.page),
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function failure(call: Call): Exchange['failure'] {
  return {
    text: call.failure ?? 'net::ERR_FAILED',
    canceled: call.failure === 'net::ERR_ABORTED',
    corsError: call.cors ?? null,
    blockedReason: null,
  };
}

function response(call: Call, status: number): Exchange['response'] {
  return {
    status,
    statusText: '',
    headers: list(call.headers),
    httpVersion: 'h2',
    remoteAddress: null,
    from: 'network',
    redirectUrl: call.redirect ?? null,
    body: bodyOf(call),
  };
}

/** A body that the case leaves out was not recorded. */
function bodyOf(call: Call): Exchange['request']['body'] {
  if (call.body === undefined) return { ...noBody, mimeType: call.type ?? '' };
  const text = written(call.body);
  const known = text === '' ? '' : text.startsWith('<') ? 'text/html' : 'application/json';
  const mimeType = call.type ?? known;
  const size = text.length;
  if (call.base64 !== true) return { ...noBody, text, mimeType, size };
  const bytes = new TextEncoder().encode(text);
  return { ...noBody, base64: btoa(String.fromCharCode(...bytes)), mimeType, size };
}

function textLine({ method, url, status = 0, line: text = '' }: Call, line: number): Exchange {
  return toldExchange({
    line,
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    status,
    text,
  });
}

function list(
  headers: Readonly<Record<string, string>> | undefined,
): Exchange['request']['headers'] {
  return Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
}
