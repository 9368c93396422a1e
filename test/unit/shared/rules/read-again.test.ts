import { describe, expect, test } from 'vitest';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { knowledge } from './knowledge-files.ts';

const site = 'https://example.halopsa.com';
const bad = (id: number) => ({
  id,
  message: `Failed to create/update user (${id}). Error = 403 Forbidden`,
});
const good = (id: number) => ({ id, message: `Created/updated user (${id}): Kim.` });
const log = (...logs: readonly object[]): ExampleExchange => ({
  url: `${site}/api/IntegratorLog`,
  body: JSON.stringify({ logs }),
});

/** How many failures are counted after these readings of the log. */
function counted(...readings: readonly ExampleExchange[]): number {
  const review = createReview(knowledge());
  const home = { url: `${site}/api/authinfo`, body: '{}' };
  for (const exchange of exampleExchanges([home, ...readings])) review.add(exchange);
  return review.failureCount;
}

describe('a log that is read again', () => {
  test('counts its old lines once', () => {
    expect(counted(log(bad(1)))).toBe(1);
    expect(counted(log(bad(1)), log(bad(1)))).toBe(1);
    expect(counted(log(bad(2), bad(1)), log(good(3), bad(2), bad(1)))).toBe(1);
    expect(counted(log(bad(2), bad(1)), log(bad(1)))).toBe(1);
  });

  test('counts a line that is new', () => {
    expect(counted(log(bad(1)), log(bad(2), bad(1)))).toBe(2);
  });

  test('counts each reading where lines cannot be known again', () => {
    const nameless = log({ message: bad(1).message });
    expect(counted(nameless, nameless)).toBe(2);
  });

  test('counts the run of a runbook once, and a later one anew', () => {
    const runs = (...ids: readonly number[]): ExampleExchange => ({
      url: `${site}/api/Automation`,
      body: JSON.stringify({
        automations: ids.map((id) => ({ id, runbook_id: 'a', status: 1, error: 'It failed.' })),
      }),
    });
    expect(counted(runs(1), runs(1))).toBe(1);
    expect(counted(runs(1), runs(2, 1))).toBe(2);
  });

  test('counts a reading once that grows while it arrives', () => {
    const review = createReview(knowledge());
    for (const exchange of exampleExchanges([{ url: `${site}/api/authinfo` }, log(bad(1))])) {
      review.add(exchange);
      review.add(exchange);
    }
    expect(review.failureCount).toBe(1);
  });
});
