import type { Protocol } from 'devtools-protocol';
import type { Body, Failure, Header, StreamMessage } from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import { type Fields, fieldsIn, flagIn, headersIn, listIn, numberIn, textIn } from './fields.ts';

/**
 * What `requestWillBeSent` says of one hop. Times are CDP timestamps in seconds, `startedAt`
 * milliseconds since 1970.
 */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly postData: string | null;
  readonly hasPostData: boolean;
  readonly timestamp: number | null;
  readonly startedAt: number | null;
  readonly resourceType: string | null;
  readonly pageUrl: string | null;
  readonly initiator: string | null;
}

/** What `responseReceived` or a `redirectResponse` says. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly mimeType: string;
  readonly protocol: string;
  readonly remoteAddress: string | null;
  readonly from: 'network' | 'disk-cache' | 'service-worker';
  readonly timing: Fields<Protocol.Network.ResourceTiming> | null;
}

export interface RequestExtra {
  readonly headers: readonly Header[];
  readonly notes: readonly Note[];
}
export interface ResponseExtra {
  readonly status: number | null;
  readonly headers: readonly Header[];
  readonly notes: readonly Note[];
}

/** One hop of a redirect chain becomes one Exchange. */
export interface Hop {
  readonly id: string;
  readonly index: number;
  /**
   * When its first event came, milliseconds since 1970; used only where `requestWillBeSent` was not
   * seen.
   */
  readonly seenAt: number;
  sent: Sent | null;
  answer: Answer | null;
  /** Whether Chromium promised ExtraInfo for this hop; null until it says. */
  promised: boolean | null;
}

/**
 * How a request ended: with its last byte, or with a failure. `at` is a CDP timestamp in seconds.
 */
export interface End {
  readonly at: number | null;
  readonly failure: Failure | null;
}

/** Why the end of a request will never be seen. */
export type LostReason = Extract<
  Note['code'],
  'recording.crashedBefore' | 'recording.leftBefore' | 'recording.stoppedBefore'
>;

/** All that is known of one CDP requestId, over all sessions that spoke of it. */
export interface RequestRecord {
  readonly requestId: string;
  /** Sessions that spoke of it, the latest first: a body is asked for in that order. */
  sessions: readonly string[];
  readonly hops: Hop[];
  readonly requestExtras: RequestExtra[];
  readonly responseExtras: ResponseExtra[];
  resourceType: string | null;
  /**
   * Bytes of the body after decompression, and on the wire; a body that the page takes as a blob
   * counts only on the wire.
   */
  decodedBytes: number;
  wireBytes: number;
  fromMemory: boolean;
  end: End | null;
  /** Why the end will never be seen (crash, detached); null while that is not so. */
  lost: LostReason | null;
  bodyPending: boolean;
  requestBody: Body | null;
  responseBody: Body | null;
  messages: readonly StreamMessage[];
  /** Messages that came too fast to be kept. */
  shedMessages: number;
  readonly notes: Note[];
  /** Milliseconds since 1970 of the last event. */
  touchedAt: number;
  /** Recorded before the user cleared the list: not shown again. */
  muted: boolean;
}

/** Before anything is told of it. `at`: when it was heard of, milliseconds since 1970. */
export function emptyRecord(requestId: string, at: number): RequestRecord {
  return {
    requestId,
    sessions: [],
    hops: [],
    requestExtras: [],
    responseExtras: [],
    resourceType: null,
    decodedBytes: 0,
    wireBytes: 0,
    fromMemory: false,
    end: null,
    lost: null,
    bodyPending: false,
    requestBody: null,
    responseBody: null,
    messages: [],
    shedMessages: 0,
    notes: [],
    touchedAt: at,
    muted: false,
  };
}

/** What `requestWillBeSent` tells; `startedAt` in milliseconds since 1970. */
export function sentOf(params: Fields<Protocol.Network.RequestWillBeSentEvent>): Sent {
  const request = fieldsIn(params, 'request') ?? {};
  const wallTime = numberIn(params, 'wallTime');
  return {
    url: textIn(request, 'url') ?? '',
    method: textIn(request, 'method') ?? 'GET',
    headers: headersIn(request, 'headers'),
    postData: textIn(request, 'postData'),
    hasPostData: flagIn(request, 'hasPostData') ?? false,
    timestamp: numberIn(params, 'timestamp'),
    startedAt: wallTime === null ? null : wallTime * 1000,
    resourceType: textIn(params, 'type'),
    pageUrl: textIn(params, 'documentURL'),
    initiator: initiatorOf(params),
  };
}

