import {
  type Body,
  type Exchange,
  type Failure,
  type Header,
  noBody,
  type ResourceType,
  toldExchange,
} from '../exchange/exchange.ts';
import type { ExampleExchange } from './cause.ts';

/**
 * Exchanges of a cause's own example, in order; what it leaves out gets harmless values. A text
 * becomes a pasted line.
 */
export function exampleExchanges(example: readonly ExampleExchange[]): readonly Exchange[] {
  return example.map((one, index) =>
    one.text === undefined
      ? traffic(one, index)
      : toldExchange({ line: index + 1, status: one.status ?? 0, text: one.text }),
  );
}

function traffic(one: ExampleExchange, index: number): Exchange {
  const failed = one.failure !== undefined || one.corsError !== undefined;
  const status = one.status ?? (failed ? 0 : 200);
  const failure: Failure | null = failed
    ? {
        text: one.failure ?? 'net::ERR_FAILED',
        canceled: one.failure === 'net::ERR_ABORTED',
        corsError: one.corsError ?? null,
        blockedReason: null,
      }
    : null;
  return {
    id: `har-${index}`,
    index,
    source: 'har',
    startedAt: null,
    duration: one.duration ?? null,
    request: {
      method: one.method ?? 'GET',
      url: one.url ?? 'https://example.halopsa.com/',
      headers: headersOf(one.requestHeaders),
      body: bodyOf(one.requestBody, ''),
    },
    response:
      status <= 0
        ? null
        : {
            status,
            statusText: '',
            headers: headersOf(one.headers),
            body: bodyOf(one.body, one.mimeType ?? ''),
            httpVersion: '',
            remoteAddress: null,
            from: 'unknown',
            redirectUrl: null,
          },
    failure,
    state: failed && status < 400 ? 'failed' : 'done',
    resourceType: (one.resourceType ?? 'fetch') as ResourceType,
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

function headersOf(headers: Readonly<Record<string, string>> | undefined): readonly Header[] {
  return Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
}

/** A body that the example leaves out was not recorded; an empty one was, and is empty. */
function bodyOf(text: string | undefined, mimeType: string): Body {
  return text === undefined
    ? { ...noBody, mimeType }
    : { ...noBody, text, mimeType, size: text.length };
}
