import type { Body, Exchange, Header } from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import { base64Of, decodeBase64 } from './base64.ts';
import { addressWithoutEchoes, bodyWithoutEchoes, withoutRepeated } from './echo.ts';
import { redactHeader } from './header.ts';
import { haloHeader, isOwnRoute, ownHostOf } from './own-host.ts';
import { isForeignAddress } from './shape-rules.ts';
import type { Part, Register } from './register.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

/**
 * An Exchange with its secrets taken out, for reports, copies and the clipboard. Status, times and
 * ids stay.
 */
export function redactExchange(raw: Exchange, register: Register): Exchange {
  if (
    isOwnRoute(raw.request.url) ||
    raw.request.headers.some(({ name }) => name.toLowerCase() === haloHeader)
  )
    register.addHost(ownHostOf(raw.request.url));
  const exchange = withoutEchoes(raw, register);
  const { request, response, failure } = exchange;
  const at = <T>(part: Part, work: () => T): T => {
    register.part = part;
    return work();
  };
  const address = (url: string): string => redactUrl(url, register);
  const text = (words: string): string => redactText(words, register);
  // A page asks for much: where it stands, who answers and which script asked come again and again.
  const again = (url: string): string => register.once(' address', url, address);
  const againText = (words: string): string => register.once(' text', words, text);
  const label = (word: string): string => (plain.test(word) ? word : text(word));
  return {
    ...exchange,
    request: {
      method: againText(request.method),
      url: at('address', () => address(request.url)),
      headers: at('request-headers', () => redactHeaders(request.headers, register)),
      body: at('request-body', () => redactBody(request.body, register)),
    },
    response:
      response === null
        ? null
        : {
            ...response,
            statusText: againText(response.statusText),
            httpVersion: label(response.httpVersion),
            headers: at('answer-headers', () => redactHeaders(response.headers, register)),
            body: at('answer-body', () => redactBody(response.body, register)),
            remoteAddress:
              response.remoteAddress === null
                ? null
                : at('other', () =>
                    register.once(' remote', response.remoteAddress ?? '', (remote) =>
                      redactRemote(remote, register),
                    ),
                  ),
            redirectUrl: response.redirectUrl === null ? null : address(response.redirectUrl),
          },
    failure:
      failure === null
        ? null
        : {
            ...failure,
            text: text(failure.text),
            corsError: failure.corsError === null ? null : label(failure.corsError),
            blockedReason: failure.blockedReason === null ? null : label(failure.blockedReason),
          },
    pageUrl: exchange.pageUrl === null ? null : at('other', () => again(exchange.pageUrl ?? '')),
    initiator: exchange.initiator === null ? null : againText(exchange.initiator),
    action: exchange.action === null ? null : text(exchange.action),
    ...(exchange.actionPage === undefined
      ? {}
      : { actionPage: at('other', () => again(exchange.actionPage ?? '')) }),
    notes: exchange.notes.map((note) => redactNote(note, text)),
    messages: at('messages', () =>
      exchange.messages.map((message) => ({
        ...message,
        text: register.redactValue(message.text),
      })),
    ),
  };
}

/** What a refusal repeats goes in its words, and where it was sent. */
function withoutEchoes(exchange: Exchange, register: Register): Exchange {
  const { request, response } = exchange;
  const said = response?.body.text ?? null;
  if (response === null || said === null || response.status < 400 || !register.wants('text'))
    return exchange;
  const { text, echoes } = withoutRepeated(said, register);
  if (echoes.length === 0) return exchange;
  const sent = request.body.text;
  return {
    ...exchange,
    request: {
      ...request,
      url: addressWithoutEchoes(request.url, echoes, register),
      body:
        sent === null
          ? request.body
          : { ...request.body, text: bodyWithoutEchoes(sent, echoes, register) },
    },
    response: { ...response, body: { ...response.body, text } },
  };
}

function redactHeaders(headers: readonly Header[], register: Register): readonly Header[] {
  return headers.map((header) => ({
    name: header.name,
    value: redactHeader(header.name, header.value, register),
  }));
}

/** What was written elsewhere may stand in a remark: a cookie's name, an exporter's words. */
function redactNote(note: Note, text: (words: string) => string): Note {
  switch (note.code) {
    case 'body.notHeldBecause':
      return { ...note, comment: text(note.comment) };
    case 'recorded.cookieNotSent':
    case 'recorded.cookieNotKept':
      return { ...note, name: text(note.name) };
    case 'har.answerCounts':
      return { ...note, error: text(note.error) };
    case 'site.certificate':
      return { ...note, host: text(note.host), issuer: text(note.issuer) };
    case 'note.written':
      return { ...note, text: text(note.text) };
    default:
      return note; // no words of others
  }
}

function redactRemote(address: string, register: Register): string {
  const bare = address.replace(/^\[|\](?::\d+)?$/g, '');
  return register.wants('ip') && isForeignAddress(bare)
    ? register.take('ip', bare)
    : redactText(address, register);
}

/** What a browser writes there, as "h2" and "MissingAllowOriginHeader"; a file may hold anything. */
const plain = /^(?:HTTP\/[\d.]{1,3}|h[23]|[A-Za-z]{0,60}|[a-z-]{1,60})$/i;

function redactBody(raw: Body, register: Register): Body {
  const mimeType = redactHeader('content-type', raw.mimeType, register);
  return { ...redactContentOf(raw, register), mimeType };
}

function redactContentOf(body: Body, register: Register): Body {
  if (body.text !== null) return { ...body, text: register.redactAny(body.text, body.mimeType) };
  if (body.base64 === null) {
    return body.missing === null
      ? body
      : { ...body, missing: redactNote(body.missing, (words) => redactText(words, register)) };
  }
  const decoded = decodeBase64(body.base64);
  return decoded === null
    ? { ...body, base64: null, missing: { code: 'body.unchecked' } }
    : { ...body, base64: base64Of(register.redactAny(decoded, body.mimeType)) };
}
