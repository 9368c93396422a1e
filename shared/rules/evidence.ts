import { type Exchange, headerValue, noBody } from '../exchange/exchange.ts';
import { type Address, addressOf, basePath, queryValue } from './address.ts';
import { areaOf, isPortal } from './area.ts';
import { type AnswerShape, answerShape, bodyText } from './body-text.ts';
import type { Area, FailureKind } from './cause.ts';
import type { HiddenFailure } from './hidden-failure.ts';
import { isHaloLimit, type Limits, limitsOf } from './limits.ts';
import { type Message, messageOf, noMessage } from './message.ts';
import { statusInText, statusInWords } from './named-status.ts';
import { phraseText } from './phrase.ts';
import { routeOf } from './route.ts';
import { type Server, serverOf } from './server.ts';
import { forcedSync, isRemoteText, vendorInText, vendorOfAddress } from './third-party.ts';

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
  /** Whose words they are: `sure` where the words tell, `route` where only the address does. */
  readonly thirdParty: 'sure' | 'route' | 'no';
  readonly integration: string | null;
  readonly message: string | null;
  /** Words, codes and inner messages, ready for phrases. */
  readonly said: string;
  readonly failure: FailureKind | null;
  readonly failureText: string | null;
  readonly answer: AnswerShape;
  readonly server: Server;
  readonly hidden: boolean;
  readonly limits: Limits;
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
}

export interface Wire {
  readonly exchange: Exchange;
  readonly address: Address;
  readonly failure: FailureKind | null;
}

/** Evidence of a request that failed openly: an error status, or no whole response. */
export function evidenceOf(wire: Wire): Evidence {
  const body = wire.exchange.response?.body ?? noBody;
  const text = wire.failure === null ? bodyText(body) : null;
  const message = messageOf(text);
  return assembled(
    wire,
    text,
    message.text === null && wire.failure === null ? challengeOf(wire.exchange) : message,
    null,
  );
}

/**
 * The words of `WWW-Authenticate: Bearer error="invalid_token", error_description="…"` (RFC 6750),
 * where the body has none.
 */
function challengeOf(exchange: Exchange): Message {
  const header =
    headerValue(exchange.response?.headers ?? [], 'www-authenticate')?.slice(0, 2000) ?? '';
  const words = /\berror_description="([^"]{1,300})"/i.exec(header)?.[1] ?? null;
  const code = /\berror="([^"]{1,100})"/i.exec(header)?.[1] ?? '';
  return words === null && code === ''
    ? noMessage
    : { text: words ?? code, said: `${words ?? ''} ; ${code}`, status: null };
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
  const area = areaOf(address, page === null ? null : addressOf(page), exchange.resourceType);
  const wireStatus = Math.max(0, exchange.response?.status ?? 0);
  const shape = hidden === null ? answerShape(exchange.response?.body ?? noBody, text) : 'json';
  const server =
    failure !== null ? 'unknown' : serverOf(headers, shape, text, address.lower.includes('/api/'));
  const limits = limitsOf(headers, message.said, exchange.startedAt);
  const party = partyOf({
    address,
    wireStatus,
    message,
    server,
    limits,
    hidden,
    sync: forcedSync(exchange.request.body.text),
  });
  return {
    source: 'traffic',
    method: exchange.request.method.toUpperCase(),
    origin: address.origin,
    host: address.host,
    base: basePath(address.path),
    path: address.path.slice(0, 500),
    query: address.query.slice(0, 1000),
    route: routeOf(address.path.slice(0, 500)),
    area,
    portal: isPortal(address, page === null ? null : addressOf(page)),
    wireStatus,
    status: failure === null ? party.status : 0,
    thirdParty: failure === null ? party.thirdParty : 'no',
    integration: party.integration,
    // Where no answer came no server said anything: the browser's words stand apart.
    message: message.text,
    said: phraseText(message.said),
    failure,
    failureText: exchange.failure?.text ?? null,
    answer: shape,
    server,
    hidden: hidden !== null,
    limits,
    duration: exchange.duration,
    startedAt: exchange.startedAt,
    signInSeen: signInSeen(exchange),
    page,
    requestId: requestIdOf(exchange),
    handshake: /\b(negotiate|ntlm)\b/i.test(headerValue(headers, 'www-authenticate') ?? ''),
    crossOrigin: isCrossOrigin(exchange, address),
    background: isBackground(exchange, address),
  };
}

