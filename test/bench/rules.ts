import type { Exchange } from '../../shared/exchange.ts';
import { harOf } from '../../shared/har/har-writer.ts';
import { builtInCauses } from '../../shared/rules/knowledge.ts';
import { createReview } from '../../shared/rules/review.ts';
import { labelledSet } from '../labelled/all.ts';
import { sceneOf } from '../labelled/labelled.ts';

const count = 100_000;
const rounds = 5;

export interface RulesBench {
  readonly exchanges: number;
  /** Milliseconds: classifying all of them, and JSON.parse of the same as HAR entries; medians of rounds that take turns. */
  readonly review: number;
  readonly parse: number;
  readonly ratio: number;
  /** Bytes of heap that the review keeps per exchange, bodies not counted. */
  readonly keptBytes: number;
}

/** Classifies 100,000 exchanges made of the labelled set's scenes (their noise and everyday traffic included). */
export function benchRules(): RulesBench {
  const causes = builtInCauses(import.meta.glob<unknown>('../../resources/knowledge/*.json', { eager: true, import: 'default' }));
  const scenes = Object.values(labelledSet).flat().flatMap((one) => sceneOf(one).exchanges).filter((exchange) => exchange.source !== 'text');
  const exchanges: readonly Exchange[] = Array.from({ length: count }, (_, index) => ({ ...(scenes[index % scenes.length] as Exchange), id: `bench-${index}`, index }));
  const entries = harOf(exchanges.slice(0, scenes.length), { name: 'bench', version: '1' }).entries.map((entry) => JSON.stringify(entry, null, 2));
  const reviews: number[] = [];
  const parses: number[] = [];
  let kept = 0;
  for (let round = 0; round < rounds; round += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    reviews.push(timed(() => {
      const review = createReview(causes);
      for (const exchange of exchanges) review.add(exchange);
      if (review.result().diagnoses.length === 0) throw new Error('the bench found no failure in the labelled set');
      kept = process.memoryUsage().heapUsed - before;
    }));
    parses.push(timed(() => { for (let index = 0; index < count; index += 1) JSON.parse(entries[index % entries.length] ?? ''); }));
  }
  return { exchanges: count, review: Math.round(median(reviews)), parse: Math.round(median(parses)), ratio: Number((median(reviews) / median(parses)).toFixed(2)), keptBytes: Math.round(kept / count) };
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
