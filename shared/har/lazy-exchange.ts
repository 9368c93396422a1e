import {
  headerValue,
  type Body,
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type Header,
  type Timings,
} from '../exchange/exchange.ts';
import { requestBody, responseBody } from './entry-body.ts';
import { headersOf, initiatorOf, timingsOf } from './entry-members.ts';
import { originOf } from './entry-outcome.ts';
import type { RawEntry } from './raw-entry.ts';
import { measureOf, type Members } from './values.ts';

/*
 * Exchanges whose headers, timings, starter and long bodies are parsed when somebody looks at them:
 * of most entries nobody does. Classes, because accessors on plain objects cost more than what they
 * save. Copying one with `...` or posting it loses those members: keep or send what `plainExchange`
 * makes of it.
 */

const textIn =
  (raw: RawEntry) =>
  (value: unknown): string =>
    typeof value === 'string' ? raw.textOf(value) : '';

export class LazyRequest implements ExchangeRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Body;
  readonly #raw: RawEntry;
  readonly #written: unknown;
  #known: readonly Header[] | null = null;

  constructor(raw: RawEntry, request: Members, method: string, url: string) {
    this.#raw = raw;
    this.#written = request['headers'];
    this.method = method;
    this.url = url;
    this.body = requestBody(raw, request['postData'], () => this.headers);
  }

  get headers(): readonly Header[] {
    return (this.#known ??= headersOf(this.#raw.whole(this.#written), textIn(this.#raw)));
  }

  mayHave(header: string): boolean {
    return this.#raw.mayHold(this.#written, header);
  }
}

export class LazyResponse implements ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly body: Body;
  readonly httpVersion: string;
  readonly remoteAddress: string | null;
  readonly from: ExchangeResponse['from'];
  readonly redirectUrl: string | null;
  readonly #raw: RawEntry;
  readonly #written: unknown;
  #known: readonly Header[] | null = null;

  constructor(raw: RawEntry, entry: Members, response: Members, status: number) {
    const textOf = textIn(raw);
    this.#raw = raw;
    this.#written = response['headers'];
    this.status = status;
    this.statusText = textOf(response['statusText']);
    this.body = responseBody(
      raw,
      response['content'],
      () => this.headers,
      measureOf(response['bodySize']),
    );
    this.httpVersion = textOf(response['httpVersion']);
    this.remoteAddress = textOf(entry['serverIPAddress']) || null;
    this.from = originOf(entry, response, status);
    const location = (): string =>
      textOf(response['redirectURL']) ||
      textOf(response['redirectionURL']) ||
      (headerValue(this.headers, 'location') ?? '');
    this.redirectUrl = status >= 300 && status < 400 ? location() || null : null;
  }

  get headers(): readonly Header[] {
    return (this.#known ??= headersOf(this.#raw.whole(this.#written), textIn(this.#raw)));
  }
}

type Ready = Omit<Exchange, 'id' | 'index' | 'source' | 'timings' | 'initiator'>;

export class LazyExchange implements Exchange {
  readonly id: string;
  readonly index: number;
  readonly source = 'har';
  readonly startedAt: number | null;
  readonly duration: number | null;
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse | null;
  readonly failure: Exchange['failure'];
  readonly state: Exchange['state'];
  readonly resourceType: Exchange['resourceType'];
  readonly pageUrl: string | null;
  readonly action: string | null;
  readonly notes: Exchange['notes'];
  readonly messages: Exchange['messages'];
  readonly checkup: Exchange['checkup'];
  readonly #raw: RawEntry;
  readonly #entry: Members;

  constructor(raw: RawEntry, entry: Members, ready: Ready) {
    this.#raw = raw;
    this.#entry = entry;
    this.id = `har-${raw.index}`;
    this.index = raw.index;
    this.startedAt = ready.startedAt;
    this.duration = ready.duration;
    this.request = ready.request;
    this.response = ready.response;
    this.failure = ready.failure;
    this.state = ready.state;
    this.resourceType = ready.resourceType;
    this.pageUrl = ready.pageUrl;
    this.action = ready.action;
    this.notes = ready.notes;
    this.messages = ready.messages;
    this.checkup = ready.checkup;
  }

  get timings(): Timings | null {
    return timingsOf(this.#raw.whole(this.#entry['timings']));
  }

  get initiator(): string | null {
    return initiatorOf(this.#raw.whole(this.#entry['_initiator']), textIn(this.#raw));
  }
}

/**
 * The same exchange as plain data with everything read, `index` and `id` for another place in the
 * file.
 */
export function plainExchange(exchange: Exchange, index: number): Exchange {
  const {
    startedAt,
    duration,
    request,
    response,
    failure,
    state,
    resourceType,
    timings,
    pageUrl,
    initiator,
    action,
    notes,
    messages,
  } = exchange;
  return {
    id: `har-${index}`,
    index,
    source: exchange.source,
    startedAt,
    duration,
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: plainBody(request.body),
    },
    response:
      response === null
        ? null
        : {
            status: response.status,
            statusText: response.statusText,
            headers: response.headers,
            body: plainBody(response.body),
            httpVersion: response.httpVersion,
            remoteAddress: response.remoteAddress,
            from: response.from,
            redirectUrl: response.redirectUrl,
          },
    failure,
    state,
    resourceType,
    timings,
    pageUrl,
    initiator,
    action,
    notes,
    messages,
    ...(exchange.checkup === true ? { checkup: true as const } : {}),
  };
}

function plainBody({ text, base64, mimeType, size, missing, truncated }: Body): Body {
  return { text, base64, mimeType, size, missing, truncated };
}
