import { type Exchange } from '../exchange.ts';
import { curlForBash, curlForCmd } from './curl.ts';
import { maskAddress, maskBody } from './mask.ts';
import { fetchCall, powerShell } from './script.ts';
import { sendableOf } from './sendable.ts';

export const copyForms = ['address', 'curl-bash', 'curl-cmd', 'powershell', 'fetch', 'response'] as const;
export type CopyForm = (typeof copyForms)[number];

/** The exchange in the asked form; null where it holds no such thing (an answer that is not text). Pure: copies nothing. */
export function copyText(exchange: Exchange, form: CopyForm, withSecrets: boolean): string | null {
  switch (form) {
    case 'address':
      return withSecrets ? exchange.request.url : maskAddress(exchange.request.url).text;
    case 'curl-bash':
      return curlForBash(sendableOf(exchange, withSecrets));
    case 'curl-cmd':
      return curlForCmd(sendableOf(exchange, withSecrets));
    case 'powershell':
      return powerShell(sendableOf(exchange, withSecrets));
    case 'fetch':
      return fetchCall(sendableOf(exchange, withSecrets));
    case 'response': {
      const body = exchange.response?.body;
      if (body === undefined || body.text === null) return null;
      return withSecrets ? body.text : maskBody(body.text, body.mimeType).text;
    }
  }
}
