import { type Exchange, noBody } from '../../shared/exchange/exchange.ts';
import { harOf } from '../../shared/har/har-writer.ts';
import { builtInCauses } from '../../shared/rules/knowledge.ts';
import { createReview } from '../../shared/rules/review.ts';
import { labelledSet } from '../labelled/all.ts';
import { sceneOf } from '../labelled/labelled.ts';
import { type Book, inRounds, type Say } from './rounds.ts';

const count = 100_000;

/**
 * One exchange in this many comes from the labelled set, failures and traps and all; the others are
 * a healthy Halo's.
 */
const every = 20;

/**
 * Classifies 100,000 exchanges as a recording has them: browser headers, JSON bodies of some
 * kilobytes, failures here and there.
 */
export async function benchRules(book: Book, say: Say): Promise<void> {
  const causes = builtInCauses(
    import.meta.glob<unknown>('../../resources/knowledge/*.json', {
      eager: true,
      import: 'default',
    }),
  );
  const odd = Object.values(labelledSet)
    .flat()
    .flatMap((one) => sceneOf(one).exchanges)
    .filter((exchange) => exchange.source !== 'text');
  const kinds = Array.from(
    { length: 2_000 },
    (_, index) =>
      (index % every === 0 ? odd[(index / every) % odd.length] : undefined) ?? healthy(index),
  );
  const exchanges: readonly Exchange[] = Array.from({ length: count }, (_, index) => ({
    ...(kinds[index % kinds.length] ?? healthy(index)),
    id: `bench-${index}`,
    index,
  }));
  const entries = harOf(kinds, { name: 'bench', version: '1' }).entries.map((entry) =>
    JSON.stringify(entry, null, 2),
  );
  await inRounds({ what: 'classifying', say }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let kept = 0;
    const took = timed(() => {
      const review = createReview(causes);
      for (const exchange of exchanges) review.add(exchange);
      if (review.result().diagnoses.length === 0)
        throw new Error('the bench found no failure in the labelled set');
      kept = process.memoryUsage().heapUsed - before;
    });
    const parse = timed(() => {
      for (let index = 0; index < count; index += 1)
        JSON.parse(entries[index % entries.length] ?? '');
    });
    book.add('rules-ratio', took / parse);
    book.add('rules-kept', kept / count);
    return Promise.resolve();
  });
}

function healthy(index: number): Exchange {
  const rows = Array.from({ length: 20 }, (_, row) => ({
    id: index * 20 + row,
    summary: `Printer ${row} on floor ${index % 9}`,
    status_id: row % 5,
    dateoccurred: '2026-03-03T09:00:00',
    agent_id: 7,
  }));
  const text = JSON.stringify({ page_no: 1, page_size: 20, record_count: 20, tickets: rows });
  const headers = (names: readonly string[]) =>
    names.map((name) => ({ name, value: `${name} as browsers and servers write it` }));
  return {
    id: '',
    index,
    source: 'har',
    startedAt: Date.UTC(2026, 2, 3, 9, 0, 0) + index * 50,
    duration: 90,
    state: 'done',
    failure: null,
    resourceType: 'fetch',
    timings: null,
    pageUrl: 'https://example.halopsa.com/tickets',
    initiator: null,
    action: null,
    notes: [],
    messages: [],
    request: {
      method: 'GET',
      url: `https://example.halopsa.com/api/Tickets?page_no=${index}&page_size=20&view_id=3`,
      body: noBody,
      headers: headers([
        'accept',
        'accept-language',
        'authorization',
        'referer',
        'sec-ch-ua',
        'sec-fetch-mode',
        'user-agent',
        'halo-app-name',
      ]),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'h2',
      remoteAddress: null,
      from: 'network',
      redirectUrl: null,
      headers: headers([
        'cache-control',
        'content-length',
        'content-type',
        'date',
        'server',
        'strict-transport-security',
        'vary',
        'x-powered-by',
      ]),
      body: {
        text,
        base64: null,
        mimeType: 'application/json',
        size: text.length,
        missing: null,
        truncated: false,
      },
    },
  };
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
