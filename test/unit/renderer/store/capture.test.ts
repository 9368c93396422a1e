import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deriveReview, receiveExchanges, useCapture } from '../../../../renderer/store/capture.ts';
import { exchange } from '../build.ts';

/** Rows and failures, as the screens were told each time. */
const told: string[] = [];
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  deriveReview();
  vi.advanceTimersByTime(10_000);
  told.length = 0;
  stop = useCapture.subscribe(({ rows, failures }) => {
    told.push(`${rows.length} rows, ${failures} failed`);
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('shows the first of a burst at once, and its count twice a second while nothing fails', () => {
  for (let index = 0; index < 20; index += 1) {
    receiveExchanges([exchange(index)]);
    vi.advanceTimersByTime(50);
  }
  // At once, after 200 ms, and 500 ms after the next one that came.
  expect(told.map((words) => words.split(',')[0])).toEqual(['1 rows', '4 rows', '14 rows']);
});

it('shows a failure within a fifth of a second in the midst of a burst', () => {
  for (let index = 100; index < 105; index += 1) {
    receiveExchanges([exchange(index)]);
    vi.advanceTimersByTime(50);
  }
  const before = useCapture.getState().failures;
  receiveExchanges([exchange(105, { status: 500 })]);
  vi.advanceTimersByTime(200);
  expect(useCapture.getState().failures).toBe(before + 1);
});
