import { type Exchange, type Header } from '../exchange/exchange.ts';

/** A request as somebody else can send it again. */
export interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  /** null: nothing was sent, or it is not text. */
  readonly body: string | null;
  /** True where something was sent that cannot be written here (binary, or not recorded). */
  readonly bodyLeftOut: boolean;
}

/** Headers that a client makes itself; sent along they only break the request. */
const made = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'proxy-connection',
  'http2-settings',
]);
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

/**
 * The request of an exchange, ready to be written for a shell. What is secret was taken out before.
 */
export function sendableOf({ request }: Exchange): Sendable {
  const { body, method } = request;
  const headers = request.headers
    .filter(({ name }) => headerName.test(name) && !made.has(name.toLowerCase()))
    // A header is one line: what is not would smuggle in further headers
    .map(({ name, value }) => ({
      name,
      value: value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]+/g, ' ').trim(),
    }));
  return {
    method: /^[a-z-]{1,30}$/i.test(method) ? method.toUpperCase() : 'GET',
    url: request.url,
    headers,
    body: body.text,
    bodyLeftOut: body.base64 !== null || body.missing !== null || body.truncated,
  };
}