/** What a `Network.Response` tells. */
export function answerOf(response: Fields<Protocol.Network.Response>): Answer {
  const address = textIn(response, 'remoteIPAddress');
  const port = numberIn(response, 'remotePort');
  return {
    url: textIn(response, 'url') ?? '',
    status: numberIn(response, 'status') ?? 0,
    statusText: textIn(response, 'statusText') ?? '',
    headers: headersIn(response, 'headers'),
    mimeType: textIn(response, 'mimeType') ?? '',
    protocol: textIn(response, 'protocol') ?? '',
    remoteAddress:
      address === null || address === '' ? null : port === null ? address : `${address}:${port}`,
    from:
      flagIn(response, 'fromServiceWorker') === true
        ? 'service-worker'
        : flagIn(response, 'fromDiskCache') === true
          ? 'disk-cache'
          : 'network',
    timing: fieldsIn(response, 'timing'),
  };
}

/** The headers as they went out, and which cookies stayed behind. */
export function requestExtraOf(
  params: Fields<Protocol.Network.RequestWillBeSentExtraInfoEvent>,
): RequestExtra {
  return {
    headers: headersIn(params, 'headers'),
    notes: refusedCookies(
      listIn(params, 'associatedCookies').map((entry) => ({
        name: textIn(fieldsIn(entry, 'cookie') ?? {}, 'name'),
        reasons: entry['blockedReasons'],
      })),
      'recorded.cookieNotSent',
    ),
  };
}

/** The headers as they came, and which cookies were not taken. */
export function responseExtraOf(
  params: Fields<Protocol.Network.ResponseReceivedExtraInfoEvent>,
): ResponseExtra {
  return {
    status: numberIn(params, 'statusCode'),
    headers: headersIn(params, 'headers'),
    notes: refusedCookies(
      listIn(params, 'blockedCookies').map((entry) => ({
        name:
          textIn(fieldsIn(entry, 'cookie') ?? {}, 'name') ??
          (textIn(entry, 'cookieLine') ?? '').split('=')[0] ??
          null,
        reasons: entry['blockedReasons'],
      })),
      'recorded.cookieNotKept',
    ),
  };
}

/** What `loadingFailed` tells. */
export function failureOf(params: Fields<Protocol.Network.LoadingFailedEvent>): Failure {
  const cors = fieldsIn(params, 'corsErrorStatus');
  return {
    text: textIn(params, 'errorText') ?? '',
    canceled: flagIn(params, 'canceled') ?? false,
    corsError: cors === null ? null : textIn(cors, 'corsError'),
    blockedReason: textIn(params, 'blockedReason'),
  };
}

function initiatorOf(params: Fields<Protocol.Network.RequestWillBeSentEvent>): string | null {
  const initiator = fieldsIn(params, 'initiator');
  if (initiator === null) return null;
  const type = textIn(initiator, 'type');
  const url = textIn(initiator, 'url') ?? firstScript(fieldsIn(initiator, 'stack'));
  if (url !== null && url !== '') return url;
  if (type === 'parser') return 'parser';
  return flagIn(params, 'hasUserGesture') === true ? 'user' : null;
}

function firstScript(stack: Fields<Protocol.Runtime.StackTrace> | null): string | null {
  for (const frame of stack === null ? [] : listIn(stack, 'callFrames')) {
    const url = textIn(frame, 'url');
    if (url !== null && url !== '') return url;
  }
  return null;
}

/** A cookie that the browser did not send or keep, and the protocol's words for why. */
interface HeldCookie {
  readonly name: string | null;
  readonly reasons: unknown;
}

/**
 * A cookie that the browser holds back can be why a sign-in does not last. Names only: values are
 * secrets.
 */
function refusedCookies(
  cookies: readonly HeldCookie[],
  code: 'recorded.cookieNotSent' | 'recorded.cookieNotKept',
): readonly Note[] {
  return cookies.flatMap(({ name, reasons }) => {
    // A cookie that simply belongs to another path or domain is no refusal worth a word.
    const worth = (Array.isArray(reasons) ? reasons : []).filter(
      (reason) => reason !== 'NotOnPath' && reason !== 'DomainMismatch',
    );
    return worth.length === 0 ? [] : [{ code, name: name ?? '', reasons: worth.map(String) }];
  });
}
