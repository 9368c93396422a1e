import { fieldsIn, fieldsOf, numberIn, textIn } from './fields.ts';
import { type CdpEvent, paramsOf } from './protocol.ts';
import { type Hop, type RequestRecord, answerOf, sentOf } from './request-record.ts';
import { addMessage, messageOf, type StreamLimit } from './stream-messages.ts';

/**
 * Folds one event of a web socket or an event stream into its record. True where the reader should
 * see the exchange again.
 */
export function applyStreamEvent(
  record: RequestRecord,
  last: Hop,
  event: CdpEvent,
  limit: StreamLimit,
): boolean {
  switch (event.method) {
    case 'Network.webSocketCreated':
      record.resourceType = 'WebSocket';
      last.sent ??= {
        ...sentOf(fieldsOf(event.params)), // what it has of a request has the same names
        url: textIn(paramsOf(event, event.method), 'url') ?? '',
        method: 'GET',
        startedAt: event.at,
      };
      return true;
    case 'Network.webSocketWillSendHandshakeRequest':
      last.sent = {
        ...sentOf(fieldsOf(event.params)),
        url: last.sent?.url ?? '',
        method: 'GET',
        initiator: last.sent?.initiator ?? null,
      };
      return true;
    case 'Network.webSocketHandshakeResponseReceived':
      last.answer ??= {
        ...answerOf(fieldsOf(fieldsIn(paramsOf(event, event.method), 'response'))),
        url: last.sent?.url ?? '',
      };
      return true;
    case 'Network.webSocketClosed':
      record.end ??= { at: numberIn(paramsOf(event, event.method), 'timestamp'), failure: null };
      return true;
    case 'Network.webSocketFrameError':
      if (last.answer !== null) break;
      // A handshake that failed has no answer: then the error is why, and no line among the
      // messages.
      record.end ??= {
        at: numberIn(paramsOf(event, event.method), 'timestamp'),
        failure: {
          text:
            textIn(paramsOf(event, event.method), 'errorMessage') || 'WebSocket connection failed',
          canceled: false,
          corsError: null,
          blockedReason: null,
        },
      };
      return true;
    default:
  }
  const message = messageOf(event, last.sent);
  if (message === null) return false;
  if (limit.takes(message, event.at)) {
    record.messages = addMessage(record.messages, message);
    return true;
  }
  record.shedMessages += 1;
  return record.shedMessages === 1;
}
