import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { createReview, type ReviewOptions } from '../../../../shared/rules/review.ts';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { knowledge } from './knowledge-files.ts';

/** One exchange, as an example describes it. */
export function exchangeOf(example: ExampleExchange, more: Partial<Exchange> = {}): Exchange {
  const [exchange] = exampleExchanges([example]);
  if (exchange === undefined) throw new Error('one example makes one exchange');
  return { ...exchange, ...more };
}

export const jsonBody = (value: unknown): Exchange['request']['body'] => ({
  ...noBody,
  text: JSON.stringify(value),
  mimeType: 'application/json',
});

/** What the program's own causes say of exchanges. */
export function reviewed(
  exchanges: readonly Exchange[],
  options: ReviewOptions = {},
): ReviewResult {
  const review = createReview(knowledge(), options);
  for (const exchange of exchanges) review.add(exchange);
  return review.result();
}
