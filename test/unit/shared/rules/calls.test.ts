import { describe, expect, test } from 'vitest';
import { Calls } from '../../../../shared/rules/calls.ts';
import { createTimeline } from '../../../../shared/rules/timeline.ts';

/** Calls whose account is their number, at these times. */
function callsAt(...orders: readonly number[]): Calls {
  const timeline = createTimeline();
  const mark = { time: 0, index: 0, request: 0, way: 0, origin: 0, kind: 'call' as const };
  for (const [at] of orders.entries()) timeline.add({ ...mark, account: at });
  return new Calls(timeline, orders, [...orders.keys()]);
}

describe('calls that succeeded', () => {
  test('stand in order of time, whichever came first', () => {
    const calls = callsAt(30, 10, 20, 10);
    const seen: number[] = [];
    calls.find(0, calls.length, ({ account }) => {
      seen.push(account);
      return false;
    });
    expect(seen).toEqual([1, 3, 2, 0]);
    expect(calls.orderOf(0)).toBe(10);
    expect(calls.orderOf(-1)).toBeUndefined();
    expect(calls.firstAfter(10)).toBe(2);
    expect(calls.firstAfter(9)).toBe(0);
    expect(calls.firstAfter(30)).toBe(4);
  });

  test('are found from a place on and before one, and stay as they were found', () => {
    const calls = callsAt(1, 2, 3, 4);
    const all = () => true;
    const first = calls.find(1, 3, all);
    const last = calls.findLast(3, 2, all);
    expect(first).toMatchObject({ order: 2, account: 1 });
    expect(last).toMatchObject({ order: 3, account: 2 });
    expect(calls.findLast(4, 2, ({ account }) => account === 1)).toBeNull();
    expect(calls.find(0, 2, ({ account }) => account === 2)).toBeNull();
    expect(calls.findLast(0, 200, all)).toBeNull();
  });
});
