import {
  type Body,
  type Exchange,
  type ExchangeResponse,
  type Failure,
  type Header,
  type ResourceType,
  headerValue,
  noBody,
} from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import type { Answer, Hop, RequestExtra, RequestRecord, ResponseExtra } from './request-record.ts';
import { tidy, timingsOf } from './timings.ts';

/** Every hop of a record as an Exchange; hops whose address is not known yet are left out. */
export function exchangesOf(record: RequestRecord): readonly Exchange[] {
  const requestExtras = pairedWith(record.hops, record.requestExtras);
  const responseExtras = pairedWith(record.hops, record.responseExtras);
  return record.hops.flatMap(
    (hop, at) =>
      exchangeOf(record, at, hop, requestExtras[at] ?? null, responseExtras[at] ?? null) ?? [],
  );
}

/**
 * ExtraInfo comes in hop order but at any time before, between or after the other events, and not
 * for every hop: the n-th belongs to the n-th hop that may have one. What is left over (a sign-in
 * asked by the server before the answer) belongs to the last hop.
 */
function pairedWith<E>(hops: readonly Hop[], extras: readonly E[]): readonly (E | null)[] {
  let next = 0;
  return hops.map((hop, at) => {
    if (hop.promised === false) return null;
    const mine = at === hops.length - 1 ? Math.max(next, extras.length - 1) : next;
    next = mine + 1;
    return extras[mine] ?? null;
  });
}

function exchangeOf(
  record: RequestRecord,
  at: number,
  hop: Hop,
  requestExtra: RequestExtra | null,
  responseExtra: ResponseExtra | null,
): Exchange | null {
  const url = hop.sent?.url ?? hop.answer?.url ?? '';
  if (url === '') return null;
  const following = record.hops[at + 1] ?? null;
  const isLast = following === null;
  const endedAt = isLast ? (record.end?.at ?? null) : (following.sent?.timestamp ?? null);
  const sentAt = hop.sent?.timestamp ?? null;
  const redirectUrl = isLast ? null : (following.sent?.url ?? null);
  const response = responseOf(record, hop, responseExtra, redirectUrl, isLast);
  const method = hop.sent?.method ?? 'GET';
  const failure = isLast ? failureThatCounts(record, method, response) : null;
  return {
    id: hop.id,
    index: hop.index,
    source: 'live',
    startedAt: hop.sent?.startedAt ?? hop.seenAt,
    duration:
      endedAt === null || sentAt === null ? null : tidy(Math.max(0, (endedAt - sentAt) * 1000)),
    request: {
      method,
      url,
      headers:
        requestExtra !== null && requestExtra.headers.length > 0
          ? requestExtra.headers
          : (hop.sent?.headers ?? []),
      body: requestBodyOf(record, hop),
    },
    response,
    failure,
    state: !isLast ? 'done' : stateOf(record, failure),
    resourceType: resourceTypeOf(record.resourceType ?? hop.sent?.resourceType ?? null),
    timings: hop.answer?.timing ? timingsOf(hop.answer.timing, sentAt, endedAt) : null,
    pageUrl: hop.sent?.pageUrl ?? null,
    initiator: hop.sent?.initiator ?? null,
    action: null,
    notes: [
      ...(requestExtra?.notes ?? []),
      ...(responseExtra?.notes ?? []),
      ...(isLast ? lastNotes(record, hop) : []),
    ],
    messages: isLast ? record.messages : [],
  };
}

function stateOf(record: RequestRecord, failure: Failure | null): Exchange['state'] {
  if (record.end === null) return record.lost === null ? 'open' : 'incomplete';
  if (failure !== null) return 'failed';
  return record.bodyPending ? 'open' : 'done';
}

function lastNotes(record: RequestRecord, hop: Hop): readonly Note[] {
  const notes = [...record.notes];
  if (hop.sent === null) notes.push({ code: 'recorded.startUnseen' });
  if (record.shedMessages > 0)
    notes.push({ code: 'recorded.messagesShed', count: record.shedMessages });
  if (record.end === null && record.lost !== null) notes.push({ code: record.lost });
  return notes;
}

/**
 * Chromium reports some requests as cancelled although the page got all it wanted; those are no
 * failures.
 */
