import { type Exchange, headerValue, noBody } from '../exchange/exchange.ts';
import { memoized } from '../basics/memo.ts';
import { type Address, addressOf, apiStart, isCall, queryValue } from './address.ts';
import { areaOf } from './area.ts';
import type { FailureKind } from './cause.ts';
import { type Evidence, evidenceOf, hiddenEvidence } from './evidence.ts';
import { failureKindOf } from './failure-kind.ts';
import { hiddenFailures } from './hidden-failure.ts';
import type { AsideReason } from './aside-reason.ts';
import { asideReason } from './noise.ts';
import { signInFailure } from './sign-in-failure.ts';
import { textEvidence } from './text-evidence.ts';
import type { Token } from './token.ts';
import { hash32, mixed, type MarkKind, wayOf } from './timeline.ts';

/** What one exchange turns out to be, seen alone. */
export interface Intake {
  readonly address: Address;
  /** It succeeded as far as a sign-in or a retry goes: what it proves; null where it does not. */
  readonly success: MarkKind | null;
  /** Set aside, and why; null where it is not. */
  readonly aside: AsideReason | null;
  readonly evidence: readonly Evidence[];
  readonly preflight: boolean;
  /** A token was given out there. */
  readonly token?: Token | null;
}

/** Looks at one exchange; null where it is still under way or holds nothing. */
export function intakeOf(exchange: Exchange): Intake | null {
  if (exchange.state === 'open') return null;
  const address = placed(addressOf(exchange.request.url), exchange.pageUrl);
  if (exchange.source === 'text') {
    const evidence = textEvidence(exchange);
    return evidence === null
      ? null
      : { address, success: null, aside: null, evidence: [evidence], preflight: false };
  }
  const seen = withSocketStatus(exchange);
  const status = seen.response?.status ?? 0;
  const preflight =
    seen.resourceType === 'preflight' ||
    (seen.request.method === 'OPTIONS' &&
      headerValue(seen.request.headers, 'access-control-request-method') !== null);
  const failure = status >= 400 ? null : failureOf(seen, address);
  if (failure === null && status > 0 && status < 400) return healthy(seen, address, preflight);
  const aside = asideReason(seen, address, failure);
  const success =
    aside !== null && failure === 'aborted' && status >= 200 && status < 400
      ? successKind(seen, address)
      : null;
  if (aside !== null) return { address, success, aside, evidence: [], preflight };
  return {
    address,
    success: null,
    aside: null,
    evidence: [evidenceOf({ exchange: seen, address, failure })],
    preflight,
  };
}

/** A relative address belongs to its page. */
function placed(address: Address, page: string | null): Address {
  if (address.origin !== '' || page === null) return address;
  const { origin, host } = addressOf(page);
  return { ...address, origin, host };
}

function healthy(exchange: Exchange, address: Address, preflight: boolean): Intake {
  const { isApi } = pathFactsOf(address.path);
  const kind = isApi ? callKind(exchange, address) : successKind(exchange, address);
  const success = preflight ? 'preflight' : kind;
  const { response } = exchange;
  const nothing: Intake = { address, success, aside: null, evidence: [], preflight };
  // Most requests are calls of the API, where nobody signs in.
  const refused = preflight || isApi ? null : signInFailure(exchange, address);
  if (refused !== null) {
    const found = { message: refused, integration: null, thirdParty: false };
    const evidence = [hiddenEvidence({ exchange, address, failure: null }, found)];
    return { ...nothing, success: 'other', evidence };
  }
  if (
    response === null ||
    response.status >= 300 ||
    !(isApi || /\/token$|\.m?js$/.test(address.lower))
  )
    return nothing;
  const hidden = hiddenFailures(
    address,
    exchange.request.method,
    response.body,
    exchange.request.body,
    exchange.startedAt,
  );
  // A token answer that is an error proves no sign-in.
  const isToken = success === 'sign-in' && address.lower.endsWith('/token');
  if (hidden.length === 0 && !isToken) return nothing;
  return {
    ...nothing,
    success: hidden.length > 0 && (isToken || hidden.some((one) => one.isPage)) ? 'other' : success,
    evidence: hidden.map((one) => hiddenEvidence({ exchange, address, failure: null }, one)),
    token: isToken && hidden.length === 0 ? tokenOf(exchange) : null,
  };
}

