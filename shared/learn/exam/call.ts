import { type Body, type Exchange, noBody, type ResourceType } from '../../exchange/exchange.ts';

/** One request of an exam, as a recipe writes it; what is left out is harmless. */
export interface ExamCall {
  readonly method?: string;
  /** A path of the case's Halo, or a whole address. */
  readonly url: string;
  readonly status?: number;
  /** An object is sent as JSON, a string as it stands. */
  readonly body?: unknown;
  readonly mimeType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: unknown;
  /** What the browser wrote where no answer came. */
  readonly failure?: string;
  readonly kind?: ResourceType;
  /** Path of the page it belongs to; null where a program asks without one. */
  readonly page?: string | null;
  /** Milliseconds it took. */
  readonly took?: number;
  /** False where the call carries no sign-in. */
  readonly signedIn?: boolean;
}

/** Where and when a case plays. */
export interface ExamStage {
  readonly origin: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly start: number;
}

export function examExchange(
  call: ExamCall,
  index: number,
  { origin, token, start }: ExamStage,
): Exchange {
  const {
    method = 'GET',
    status = 200,
    kind = 'fetch',
    took = 90,
    page = '/tickets',
    failure,
  } = call;
  const url = call.url.startsWith('/') ? origin + call.url : call.url;
  const isApi = url.startsWith(`${origin}/api/`) && call.signedIn !== false;
  return {
    id: `har-${index}`,
    index,
    source: 'har',
    startedAt: start + index * 1_700,
    duration: took,
    request: {
      method,
      url,
      body: bodyOf(
        call.sent,
        url.endsWith('/token') ? 'application/x-www-form-urlencoded' : 'application/json',
      ),
      headers: [
        { name: 'Accept', value: 'application/json' },
        ...(isApi ? [{ name: 'Authorization', value: `Bearer ${token}` }] : []),
      ],
    },
    response:
      failure !== undefined
        ? null
        : {
            status,
            statusText: '',
            headers: headersOf(call),
            body: bodyOf(call.body, call.mimeType ?? (kind === 'fetch' ? 'application/json' : '')),
            httpVersion: 'h2',
            remoteAddress: null,
            from: 'network',
            redirectUrl: null,
          },
    failure:
      failure === undefined
        ? null
        : {
            text: failure,
            canceled: failure === 'net::ERR_ABORTED',
            corsError: null,
            blockedReason: null,
          },
    state: failure === undefined ? 'done' : 'failed',
    resourceType: kind,
    timings: {
      blocked: 1,
      dns: null,
      connect: null,
      ssl: null,
      send: 1,
      wait: Math.max(1, took - 4),
      receive: 2,
    },
    pageUrl: page === null ? null : origin + page,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

function headersOf({
  headers = {},
  mimeType = 'application/json',
}: ExamCall): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries({ 'Content-Type': mimeType, ...headers }).map(([name, value]) => ({
    name,
    value,
  }));
}

function bodyOf(content: unknown, mimeType: string): Body {
  if (content === undefined) return { ...noBody, mimeType, size: 0 };
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { ...noBody, text, mimeType, size: text.length };
}
