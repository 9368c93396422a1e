import type { Body, Exchange, Header } from '../exchange.ts';
import { base64Of, type Register } from './register.ts';
import { decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import { leftOut } from './har-entry.ts';
import { redactHeader } from './header.ts';
import { isForeignAddress } from './patterns.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

/** An Exchange with its secrets taken out, for reports, copies and the clipboard. Status, times and ids stay. */
export function redactExchange(exchange: Exchange, register: Register): Exchange {
  const { request, response, failure } = exchange;
  return {
    ...exchange,
    request: { ...request, url: redactUrl(request.url, register), headers: redactHeaders(request.headers, register), body: redactBody(request.body, register) },
    response: response === null ? null : {
      ...response,
      headers: redactHeaders(response.headers, register),
      body: redactBody(response.body, register),
      remoteAddress: response.remoteAddress === null || !isForeignAddress(response.remoteAddress) ? response.remoteAddress : register.take('ip', response.remoteAddress),
      redirectUrl: response.redirectUrl === null ? null : redactUrl(response.redirectUrl, register),
    },
    failure: failure === null ? null : { ...failure, text: redactText(failure.text, register) },
    pageUrl: exchange.pageUrl === null ? null : redactUrl(exchange.pageUrl, register),
    initiator: exchange.initiator === null ? null : redactText(exchange.initiator, register),
    action: exchange.action === null ? null : redactText(exchange.action, register),
    notes: exchange.notes.map((note) => redactText(note, register)),
    messages: exchange.messages.map((message) => ({ ...message, text: redactContent(message.text, '', register) })),
  };
}

function redactHeaders(headers: readonly Header[], register: Register): readonly Header[] {
  return headers.map((header) => ({ name: header.name, value: redactHeader(header.name, header.value, register) }));
}

function redactBody(body: Body, register: Register): Body {
  if (body.text !== null) return { ...body, text: redactContent(body.text, body.mimeType, register) };
  if (body.base64 === null) return body;
  const decoded = decodeBase64(body.base64);
  return decoded === null ? { ...body, base64: null, missing: leftOut } : { ...body, base64: base64Of(redactContent(decoded, body.mimeType, register)) };
}
