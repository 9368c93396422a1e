import { expect, test } from 'vitest';
import { RateLimit } from '../../../main/rate-limit.ts';

test('lets so many through, and again when the time is over', () => {
  const limit = new RateLimit(2, 1000);
  expect([0, 10, 20, 999].map((now) => limit.take(now))).toEqual([true, true, false, false]);
  expect([1000, 1001, 1005].map((now) => limit.take(now))).toEqual([true, false, false]);
});

test('a clock that was set back does not shut it for good', () => {
  const limit = new RateLimit(1, 1000);
  expect([1_000_000, 10, 20].map((now) => limit.take(now))).toEqual([true, true, false]);
});
