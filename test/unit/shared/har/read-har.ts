import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { plainExchange } from '../../../../shared/har/lazy-exchange.ts';
import { HarReader, type HarSummary } from '../../../../shared/har/reader.ts';

export interface ReadHar extends HarSummary {
  readonly exchanges: readonly Exchange[];
}

/** Reads a HAR in chunks of `size` bytes. Objects become JSON first. */
export function readHar(har: unknown, size = 65_536): ReadHar {
  const bytes =
    har instanceof Uint8Array
      ? har
      : new TextEncoder().encode(typeof har === 'string' ? har : JSON.stringify(har));
  const exchanges: Exchange[] = [];
  const reader = new HarReader({
    exchange: (exchange) => exchanges.push(plainExchange(exchange, exchange.index)),
  });
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  return { ...reader.end(), exchanges };
}

/** A healthy entry; `number` makes its address unique. */
export function entry(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    startedDateTime: '2026-11-02T10:00:00.000Z',
    time: 12.5,
    request: {
      method: 'GET',
      url: `https://acme.haloitsm.com/api/tickets/${number}`,
      httpVersion: 'h2',
      headers: [{ name: 'accept', value: 'application/json' }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'h2',
      headers: [{ name: 'content-type', value: 'application/json' }],
      cookies: [],
      content: {
        size: 20,
        mimeType: 'application/json',
        text: `{"id":${number},"a":"{[\\"x\\"]}"}`,
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _error: null,
    },
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, send: 0.1, wait: 12, receive: 0.4 },
    ...more,
  };
}

export function har(
  entries: readonly unknown[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries,
      ...more,
    },
  };
}
