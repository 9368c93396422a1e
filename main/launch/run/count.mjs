/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count
 */

/**
 * What a stage that fell over counts as; what it managed to do before is unknown.
 * @type {Count}
 */
export const crashed = Object.freeze({ passed: 0, failed: 1, skipped: 0 });

/**
 * A stage's own numbers; where it ended badly without naming a failed test (a file that does not
 * load), that is one failure.
 * @param {Count} count
 * @param {number} code exit code
 * @returns {Count}
 */
const honest = (count, code) =>
  code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

/**
 * @param {Readonly<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
 * number>>} report vitest's JSON report
 * @param {number} code exit code
 * @returns {Count}
 */
export const unitCount = (report, code) =>
  honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  );

/**
 * @param {{ readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped',
 * number>> }} report Playwright's JSON report; a
 *   test that passed only when tried again counts as passed
 * @param {number} code exit code
 * @returns {Count}
 */
export const endToEndCount = ({ stats }, code) =>
  honest(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
    code,
  );

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sum = (counts) =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    {
      passed: 0,
      failed: 0,
      skipped: 0,
    },
  );

/**
 * @param {Count} count
 * @returns {string} the last line of `npm test`
 */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
