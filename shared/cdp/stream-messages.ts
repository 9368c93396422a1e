import type { StreamMessage } from '../exchange/exchange.ts';
import { type Fields, fieldsIn, numberIn, textIn } from './fields.ts';
import type { Sent } from './request-record.ts';

/** A stream may run for days: only its latest messages are kept, each up to this length. */
const keptMessages = 500;
const keptLength = 20_000;

/** The WebSocket frame or server-sent event in a CDP event; null where it holds none. */
export function messageOf(method: string, params: Fields, sent: Sent | null): StreamMessage | null {
  const at = wallTime(numberIn(params, 'timestamp'), sent);
  const frame = () => textIn(fieldsIn(params, 'response') ?? {}, 'payloadData') ?? '';
  switch (method) {
    case 'Network.webSocketFrameSent':
      return { direction: 'sent', at, text: cut(frame()) };
    case 'Network.webSocketFrameReceived':
      return { direction: 'received', at, text: cut(frame()) };
    case 'Network.webSocketFrameError':
      return { direction: 'error', at, text: cut(textIn(params, 'errorMessage') ?? '') };
    case 'Network.eventSourceMessageReceived':
      return { direction: 'received', at, text: cut(textIn(params, 'data') ?? '') };
    default:
      return null;
  }
}

export function addMessage(
  messages: readonly StreamMessage[],
  message: StreamMessage,
): readonly StreamMessage[] {
  return [...messages.slice(messages.length >= keptMessages ? 1 : 0), message];
}

/**
 * CDP timestamps count seconds from an arbitrary moment; the request's own pair of clocks ties them
 * to the wall clock.
 */
function wallTime(timestamp: number | null, sent: Sent | null): number | null {
  if (timestamp === null || sent?.timestamp == null || sent.startedAt === null) return null;
  return sent.startedAt + (timestamp - sent.timestamp) * 1000;
}

function cut(text: string): string {
  return text.length > keptLength ? text.slice(0, keptLength) : text;
}
