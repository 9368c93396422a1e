import type { StreamMessage } from '../exchange/exchange.ts';
import { fieldsIn, fieldsOf, numberIn, textIn } from './fields.ts';
import { type CdpEvent, paramsOf } from './protocol.ts';
import type { Sent } from './request-record.ts';

/**
 * A stream may run for days: only its latest messages are kept, each up to a length and all of them
 * up to another.
 */
const keptMessages = 500;
const keptLength = 20_000;
const keptTogether = 100_000;

/** The WebSocket frame or server-sent event in a CDP event; null where it holds none. */
export function messageOf(event: CdpEvent, sent: Sent | null): StreamMessage | null {
  const timestamp = numberIn(fieldsOf<{ readonly timestamp: number }>(event.params), 'timestamp');
  const at = wallTime(timestamp, sent);
  switch (event.method) {
    case 'Network.webSocketFrameSent':
    case 'Network.webSocketFrameReceived': {
      const frame = fieldsIn(paramsOf(event, event.method), 'response') ?? {};
      const direction = event.method === 'Network.webSocketFrameSent' ? 'sent' : 'received';
      return { direction, at, text: cut(textIn(frame, 'payloadData') ?? '') };
    }
    case 'Network.webSocketFrameError':
      return {
        direction: 'error',
        at,
        text: cut(textIn(paramsOf(event, event.method), 'errorMessage') ?? ''),
      };
    case 'Network.eventSourceMessageReceived':
      return {
        direction: 'received',
        at,
        text: cut(textIn(paramsOf(event, event.method), 'data') ?? ''),
      };
    default:
      return null;
  }
}

/** With one more message; the oldest go where there are too many, or too long ones. */
export function addMessage(
  messages: readonly StreamMessage[],
  message: StreamMessage,
): readonly StreamMessage[] {
  let room = keptTogether - message.text.length;
  let from = messages.length;
  while (from > 0 && messages.length - from < keptMessages - 1) {
    room -= messages[from - 1]?.text.length ?? 0;
    if (room < 0) break;
    from -= 1;
  }
  return [...messages.slice(from), message];
}

/** What all streams together may bring in a second. */
const inSecond = { messages: 300, characters: 500_000 };

/**
 * Streams that send more than anybody reads would keep the whole program busy: what comes beyond is
 * let go, and counted by who asks.
 */
export class StreamLimit {
  #second = 0;
  #messages = 0;
  #characters = 0;

  /** `at` in milliseconds since 1970. False where the message is one too many. */
  takes(message: StreamMessage, at: number): boolean {
    const second = Math.floor(at / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#messages = this.#characters = 0;
    }
    this.#messages += 1;
    this.#characters += message.text.length;
    return this.#messages <= inSecond.messages && this.#characters <= inSecond.characters;
  }
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
