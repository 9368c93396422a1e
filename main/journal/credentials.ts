import type { Body, Exchange } from '../../shared/exchange/exchange.ts';
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
      request: { ...request, body: textOf(request.body) },
      response: response === null ? null : { ...response, body: textOf(response.body) },
    });
    return {
      ...clean,
      request: { ...clean.request, body: { ...clean.request.body, base64: request.body.base64 } },
      response:
        clean.response === null
          ? null
          : {
              ...clean.response,
              body: { ...clean.response.body, base64: response?.body.base64 ?? null },
            },
    };
  }
}

/** Pictures and other bytes have no fields, and stay as they are. */
const textOf = (body: Body): Body => ({ ...body, base64: null });
