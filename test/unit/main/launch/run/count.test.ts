import { describe, expect, it } from 'vitest';
import {
  crashed,
  endToEndCount,
  lastLines,
  oneCheck,
  sum,
  unitCount,
} from '../../../../../main/launch/run/count.mjs';

const unit = { numPassedTests: 40, numFailedTests: 0, testResults: [] };
const one = (title: string, status: string) => ({ title, tests: [{ status }] });

describe('counting tests', () => {
  it('takes the numbers of both runners, and the names of what was left out', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a' },
      { status: 'skipped', fullName: 'reading a share needs Windows' },
      { status: 'todo', fullName: 'later' },
    ];
    expect(unitCount({ ...unit, testResults: [{ assertionResults }] }, 0)).toEqual({
      passed: 40,
      failed: 0,
      second: [],
      left: ['reading a share needs Windows', 'later'],
    });
  });

  it('names a test that passed only the second time, with the file and the group it is in', () => {
    const suites = [
      {
        title: 'capture.test.ts',
        specs: [one('records', 'expected'), one('sees workers', 'flaky')],
        suites: [
          { title: 'on Windows', specs: [one('wakes up', 'skipped'), one('sleeps', 'flaky')] },
        ],
      },
    ];
    const stats = { expected: 9, unexpected: 2, flaky: 2 };
    expect(endToEndCount({ stats, suites }, 1)).toEqual({
      passed: 11,
      failed: 2,
      second: ['capture.test.ts › sees workers', 'capture.test.ts › on Windows › sleeps'],
      left: ['capture.test.ts › on Windows › wakes up'],
    });
  });

  it('counts a bad end without a failed test as one failure', () => {
    expect(unitCount(unit, 1)).toMatchObject({ passed: 40, failed: 1 });
    const stats = { expected: 0, unexpected: 0, flaky: 0 };
    expect(endToEndCount({ stats, suites: [] }, 1).failed).toBe(1);
    expect(unitCount({ ...unit, numFailedTests: 3 }, 1).failed).toBe(3);
    expect([oneCheck(0), oneCheck(2)]).toMatchObject([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  it('adds the stages up in one last line, after the names', () => {
    const all = sum([oneCheck(0), unitCount(unit, 0), crashed]);
    expect(lastLines(all)).toEqual(['41 passed, 1 failed']);
    expect(lastLines({ ...all, second: ['a › b'], left: ['c'] })).toEqual([
      'Left out here:',
      '  c',
      'Passed only the second time:',
      '  a › b',
      '41 passed, 1 failed',
    ]);
    expect(lastLines(all, 41)).toEqual([
      '41 end-to-end tests were left out: npm test -- --all',
      '41 passed, 1 failed',
    ]);
    expect(lastLines(sum([]))).toEqual(['0 passed, 0 failed']);
  });
});
