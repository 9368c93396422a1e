import { type Exchange } from '../exchange/exchange.ts';
import { asAskedFor, checked, type Redacted } from '../redact/redacted.ts';
import { Redactor } from '../redact/redactor.ts';
import type { RedactOptions } from '../redact/register.ts';
import { curlForBash, curlForCmd } from './curl.ts';
import { fetchCall, powerShell } from './script.ts';
import { sendableOf } from './sendable.ts';

export const copyForms = [
  'address',
  'curl-bash',
  'curl-cmd',
  'powershell',
  'fetch',
  'response',
] as const;
export type CopyForm = (typeof copyForms)[number];

/**
 * The exchange in the asked form; null where it holds no such thing (an answer that is not text).
 * Secrets are taken out unless asked for. Personal values stay: they are on the user's own
 * clipboard, and the request makes sense with them only.
 */
export function copyText(
  exchange: Exchange,
  form: CopyForm,
  withSecrets: boolean,
  options: RedactOptions = { keepPersonal: true },
): Redacted | null {
  const redactor = new Redactor(options);
  const shown = withSecrets ? exchange : redactor.sealed(redactor.exchange(exchange));
  const text = written(shown, form);
  if (text === null) return null;
  return withSecrets ? asAskedFor(text) : checked(redactor.sealed(text), redactor);
}

function written(shown: Exchange, form: CopyForm): string | null {
  switch (form) {
    case 'address':
      return shown.request.url;
    case 'curl-bash':
      return curlForBash(sendableOf(shown));
    case 'curl-cmd':
      return curlForCmd(sendableOf(shown));
    case 'powershell':
      return powerShell(sendableOf(shown));
    case 'fetch':
      return fetchCall(sendableOf(shown));
    case 'response':
      return shown.response?.body.text ?? null;
  }
}