interface Answer {
  readonly address: Address;
  readonly wireStatus: number;
  readonly message: Message;
  readonly server: Server;
  readonly limits: Limits;
  readonly hidden: HiddenFailure | null;
  readonly sync: string | null;
}

interface Party {
  readonly status: number;
  readonly thirdParty: Evidence['thirdParty'];
  readonly integration: string | null;
}

/**
 * Whose failure an answer tells of (facts/halo.md 0.8): routes under /IntegrationData pass the
 * third party's status on, other routes only where the words prove that Halo called somebody.
 * Halo's own limit and a page of a firewall are never the third party's.
 */
function partyOf(answer: Answer): Party {
  const { wireStatus, message, hidden, sync } = answer;
  const vendor = vendorOfAddress(answer.address);
  const named = vendorInText(message.said);
  const whom = hidden?.integration ?? (vendor?.name || null) ?? named ?? (sync || null);
  const own: Party = {
    status: wireStatus,
    thirdParty: 'no',
    integration: vendor?.calls === true ? whom : null,
  };
  if (answer.server === 'proxy' || isHaloLimit(message.said)) return own;
  const status =
    statusInText(message.said) ?? (message.status === wireStatus ? null : message.status);
  const remote =
    isRemoteText(message.said) || answer.limits.problem !== null || hidden?.thirdParty === true;
  const calls = vendor?.calls === true;
  const problem = answer.limits.problem === null ? whom : (whom ?? 'Xero');
  if (status !== null && (remote || calls || named !== null || sync !== null))
    return { status, thirdParty: 'sure', integration: problem };
  const wrapped =
    wireStatus === 400 ||
    wireStatus === 500 ||
    wireStatus === 502 ||
    wireStatus === 503 ||
    wireStatus < 300;
  const words =
    wrapped && (calls || remote || named !== null || sync !== null)
      ? statusInWords(message.said)
      : null;
  if (
    words !== null &&
    (calls || remote || sync !== null || words === 429 || isThirdPartyRefusal(message.said))
  )
    return { status: words, thirdParty: 'sure', integration: problem };
  if (remote) return { status: wireStatus, thirdParty: 'sure', integration: problem };
  if (calls && (wireStatus === 401 || wireStatus === 403 || wireStatus === 429))
    return { status: wireStatus, thirdParty: 'route', integration: whom };
  if (wireStatus === 429 && (sync !== null || named !== null))
    return {
      status: wireStatus,
      thirdParty: named === null ? 'route' : 'sure',
      integration: problem,
    };
  return own;
}

/**
 * Codes of third parties, and HTTP's own words: Halo writes whole sentences about what an agent may
 * not do.
 */
function isThirdPartyRefusal(said: string): boolean {
  return /\bAADSTS\d+|authorization_requestdenied|invalid_grant|token ?(has )?expired|\bunauthori[sz]ed\b|\bforbidden\b/i.test(
    said.slice(0, 4000),
  );
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

/** Halo's own poll (facts/halo.md 1.4) and what only adorns a page. */
function isBackground(exchange: Exchange, address: Address): boolean {
  return (
    ['image', 'media', 'websocket', 'eventsource', 'ping'].includes(exchange.resourceType) ||
    /\/api\/(onlinestatus|health|instanceinfo|features)(\/|$)|\/api\/attachment\/image|\/(signalr|hubs?|notificationhub)(\/|$)/.test(
      address.lower,
    )
  );
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
