import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';

/** A finished live exchange. */
export function exchange(index: number, status = 200, text = ''): Exchange {
  return {
    id: `live-${index}`,
    index,
    source: 'live',
    startedAt: 1_800_000_000_000 + index,
    duration: 1,
    request: {
      method: 'GET',
      url: `https://acme.halopsa.com/api/${index}`,
      headers: [],
      body: noBody,
    },
    response: {
      status,
      statusText: '',
      headers: [],
      body: { ...noBody, text, size: text.length },
      httpVersion: 'h2',
      remoteAddress: null,
      from: 'network',
      redirectUrl: null,
    },
    failure: null,
    state: 'done',
    resourceType: 'fetch',
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

/** All that a store holds. */
export async function allOf(store: {
  all(): AsyncIterable<Exchange>;
}): Promise<readonly Exchange[]> {
  const all: Exchange[] = [];
  for await (const one of store.all()) all.push(one);
  return all;
}
