import type { Body, Exchange } from '../../shared/exchange/exchange.ts';
import { base64Of, decodeBase64 } from '../../shared/redact/base64.ts';
import { Redactor } from '../../shared/redact/redactor.ts';

/**
 * Takes sign-ins out of what is written to disk: authorization, cookies, and what stands in fields
 * for tokens, keys and passwords. Names, addresses and messages stay, for whoever opens the capture
 * again reads them. The same value becomes the same label throughout a capture, so that a reader
 * can still tell whether two requests were signed in alike.
 */
export class CredentialMask {
  readonly #redactor = new Redactor({ keepPersonal: true });

  masked(exchange: Exchange): Exchange {
    const { request, response } = exchange;
    const clean = this.#redactor.exchange({
      ...exchange,
      request: { ...request, body: readable(request.body) },
      response: response === null ? null : { ...response, body: readable(response.body) },
    });
    return {
      ...clean,
      request: { ...clean.request, body: asItCame(clean.request.body, request.body) },
      response:
        clean.response === null || response === null
          ? null
          : { ...clean.response, body: asItCame(clean.response.body, response.body) },
    };
  }
}

/** The text behind base64, where there is one. Pictures and other bytes have no fields. */
function readable(body: Body): Body {
  const text = body.text ?? (body.base64 === null ? null : decodeBase64(body.base64));
  return { ...body, text, base64: null };
}

function asItCame(clean: Body, body: Body): Body {
  if (body.text !== null || body.base64 === null) return { ...clean, base64: body.base64 };
  const base64 = clean.text === null ? body.base64 : base64Of(clean.text);
  return { ...clean, text: null, base64 };
}
