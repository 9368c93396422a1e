import { describe, expect, it } from 'vitest';
import type { Goal } from '../../bench/goals.ts';
import { figureOf, median, spreadOf, verdictOf } from '../../bench/verdict.ts';

const goal = (limits: Partial<Goal>): Goal => ({
  part: 'start',
  what: 'a start',
  unit: 'times',
  ...limits,
});
const judged = (limits: Partial<Goal>, rounds: readonly number[]) =>
  verdictOf(goal(limits), spreadOf(rounds));

describe('A spread', () => {
  it('goes from the lowest to the highest round, with the one in the middle', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ lowest: 1, median: 2, highest: 3, rounds: 3 });
  });

  it('has its middle halfway between two rounds where their number is even', () => {
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('is none where nothing was measured, or something that is no number', () => {
    expect(() => spreadOf([])).toThrow('not measured');
    expect(() => spreadOf([1, NaN])).toThrow('not measured');
  });
});

describe('A goal', () => {
  it('is met where every round keeps its limit, also where it stands on it', () => {
    expect(judged({ atMost: 2 }, [1, 1.5, 2])).toBe('met');
    expect(judged({ atLeast: 1 }, [1, 1.5, 2])).toBe('met');
  });

  it('is not met where no round keeps it', () => {
    expect(judged({ atMost: 2 }, [2.1, 3])).toBe('not met');
    expect(judged({ atLeast: 4 }, [2.1, 3])).toBe('not met');
  });

  it('is left open where rounds stand on both sides of it', () => {
    expect(judged({ atMost: 2 }, [1, 1, 1, 2.1])).toBe('noise');
    expect(judged({ atLeast: 2 }, [1.9, 3, 3])).toBe('noise');
  });

  it('is judged by its highest round where it is a peak', () => {
    expect(judged({ atMost: 2, by: 'highest' }, [1, 1, 2.1])).toBe('not met');
    expect(judged({ atMost: 2, by: 'highest' }, [1, 2])).toBe('met');
    expect(figureOf(goal({ by: 'highest' }), spreadOf([1, 5, 2]))).toBe(5);
  });

  it('judges nothing where it has no limit', () => {
    expect(judged({}, [1, 2])).toBe('none');
  });
});
