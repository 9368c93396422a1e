import { describe, expect, it } from 'vitest';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { knowledge } from './knowledge-files.ts';

const causes = knowledge();

function certainIn(exchanges: readonly ExampleExchange[]): readonly string[] {
  const review = createReview(causes);
  for (const exchange of exampleExchanges(exchanges)) review.add(exchange);
  return review
    .result()
    .diagnoses.filter(({ confidence }) => confidence === 'certain')
    .map(({ cause }) => cause);
}

/** Nothing of what the server said is left: neither its words nor its headers. */
const silent = ({ body: _body, headers: _headers, ...rest }: ExampleExchange): ExampleExchange => ({
  ...rest,
  body: '',
  mimeType: '',
});

describe('certain', () => {
  it.each(causes.map(({ cause }) => [cause.id, cause] as const))(
    '%s is certain only by what the server or the browser said',
    (_, { statuses, examples }) => {
      for (const { exchanges } of examples.match) {
        // A number is no proof: proxies, filters and other systems answer with the same ones.
        const isPlain = exchanges.some(({ failure }) => failure !== undefined);
        // A message that was pasted is all that there is; without its words nothing is left.
        if (isPlain || exchanges.some(({ text }) => text !== undefined)) continue;
        const answered = exchanges.map((one) => ((one.status ?? 200) >= 400 ? silent(one) : one));
        const isHidden = exchanges.every(({ status }) => (status ?? 200) < 400);
        if (!isHidden && statuses.length > 0) expect(certainIn(answered)).toEqual([]);
      }
    },
  );
});

describe('possible', () => {
  it.each([
    '401 Unauthorized',
    '403 Forbidden',
    '429 Too Many Requests',
    '503 Service Unavailable',
    'Error 504',
  ])('is all that a status can be of which nobody says who sent it: %s', (line) => {
    const review = createReview(causes);
    const reader = new TextReader((exchange) => review.add(exchange));
    reader.push(new TextEncoder().encode(line));
    reader.end();
    expect(review.result().diagnoses.map((one) => [one.refusedBy, one.confidence])).toEqual([
      ['unknown', 'possible'],
    ]);
  });
});
