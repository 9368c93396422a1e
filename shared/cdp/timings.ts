import type { Protocol } from 'devtools-protocol';
import type { Timings } from '../exchange/exchange.ts';
import { type Fields, numberIn } from './fields.ts';

/**
 * Phases of a request in milliseconds, from CDP's ResourceTiming (requestTime in seconds, the rest
 * in milliseconds after it, -1 where a phase did not happen). `sentAt` and `endedAt` are CDP
 * timestamps in seconds; null where unknown.
 */
export function timingsOf(
  timing: Fields<Protocol.Network.ResourceTiming>,
  sentAt: number | null,
  endedAt: number | null,
): Timings | null {
  const requestTime = numberIn(timing, 'requestTime');
  if (requestTime === null) return null;
  const at = (key: keyof Protocol.Network.ResourceTiming): number | null => {
    const value = numberIn(timing, key);
    return value === null || value < 0 ? null : value;
  };
  const firstWork = at('dnsStart') ?? at('connectStart') ?? at('sendStart');
  const queued = sentAt === null ? 0 : Math.max(0, (requestTime - sentAt) * 1000);
  const headersEnd = at('receiveHeadersEnd');
  const receive =
    endedAt === null || headersEnd === null
      ? null
      : Math.max(0, (endedAt - requestTime) * 1000 - headersEnd);
  return {
    blocked: firstWork === null ? null : tidy(queued + firstWork),
    dns: between(at('dnsStart'), at('dnsEnd')),
    connect: between(at('connectStart'), at('connectEnd')),
    ssl: between(at('sslStart'), at('sslEnd')),
    send: between(at('sendStart'), at('sendEnd')),
    wait: between(at('sendEnd'), headersEnd),
    receive: receive === null ? null : tidy(receive),
  };
}

function between(start: number | null, end: number | null): number | null {
  return start === null || end === null ? null : tidy(Math.max(0, end - start));
}

/** A thousandth of a millisecond is finer than any clock here. */
export function tidy(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
