import { type Exchange, headerValue, noBody, type ResourceType } from '../exchange/exchange.ts';
import { type Address, addressOf, basePath, isCall, queryValue } from './address.ts';
import { areaOf, isPortal } from './area.ts';
import { isInBackground } from './background.ts';
import { type AnswerShape, answerShape, bodyText } from './body-text.ts';
import type { Area, FailureKind } from './cause.ts';
import type { HiddenFailure, RowKind } from './rows.ts';
import type { FieldFault } from './field-fault.ts';
import { type Limits, limitsOf } from './limits.ts';
import { type Message, type MessageForm, messageOf, noMessage } from './message.ts';
import { partyOf } from './party.ts';
import { phraseText } from './phrase.ts';
import { routeOf } from './route.ts';
import { type Server, serverOf } from './server.ts';
import { signInFailure } from './sign-in-failure.ts';
import { forcedSync, vendorOfAddress } from './third-party.ts';

/**
 * All that is kept of a failed request: small, without its bodies, the same whatever stands around
 * it.
 */
export interface Evidence {
  readonly source: 'traffic' | 'text';
  readonly method: string;
  readonly origin: string;
  readonly host: string;
  /** What stands before `/api` where Halo lives deeper than the root. */
  readonly base: string;
  readonly path: string;
  readonly query: string;
  readonly route: string;
  readonly area: Area;
  readonly portal: boolean;
  /** null for text. */
  readonly wireStatus: number | null;
  /**
   * The third party's own where Halo wraps it; 0 where no response came; null where a text names
   * none.
   */
  readonly status: number | null;
  /** Words stand for that status, and no number does: texts must not say it. */
  readonly isStatusInferred: boolean;
  /** Whose words they are: `sure` where the words tell, `route` where only the address does. */
  readonly thirdParty: 'sure' | 'route' | 'no';
  readonly integration: string | null;
  readonly message: string | null;
  readonly form: MessageForm;
  /** What is wrong with which field, where the answer says so. */
  readonly faults: readonly FieldFault[];
  /** A pasted line says that Halo was asked. */
  readonly namesHalo: boolean;
  /** A pasted text does not tell who answered: whatever is said of it may be wrong. */
  readonly isUnsure: boolean;
  /** A pasted text tells of a failure in words, known or not. */
  readonly failing: boolean;
  /** Words, codes and inner messages, ready for phrases. */
  readonly said: string;
  readonly failure: FailureKind | null;
  readonly failureText: string | null;
  readonly answer: AnswerShape;
  readonly server: Server;
  readonly hidden: boolean;
  /** What the failure is a row of, inside a success; null where it is none. */
  readonly row: RowKind | null;
  /** The rows of a list that tell of it, as HiddenFailure.told; none where they cannot be known again. */
  readonly told: readonly string[];
  /** What the browser loaded; null for text. */
  readonly kind: ResourceType | null;
  readonly limits: Limits;
  /** The methods that the server says it takes at this address; none where it says nothing. */
  readonly allow: readonly string[];
  readonly duration: number | null;
  readonly startedAt: number | null;
  readonly signInSeen: boolean | null;
  /** The page it belongs to, as the request itself or the recording tells. */
  readonly page: string | null;
  readonly requestId: string | null;
  /** The server asks for Windows sign-in: its first 401 is part of the handshake. */
  readonly handshake: boolean;
  /** The page that sent it stands on another origin. */
  readonly crossOrigin: boolean;
  /** Nobody waits for it: a poll, a picture, a channel for live news. */
  readonly background: boolean;
  /** A page of Halo's own sent it, with a person in front of it; null where that is not recorded. */
  readonly fromPage: boolean | null;
}

/** Evidence of nothing: what a source does not tell stays as it is here. */
export const noEvidence: Evidence = {
  source: 'text',
  method: '',
  origin: '',
  host: '',
  base: '',
  path: '',
  query: '',
  route: '',
  area: 'other',
  portal: false,
  wireStatus: null,
  status: null,
  isStatusInferred: false,
  thirdParty: 'no',
  integration: null,
  message: null,
  form: 'none',
  faults: [],
  namesHalo: false,
  isUnsure: false,
  failing: false,
  said: phraseText(''),
  failure: null,
  failureText: null,
  answer: 'text',
  server: 'unknown',
  hidden: false,
  row: null,
  told: [],
  kind: null,
  limits: { limit: null, window: null, retryAfter: null, problem: null },
  allow: [],
  duration: null,
  startedAt: null,
  signInSeen: null,
  page: null,
  requestId: null,
  handshake: false,
  crossOrigin: false,
  background: false,
  fromPage: null,
};

interface Wire {
  readonly exchange: Exchange;
  readonly address: Address;
  readonly failure: FailureKind | null;
}

/** Evidence of a request that failed openly: an error status, or no whole response. */
export function evidenceOf(wire: Wire): Evidence {
  const { exchange, address, failure } = wire;
  const body = exchange.response?.body ?? noBody;
  const text = failure === null ? bodyText(body) : null;
  const message = signInFailure(exchange, address) ?? messageOf(text);
  const asked = message.text === null && failure === null ? challengeOf(exchange) : null;
  return assembled(wire, text, asked ?? message, null);
}

/**
 * The words of `WWW-Authenticate: Bearer error="invalid_token", error_description="…"` (RFC 6750),
 * where the body has none.
 */
function challengeOf(exchange: Exchange): Message | null {
  const header =
    headerValue(exchange.response?.headers ?? [], 'www-authenticate')?.slice(0, 2000) ?? '';
  const words = /\berror_description="([^"]{1,300})"/i.exec(header)?.[1] ?? null;
  const code = /\berror="([^"]{1,100})"/i.exec(header)?.[1] ?? '';
  return words === null && code === ''
    ? null
    : { ...noMessage, text: words ?? code, said: `${words ?? ''} ; ${code}`, form: 'words' };
}

