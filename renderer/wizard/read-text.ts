import type { Exchange } from '../../shared/exchange.ts';
import { rowOf } from '../../shared/exchange-row.ts';
import { createReview } from '../../shared/rules/review.ts';
import { TextReader } from '../../shared/text/reader.ts';
import { knowledge } from '../knowledge.ts';
import type { ReadCapture } from '../store/file.ts';

/** Reads what was pasted; a log of many megabytes is opened as a file instead. null where no line tells of a failure. */
export function readText(name: string, pasted: string): ReadCapture | null {
  const exchanges = new Map<number, Exchange>();
  const review = createReview(knowledge);
  const reader = new TextReader((exchange) => {
    exchanges.set(exchange.index, exchange);
    review.add(exchange);
  });
  reader.pushText(pasted);
  reader.end();
  if (exchanges.size === 0) return null;
  return {
    kind: 'text', name, size: null, creator: null, rows: [...exchanges.values()].map(rowOf), review: review.result(),
    skipped: [], skippedCount: 0, truncated: false, notes: [],
    load: (index) => {
      const exchange = exchanges.get(index);
      return exchange === undefined ? Promise.reject(new RangeError(`no message at line ${index}`)) : Promise.resolve(exchange);
    },
  };
}
