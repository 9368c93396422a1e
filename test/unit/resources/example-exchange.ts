import type { ExampleExchange } from '../../../shared/rules/cause.ts';
import { type Body, type Exchange, noBody } from '../../../shared/exchange.ts';

const start = Date.UTC(2026, 10, 3, 9, 0, 0);

/** A cause's example as an exchange: what it leaves out gets harmless values. A second lies between one and the next. */
export function exampleExchange(example: ExampleExchange, index: number): Exchange {
  const isText = example.text !== undefined;
  const failed = example.failure !== undefined;
  const status = example.status ?? (isText || failed ? 0 : 200);
  const content: Body = isText ? written(example.text ?? '', 'text/plain') : contentOf(example, status);
  return {
    id: `example-${index}`, index: isText ? index + 1 : index, source: isText ? 'text' : 'har',
    startedAt: isText ? null : start + index * 1000, duration: isText ? null : example.duration ?? 120,
    request: {
      method: example.method ?? (isText ? '' : 'GET'), url: example.url ?? '', headers: headersOf(example.requestHeaders),
      body: example.requestBody === undefined ? noBody : written(example.requestBody, 'application/json'),
    },
    response: failed && status === 0 ? null : {
      status, statusText: '', headers: headersOf(example.headers), body: content, httpVersion: 'h2', remoteAddress: null, from: 'network', redirectUrl: null,
    },
    failure: failed ? { text: example.failure ?? '', canceled: example.failure === 'net::ERR_ABORTED', corsError: example.corsError ?? null, blockedReason: null } : null,
    state: failed ? 'failed' : 'done', resourceType: (example.resourceType ?? 'xhr') as Exchange['resourceType'],
    timings: null, pageUrl: null, initiator: null, action: null, notes: [], messages: [],
  };
}

/** A body that the example leaves out was not recorded; an empty one was recorded as empty. */
function contentOf(example: ExampleExchange, status: number): Body {
  if (example.body !== undefined) return written(example.body, example.mimeType ?? 'application/json');
  return status === 0 ? noBody : { ...noBody, mimeType: example.mimeType ?? '', missing: 'The example does not record it.' };
}

function written(text: string, mimeType: string): Body {
  return { ...noBody, text, mimeType, size: text.length };
}

function headersOf(headers: Readonly<Record<string, string>> | undefined): Exchange['request']['headers'] {
  return Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
}
