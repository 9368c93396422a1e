import type { Exchange, ExchangeResponse, Header, StreamMessage, Timings } from '../exchange.ts';
import { headerValue } from '../exchange.ts';
import { requestBody, responseBody, type Headers } from './entry-body.ts';
import { originOf, outcomeOf, resourceTypeOf, type Outcome } from './entry-outcome.ts';
import type { HarHead } from './head.ts';
import type { RawEntry } from './raw-entry.ts';
import { listOf, measureOf, membersOf, numberOf, timeOf, type Members } from './values.ts';

export type MappedEntry = { readonly exchange: Exchange } | { readonly reason: string };

/**
 * An element of `log.entries` as an Exchange, or in plain words why it is none. Takes every dialect of facts/har.md sections 2 to
 * 4; a missing or wrong member never costs more than itself. Long bodies are read from `raw` when somebody looks at them.
 */
export function exchangeOf(raw: RawEntry, head: HarHead): MappedEntry {
  if (typeof raw.light !== 'object' || raw.light === null || Array.isArray(raw.light)) return { reason: 'it is not a recorded request' };
  const entry = membersOf(raw.light);
  if (typeof entry['request'] !== 'object' || entry['request'] === null) return { reason: 'no request' };
  const request = membersOf(entry['request']);
  const textOf = (value: unknown): string => (typeof value === 'string' ? raw.textOf(value) : '');
  const url = textOf(request['url']);
  if (url.trim() === '') return { reason: 'no request.url' };
  const method = textOf(request['method']).trim().toUpperCase() || 'GET';
  const headers = lazyHeaders(raw, request['headers'], textOf);
  const answered = typeof entry['response'] === 'object' && entry['response'] !== null;
  const answer = membersOf(entry['response']);
  const outcome: Outcome = answered ? outcomeOf(entry, answer, textOf, head.namesReasons)
    : { status: 0, failure: null, state: 'incomplete', notes: ['The recording holds no answer to this request.'] };
  const response = answered ? responseOf(raw, entry, answer, outcome.status, textOf) : null;
  const pageref = textOf(entry['pageref']);
  const timings = (): Timings | null => timingsOf(raw.whole(entry['timings']));
  const exchange: Exchange = {
    id: `har-${raw.index}`, index: raw.index, source: 'har', startedAt: timeOf(entry['startedDateTime']),
    duration: measureOf(entry['time']) ?? sumOf(timings()),
    request: { method, url, get headers() { return headers(); }, body: requestBody(raw, membersOf(request['postData']), headers) },
    response, failure: outcome.failure, state: outcome.state,
    resourceType: resourceTypeOf(entry, url, method, headers, response?.body.mimeType ?? ''),
    get timings() { return timings(); }, pageUrl: head.pageUrl(pageref),
    get initiator() { return initiatorOf(raw.whole(entry['_initiator']), textOf); }, action: null,
    notes: outcome.notes, messages: messagesOf(entry, textOf),
  };
  if (exchange.resourceType === 'document') head.documentSeen(pageref, url);
  return { exchange };
}

type TextOf = (value: unknown) => string;

function responseOf(raw: RawEntry, entry: Members, response: Members, status: number, textOf: TextOf): ExchangeResponse {
  const headers = lazyHeaders(raw, response['headers'], textOf);
  const location = (): string => textOf(response['redirectURL']) || textOf(response['redirectionURL']) || (headerValue(headers(), 'location') ?? '');
  return {
    status, statusText: textOf(response['statusText']), get headers() { return headers(); },
    body: responseBody(raw, membersOf(response['content']), headers, measureOf(response['bodySize'])),
    httpVersion: textOf(response['httpVersion']), remoteAddress: textOf(entry['serverIPAddress']) || null, from: originOf(entry, response, status),
    redirectUrl: status >= 300 && status < 400 ? location() || null : null,
  };
}

/** Most entries' headers are never looked at: they are parsed when somebody does. */
function lazyHeaders(raw: RawEntry, value: unknown, textOf: TextOf): Headers {
  let known: readonly Header[] | null = null;
  return () => (known ??= headersOf(raw.whole(value), textOf));
}

/** Objects, `[name, value]` pairs (Slack), values that are lists (Polly), one row per line of a value (Firebug), or a plain object. */
function headersOf(value: unknown, textOf: TextOf): readonly Header[] {
  const headers: Header[] = [];
  const add = (name: unknown, content: unknown): void => {
    if (typeof name !== 'string' || name === '') return;
    if (Array.isArray(content)) return content.forEach((one) => add(name, one));
    const text = typeof content === 'string' ? textOf(content) : content === null || content === undefined ? '' : String(content);
    if (!text.includes('\n')) headers.push({ name, value: text });
    else for (const line of text.split(/\r?\n/)) headers.push({ name, value: line });
  };
  if (Array.isArray(value)) {
    for (const row of value) {
      if (Array.isArray(row)) add(row[0], row[1]);
      else if (typeof row === 'object' && row !== null) add((row as Members)['name'], (row as Members)['value']);
    }
  } else for (const [name, content] of Object.entries(membersOf(value))) add(name, content);
  return headers;
}

function timingsOf(value: unknown): Timings | null {
  if (typeof value !== 'object' || value === null) return null;
  const timings = membersOf(value);
  const phase = (name: string): number | null => measureOf(timings[name]);
  return {
    blocked: phase('blocked'), dns: phase('dns'), connect: phase('connect'), ssl: phase('ssl'), send: phase('send'), wait: phase('wait'), receive: phase('receive'),
  };
}

/** `ssl` is part of `connect` in HAR 1.2. Null where nothing was measured. */
function sumOf(timings: Timings | null): number | null {
  if (timings === null) return null;
  const known = [timings.blocked, timings.dns, timings.connect, timings.send, timings.wait, timings.receive].filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

function initiatorOf(value: unknown, textOf: TextOf): string | null {
  const initiator = membersOf(value);
  const frame = membersOf(listOf(membersOf(initiator['stack'])['callFrames'])[0]);
  return textOf(initiator['url']) || textOf(frame['url']) || textOf(initiator['type']) || null;
}

/** WebSocket frames and server-sent events, the first thousand. */
function messagesOf(entry: Members, textOf: TextOf): readonly StreamMessage[] {
  const sockets = entry['_webSocketMessages'];
  const events = entry['_eventSourceMessages'];
  if (!Array.isArray(sockets) && !Array.isArray(events)) return [];
  return [...listOf(sockets), ...listOf(events)].slice(0, 1000).map(membersOf).map((message) => {
    const seconds = numberOf(message['time']);
    const direction = message['type'] === 'send' ? 'sent' : message['type'] === 'error' ? 'error' : 'received';
    return { direction, at: seconds === null ? null : seconds * 1000, text: textOf(message['data']) };
  });
}
