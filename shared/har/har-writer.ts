import { sayNote } from '../words/say.ts';
import type { FailureMark } from '../exchange/failure-mark.ts';
import type { Body, Exchange, Header, StreamMessage } from '../exchange/exchange.ts';

/** Stands as `_error` where a request failed and nothing says why: HAR has no word for it. */
export const noReason = 'no answer';

/** Members of `log` that stand before the entries. */
type HarLog = Readonly<Record<string, unknown>>;

/**
 * Exchanges as HAR 1.2, with Chrome's own members for what HAR has no word for (`_error`,
 * `_resourceType`, `_webSocketMessages`), so that our reader and Chrome's take them back. A request
 * that was still open has neither an answer nor `_error`, as Chrome writes it.
 *
 * What the user did goes with it in members of an entry that are this program's own, as HAR 1.2
 * has it for what it knows no word for (a name that begins with `_`):
 *
 * - `_action`, a string: what the user did just before the request ("Clicked “Save”").
 * - `_checkup`, true: a check-up of this program sent the request, and no page or user did.
 * - `_marks`, a list of ISO 8601 times: when the user said "it failed now" behind this entry and
 *   before the next one.
 */
export function harOf(
  exchanges: readonly Exchange[],
  creator: { readonly name: string; readonly version: string },
  marks: readonly FailureMark[] = [],
): { readonly log: HarLog; readonly entries: readonly unknown[] } {
  const said = marksByEntry(exchanges, marks);
  const pages = [
    ...new Set(exchanges.map((exchange) => exchange.pageUrl).filter((page) => page !== null)),
  ];
  const started = exchanges.find((exchange) => exchange.startedAt !== null)?.startedAt ?? 0;
  return {
    log: {
      version: '1.2',
      creator,
      pages: pages.map((title, at) => ({
        startedDateTime: dateOf(started),
        id: `page_${at + 1}`,
        title,
        pageTimings: {},
      })),
    },
    entries: exchanges.map((exchange, at) =>
      entryOf(
        exchange,
        exchange.pageUrl === null ? null : `page_${pages.indexOf(exchange.pageUrl) + 1}`,
        said.get(at) ?? [],
      ),
    ),
  };
}

/**
 * The times of marks by the place of the entry that each stands behind. One that was made before the
 * first of these entries is about none of them.
 */
function marksByEntry(
  entries: readonly Exchange[],
  marks: readonly FailureMark[],
): ReadonlyMap<number, readonly string[]> {
  const byEntry = new Map<number, string[]>();
  for (const { index, at } of marks) {
    const place = entries.findLastIndex((entry) => entry.index <= index);
    if (place >= 0) byEntry.set(place, [...(byEntry.get(place) ?? []), dateOf(at)]);
  }
  return byEntry;
}

function entryOf(exchange: Exchange, pageref: string | null, marks: readonly string[]): unknown {
  const { request, response, failure, timings } = exchange;
  const comment = exchange.notes.map(sayNote).join(' ');
  return {
    ...(pageref === null ? {} : { pageref }),
    startedDateTime: dateOf(exchange.startedAt ?? 0),
    time: exchange.duration ?? 0,
    request: {
      method: request.method === '' ? 'GET' : request.method,
      url: request.url,
      httpVersion: response?.httpVersion ?? '',
      headers: rowsOf(request.headers),
      cookies: [],
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: request.body.size ?? -1,
      ...postDataOf(request.body),
    },
    response: {
      status: Math.max(0, response?.status ?? 0),
      statusText: response?.statusText ?? '',
      httpVersion: response?.httpVersion ?? '',
      headers: rowsOf(response?.headers ?? []),
      cookies: [],
      content: contentOf(response?.body ?? null),
      redirectURL: response?.redirectUrl ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(failure === null ? {} : { _error: failure.text === '' ? noReason : failure.text }),
      ...(failure?.blockedReason == null ? {} : { _blockedReason: failure.blockedReason }),
      ...(failure?.corsError == null ? {} : { _corsError: failure.corsError }),
    },
    cache: {},
    timings: {
      blocked: timings?.blocked ?? -1,
      dns: timings?.dns ?? -1,
      connect: timings?.connect ?? -1,
      ssl: timings?.ssl ?? -1,
      send: timings?.send ?? 0,
      wait: timings?.wait ?? 0,
      receive: timings?.receive ?? 0,
    },
    ...(isAddress(response?.remoteAddress) ? { serverIPAddress: response?.remoteAddress } : {}),
    ...(comment === '' ? {} : { comment }),
    ...(exchange.action === null ? {} : { _action: exchange.action }),
    ...(exchange.checkup === true ? { _checkup: true } : {}),
    ...(marks.length === 0 ? {} : { _marks: marks }),
    _resourceType: exchange.resourceType,
    ...(exchange.initiator === null
      ? {}
      : { _initiator: { type: 'other', url: exchange.initiator } }),
    ...messagesOf(exchange),
  };
}

/** HAR holds a bare address there, no port and no name. */
const isAddress = (text: string | null | undefined): boolean =>
  text != null && (/^\d+\.\d+\.\d+\.\d+$/.test(text) || /^[\da-f:]+:[\da-f:]*$/i.test(text));

const dateOf = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
};

const rowsOf = (headers: readonly Header[]) => headers.map(({ name, value }) => ({ name, value }));

function queryOf(address: string): readonly Header[] {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
  return query === ''
    ? []
    : query.split('&').map((part) => {
        const equals = part.indexOf('=');
        return equals === -1
          ? { name: part, value: '' }
          : { name: part.slice(0, equals), value: part.slice(equals + 1) };
      });
}

function postDataOf(body: Body): object {
  const text = body.text ?? body.base64;
  if (text === null) return {};
  return {
    postData: {
      mimeType: body.mimeType,
      text,
      ...(body.text === null ? { encoding: 'base64' } : {}),
    },
  };
}

function contentOf(body: Body | null): object {
  const start = {
    size: body?.size ?? 0,
    mimeType: body === null || body.mimeType === '' ? 'x-unknown' : body.mimeType,
  };
  if (body === null) return start;
  if (body.text !== null) return { ...start, text: body.text };
  if (body.base64 !== null) return { ...start, text: body.base64, encoding: 'base64' };
  return body.missing === null
    ? start
    : { ...start, size: Math.max(1, start.size), comment: sayNote(body.missing) };
}

function messagesOf(exchange: Exchange): object {
  if (exchange.messages.length === 0) return {};
  const seconds = (message: StreamMessage): number => (message.at ?? 0) / 1000;
  if (exchange.resourceType === 'eventsource') {
    return {
      _eventSourceMessages: exchange.messages.map((message) => ({
        time: seconds(message),
        eventName: 'message',
        eventId: '',
        data: message.text,
      })),
    };
  }
  const types = { sent: 'send', received: 'receive', error: 'error' } as const;
  return {
    _webSocketMessages: exchange.messages.map((message) => ({
      type: types[message.direction],
      time: seconds(message),
      opcode: 1,
      data: message.text,
    })),
  };
}