/** The grant and scope that a token was asked with (RFC 6749 4); the answer may name its scope. */
function tokenOf(exchange: Exchange): Token | null {
  if (exchange.request.method !== 'POST') return null;
  const form = exchange.request.body.text?.slice(0, 20_000) ?? '';
  const answer = exchange.response?.body.text?.slice(0, 20_000) ?? '';
  const grant = queryValue(form, 'grant_type');
  const given =
    /"scope"\s{0,3}:\s{0,3}"[^"]/.test(answer) || (queryValue(form, 'scope') ?? '') !== '';
  const token = /"access_token"\s{0,3}:\s{0,3}"([^"\\]{1,10000})"/.exec(answer)?.[1];
  return {
    grant,
    scope: given ? 'given' : grant === null ? null : 'missing',
    account: token === undefined ? null : accountNumber(`Bearer ${token}`),
  };
}

/** What a path tells by itself. */
interface PathFacts {
  readonly isApi: boolean;
  /** Answers without a sign-in: a success proves nothing about it. */
  readonly isOpen: boolean;
  /** The path as a number, and so that paths that differ by their digits or their case are alike. */
  readonly trace: number;
  readonly way: number;
}

const pathFactsOf = memoized((path): PathFacts => {
  const lower = path.toLowerCase();
  return {
    isApi: apiStart(lower) >= 0,
    isOpen: anonymous.test(lower),
    trace: hash32(path),
    way: wayOf(lower),
  };
});

const anonymous = /\/api\/(authinfo|instanceinfo|health|features|clientcache|haloconfig)(\/|$)/;

function successKind(exchange: Exchange, address: Address): MarkKind {
  const { lower } = address;
  if (isCall(address)) return callKind(exchange, address);
  // Whoever is shown the sign-in page was not signed in any more.
  if (exchange.resourceType === 'document' && /\/(login|signin|sign-in|authorize)\/?$/.test(lower))
    return 'sign-in';
  if (!lower.includes('/auth/') && !lower.endsWith('/token')) return 'other';
  return exchange.request.method === 'POST' ||
    lower.includes('/authorize') ||
    lower.endsWith('/token')
    ? 'sign-in'
    : 'other';
}

function callKind({ response }: Exchange, { path }: Address): MarkKind {
  const status = response?.status ?? 0;
  const from = response?.from;
  if (from === 'disk-cache' || from === 'memory-cache' || pathFactsOf(path).isOpen) return 'other';
  return status < 300 || status === 304 ? 'call' : 'other';
}

/** Kind of the failure of an exchange without an error status; null where none is known. */
function failureOf(exchange: Exchange, address: Address): FailureKind | null {
  const status = exchange.response?.status ?? 0;
  const kind = exchange.failure === null ? null : failureKindOf(exchange.failure);
  // The browser says this one itself; mixed content it often leaves to be guessed from the addresses.
  if (kind === 'local-network') return kind;
  if (status <= 0 && isMixedContent(exchange, address)) return 'mixed-content';
  if (kind === null) return status <= 0 && exchange.state === 'failed' ? 'other' : null;
  if (kind === 'aborted' && status <= 0 && gaveUpWaiting(exchange, address)) return 'timed-out';
  return kind;
}

/**
 * A safe page asked an address without encryption, and the browser refused.
 * https://developer.mozilla.org/docs/Web/Security/Mixed_content
 */
function isMixedContent(exchange: Exchange, address: Address): boolean {
  const { failure } = exchange;
  if (failure?.blockedReason === 'mixed-content' || /mixed.?content/i.test(failure?.text ?? ''))
    return true;
  if (!address.origin.startsWith('http:') || /^http:\/\/(localhost|127\.)/.test(address.origin))
    return false;
  const page =
    exchange.pageUrl ??
    headerValue(exchange.request.headers, 'origin') ??
    headerValue(exchange.request.headers, 'referer');
  return (
    page?.startsWith('https:') === true &&
    failure !== null &&
    /BLOCKED|ERR_FAILED|no answer|NETWORK/i.test(failure.text)
  );
}

