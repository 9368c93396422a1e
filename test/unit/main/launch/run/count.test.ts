import { describe, expect, it } from 'vitest';
import {
  crashed,
  endToEndCount,
  lastLine,
  sum,
  unitCount,
} from '../../../../../main/launch/run/count.mjs';

const unit = { numPassedTests: 40, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

describe('counting tests', () => {
  it('takes the numbers of both runners', () => {
    expect(unitCount({ ...unit, numPendingTests: 2, numTodoTests: 1 }, 0)).toEqual({
      passed: 40,
      failed: 0,
      skipped: 3,
    });
    expect(
      endToEndCount({ stats: { expected: 9, unexpected: 2, flaky: 1, skipped: 0 } }, 1),
    ).toEqual({ passed: 10, failed: 2, skipped: 0 });
  });

  it('counts a bad end without a failed test as one failure', () => {
    expect(unitCount(unit, 1)).toEqual({ passed: 40, failed: 1, skipped: 0 });
    expect(
      endToEndCount({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1).failed,
    ).toBe(1);
    expect(unitCount({ ...unit, numFailedTests: 3 }, 1).failed).toBe(3);
  });

  it('adds the stages up in one last line', () => {
    const all = sum([
      { passed: 4, failed: 0, skipped: 0 },
      { passed: 40, failed: 0, skipped: 0 },
      crashed,
    ]);
    expect(lastLine(all)).toBe('44 passed, 1 failed');
    expect(lastLine({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
    expect(lastLine(sum([]))).toBe('0 passed, 0 failed');
  });
});