function failureThatCounts(
  record: RequestRecord,
  method: string,
  response: ExchangeResponse | null,
): Failure | null {
  const failure = record.end?.failure ?? null;
  if (failure === null || response === null || failure.text !== 'net::ERR_ABORTED') return failure;
  const { status, headers } = response;
  const nothingToRead = method === 'HEAD' || status === 204 || status === 205 || status === 304;
  const closedStream = record.resourceType === 'EventSource' && status === 200;
  const download = /^\s*attachment/i.test(headerValue(headers, 'content-disposition') ?? '');
  return nothingToRead || closedStream || download ? null : failure;
}

function responseOf(
  record: RequestRecord,
  hop: Hop,
  extra: ResponseExtra | null,
  redirectUrl: string | null,
  isLast: boolean,
): ExchangeResponse | null {
  const { answer } = hop;
  if (answer === null && (extra === null || extra.status === null)) return null;
  // A page never sees "304 not changed" (it gets the stored copy as 200); the ExtraInfo holds what
  // was on the wire.
  const revalidated = extra?.status === 304;
  const status = answer === null || revalidated ? (extra?.status ?? 0) : answer.status;
  const rawHeaders =
    extra !== null && (answer === null || revalidated || extra.status === answer.status)
      ? extra.headers
      : [];
  const headers = rawHeaders.length > 0 ? rawHeaders : (answer?.headers ?? []);
  return {
    status,
    statusText: revalidated ? 'Not Modified' : (answer?.statusText ?? ''),
    headers,
    body: isLast
      ? responseBodyOf(record, answer, headers)
      : {
          ...noBody,
          mimeType: mimeTypeOf(answer, headers),
          missing: { code: 'recorded.redirectBody' },
        },
    httpVersion: answer?.protocol ?? '',
    remoteAddress: answer?.remoteAddress ?? null,
    from: isLast && record.fromMemory ? 'memory-cache' : (answer?.from ?? 'network'),
    redirectUrl:
      redirectUrl ?? (status >= 300 && status < 400 ? headerValue(headers, 'location') : null),
  };
}

function responseBodyOf(
  record: RequestRecord,
  answer: Answer | null,
  headers: readonly Header[],
): Body {
  const mimeType = mimeTypeOf(answer, headers);
  if (record.responseBody !== null)
    return { ...record.responseBody, mimeType: record.responseBody.mimeType || mimeType };
  const size = record.decodedBytes > 0 ? record.decodedBytes : null;
  return { ...noBody, mimeType, size, missing: whyNoBody(record, answer) };
}

/** An answer that ended early, or whose end was never seen, may have had content. */
function whyNoBody(record: RequestRecord, answer: Answer | null): Note | null {
  if (record.end === null) return record.lost === null ? null : { code: record.lost };
  const status = answer?.status ?? 0;
  if (record.end.failure === null || status === 204 || status === 205 || status === 304)
    return null;
  return { code: answer === null ? 'recorded.unreadableBody' : 'recorded.cutBody' };
}

function mimeTypeOf(answer: Answer | null, headers: readonly Header[]): string {
  return (headerValue(headers, 'content-type') ?? answer?.mimeType ?? '').toLowerCase();
}

function requestBodyOf(record: RequestRecord, hop: Hop): Body {
  const mimeType = (headerValue(hop.sent?.headers ?? [], 'content-type') ?? '').toLowerCase();
  const text = hop.sent?.postData ?? null;
  if (text !== null && text !== '')
    return { ...noBody, text, mimeType, size: new TextEncoder().encode(text).length };
  if (hop.sent?.hasPostData !== true) return noBody;
  return record.requestBody ?? { ...noBody, mimeType, missing: { code: 'recorded.sentUnread' } };
}

function resourceTypeOf(type: string | null): ResourceType {
  switch (type) {
    case 'Document':
    case 'Stylesheet':
    case 'Script':
    case 'Image':
    case 'Font':
    case 'Media':
    case 'Manifest':
    case 'Fetch':
    case 'XHR':
    case 'WebSocket':
    case 'EventSource':
    case 'Preflight':
    case 'Ping':
      return type.toLowerCase() as ResourceType;
    default:
      return 'other';
  }
}