/**
 * Half a minute for a report, a minute for any other call: who gives up after that waited in vain.
 * Channels for live news are meant to last.
 */
function gaveUpWaiting(exchange: Exchange, address: Address): boolean {
  const { duration, resourceType } = exchange;
  if (
    duration === null ||
    resourceType === 'eventsource' ||
    resourceType === 'websocket' ||
    resourceType === 'ping'
  )
    return false;
  if (/signalr|\/hubs?(\/|$)|longpoll|\/poll|notification|onlinestatus/i.test(address.path))
    return false;
  const area = areaOf(address, null, resourceType);
  return (duration >= 30_000 && area === 'report') || (duration >= 60_000 && isCall(address));
}

/**
 * A refused WebSocket has status 0; the status stands in the browser's words only.
 */
function withSocketStatus(exchange: Exchange): Exchange {
  if (exchange.resourceType !== 'websocket' || (exchange.response?.status ?? 0) > 0)
    return exchange;
  const words =
    exchange.failure?.text ??
    exchange.messages.find((message) => message.direction === 'error')?.text ??
    '';
  const status = /unexpected response code: (\d{3})/i.exec(words.slice(0, 500))?.[1];
  if (status === undefined) return exchange;
  const response = exchange.response ?? {
    status: 0,
    statusText: '',
    headers: [],
    body: noBody,
    httpVersion: '',
    remoteAddress: null,
    from: 'unknown' as const,
    redirectUrl: null,
  };
  return { ...exchange, response: { ...response, status: Number(status) } };
}

/**
 * The numbers by which an exchange is found again: the same request, the same way, the same
 * sign-in, the question before it.
 */
export interface Traces {
  readonly request: number;
  readonly way: number;
  readonly account: number;
}

/** Headers and sent bodies are touched only where they matter: readers parse them when asked. */
export function tracesOf(exchange: Exchange, { address, success, evidence }: Intake): Traces {
  const { request } = exchange;
  const seed = request.method === 'GET' ? reading : numberOf(request.method.toUpperCase());
  const text = request.method === 'GET' || request.method === 'HEAD' ? null : request.body.text;
  const sent =
    text === null || text === ''
      ? seed
      : hash32(text.length > 4096 ? text.slice(0, 4096) : text, seed);
  // A preflight goes the way of the request it asks for.
  const asked =
    request.method === 'OPTIONS'
      ? headerValue(request.headers, 'access-control-request-method')
      : null;
  const { way } = pathFactsOf(address.path);
  return {
    request: traceOf(address, sent),
    way: mixed(way, asked === null ? seed : numberOf(asked.toUpperCase())),
    account: success === 'call' || evidence.length > 0 ? accountOf(request) : 0,
  };
}

/** The trace that a preflight of this address leaves. */
export function preflightTrace(address: Address): number {
  return traceOf(address, numberOf('OPTIONS'));
}

function traceOf(address: Address, seed: number): number {
  const { trace } = pathFactsOf(address.path);
  return hash32(address.query, mixed(trace, numberOf(address.origin) ^ seed));
}

function accountOf(request: Exchange['request']): number {
  if (request.mayHave?.('authorization') === false) return 0;
  for (const header of request.headers)
    if (header.name.length === 13 && header.name.toLowerCase() === 'authorization')
      return accountNumber(header.value);
  return 0;
}

let lastAccount = { value: '', number: hash32('') };

/** Requests come in runs of one sign-in. */
function accountNumber(value: string): number {
  if (lastAccount.value !== value) lastAccount = { value, number: numberOf(value) };
  return lastAccount.number;
}

/** Nearly every request reads. */
const reading = hash32('GET');

// The same few methods and sign-ins come with every request: their numbers are remembered.
const numbers = new Map<string, number>();

function numberOf(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  if (numbers.size > 200) numbers.clear();
  const number = hash32(text);
  numbers.set(text, number);
  return number;
}