/** Evidence of a failure inside an answer that says it succeeded. */
export function hiddenEvidence(wire: Wire, hidden: HiddenFailure): Evidence {
  return assembled(wire, null, hidden.message, hidden);
}

function assembled(
  wire: Wire,
  text: string | null,
  message: Message,
  hidden: HiddenFailure | null,
): Evidence {
  const { exchange, address, failure } = wire;
  const headers = exchange.response?.headers ?? [];
  const page = pageOf(exchange, address);
  const pageAddress = page === null ? null : addressOf(page);
  const wireStatus = Math.max(0, exchange.response?.status ?? 0);
  const shape =
    hidden === null
      ? answerShape(exchange.response?.body ?? noBody, text)
      : hidden.isPage === true
        ? 'html'
        : 'json';
  const server = failure !== null ? 'unknown' : serverOf(headers, shape, text, isCall(address));
  const limits = limitsOf(headers, message.said, exchange.startedAt);
  const party = partyOf({
    source: 'traffic',
    wireStatus,
    message,
    server,
    limits,
    hidden,
    vendor: vendorOfAddress(address),
    isMail: /\/api\/(mailbox|emailserver)/.test(address.lower),
    sync: forcedSync(exchange.request.body.text),
    namesHalo: false,
  });
  return {
    ...noEvidence,
    source: 'traffic',
    method: exchange.request.method.toUpperCase(),
    origin: address.origin,
    host: address.host,
    base: basePath(address.path),
    path: address.path.slice(0, 500),
    query: address.query.slice(0, 1000),
    route: routeOf(address.path.slice(0, 500)),
    area: areaOf(address, pageAddress, exchange.resourceType),
    portal: isPortal(address, pageAddress),
    wireStatus,
    status: failure === null ? party.status : 0,
    isStatusInferred: party.isInferred === true,
    thirdParty: failure === null ? party.thirdParty : 'no',
    integration: party.integration,
    // Where no answer came no server said anything: the browser's words stand apart.
    message: message.text,
    form: message.form,
    faults: message.faults,
    said: phraseText(message.said),
    failure,
    failureText: exchange.failure?.text ?? null,
    answer: shape,
    server,
    hidden: hidden !== null,
    row: hidden?.row ?? null,
    told: hidden?.told ?? [],
    kind: exchange.resourceType,
    limits,
    allow: allowOf(headerValue(headers, 'allow') ?? ''),
    duration: exchange.duration,
    startedAt: exchange.startedAt,
    signInSeen: signInSeen(exchange),
    page,
    requestId: requestIdOf(exchange),
    handshake: /\b(negotiate|ntlm)\b/i.test(headerValue(headers, 'www-authenticate') ?? ''),
    crossOrigin: isCrossOrigin(exchange, address),
    background: isInBackground(exchange.resourceType, address.lower),
    fromPage: fromPage(exchange, page),
  };
}

/**
 * Halo's web application names itself in a header; a page or a cookie shows a browser with a person
 * in front of it. A script sends none of them.
 */
function fromPage(exchange: Exchange, page: string | null): boolean | null {
  const { headers } = exchange.request;
  if (/web-application/i.test(headerValue(headers, 'halo-app-name') ?? '')) return true;
  return page !== null || headerValue(headers, 'sec-fetch-mode') !== null ? true : null;
}

/**
 * The referring page where it is of the same origin (a single-page app moves on without loading),
 * else the page of the recording.
 */
function pageOf(exchange: Exchange, address: Address): string | null {
  const referer = headerValue(exchange.request.headers, 'referer');
  const own = exchange.resourceType === 'document' ? null : referer;
  if (
    own !== null &&
    own.length < 2000 &&
    addressOf(own).origin === address.origin &&
    addressOf(own).path !== '/'
  )
    return own;
  const page = exchange.pageUrl ?? own;
  return page === null || page.length > 4000 ? null : page;
}

function signInSeen(exchange: Exchange): boolean | null {
  const { headers } = exchange.request;
  return headerValue(headers, 'authorization') !== null || headerValue(headers, 'cookie') !== null
    ? true
    : null;
}

function allowOf(header: string): readonly string[] {
  const names = header.slice(0, 200).split(',');
  return names.map((name) => name.trim().toUpperCase()).filter((name) => /^[A-Z]{3,7}$/.test(name));
}

function requestIdOf(exchange: Exchange): string | null {
  const headers = exchange.response?.headers ?? [];
  for (const name of [
    'x-request-id',
    'request-id',
    'x-correlation-id',
    'x-ms-request-id',
    'x-amzn-trace-id',
    'x-amz-cf-id',
    'cf-ray',
    'traceparent',
  ]) {
    const value = headerValue(headers, name);
    if (value !== null) return value.slice(0, 200);
  }
  return null;
}

function isCrossOrigin(exchange: Exchange, address: Address): boolean {
  const origin =
    headerValue(exchange.request.headers, 'origin') ??
    exchange.pageUrl ??
    headerValue(exchange.request.headers, 'referer');
  if (origin === null || !origin.includes('://') || address.origin === '') return false;
  return addressOf(origin).origin !== address.origin;
}

/**
 * The id that follows a resource in the path, else the `id` of the query; null where there is none.
 */
export function idAfter(evidence: Evidence, resource: RegExp): string | null {
  const parts = evidence.path.split('/');
  const at = parts.findIndex((part) => resource.test(part));
  const id = at < 0 ? undefined : parts[at + 1];
  if (id !== undefined && /^\d{1,12}$/.test(id)) return id;
  return queryValue(evidence.query, 'id');
}
