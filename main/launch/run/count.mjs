/**
 * What a stage of `npm test` did. `second`: names of tests that passed only when they were tried
 * again; `left`: names of those that were left out on this system.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly second: readonly string[],
 *   readonly left: readonly string[] }} Count
 */

/**
 * What a stage that fell over counts as; what it managed to do before is unknown.
 * @type {Count}
 */
export const crashed = Object.freeze({ passed: 0, failed: 1, second: [], left: [] });

/**
 * A stage that is one check, such as the types of a folder.
 * @param {number} code exit code
 * @returns {Count}
 */
export const oneCheck = (code) =>
  code === 0 ? { passed: 1, failed: 0, second: [], left: [] } : crashed;

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
 * The part of vitest's JSON report that we read.
 * @typedef {{ readonly numPassedTests: number, readonly numFailedTests: number,
 *   readonly testResults: readonly { readonly assertionResults: readonly {
 *     readonly status: string, readonly fullName: string }[] }[] }} UnitReport
 */

/**
 * @param {UnitReport} report
 * @param {number} code exit code
 * @returns {Count}
 */
export function unitCount({ numPassedTests, numFailedTests, testResults }, code) {
  const left = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
  return honest({ passed: numPassedTests, failed: numFailedTests, second: [], left }, code);
}

/**
 * The part of Playwright's JSON report that we read: suites in suites, each with the tests of a
 * file or of a group in it.
 * @typedef {{ readonly title: string, readonly specs?: readonly { readonly title: string,
 *   readonly tests: readonly { readonly status: string }[] }[],
 *   readonly suites?: readonly Suite[] }} Suite
 * @typedef {{ readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky', number>>,
 *   readonly suites: readonly Suite[] }} EndToEndReport
 */

/**
 * @param {EndToEndReport} report a test that passed only when tried again counts as passed, and is
 *   named
 * @param {number} code exit code
 * @returns {Count}
 */
export function endToEndCount({ stats, suites }, code) {
  const named = suites.flatMap((suite) => namesIn(suite, []));
  /** @param {string} status */
  const those = (status) => named.filter((one) => one.status === status).map(({ name }) => name);
  const count = { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return honest({ ...count, second: those('flaky'), left: those('skipped') }, code);
}

/**
 * @param {Suite} suite
 * @param {readonly string[]} above titles of the suites around it
 * @returns {readonly { readonly name: string, readonly status: string }[]}
 */
function namesIn({ title, specs = [], suites = [] }, above) {
  const way = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status }) => ({ name: [...way, spec.title].join(' › '), status })),
  );
  return [...own, ...suites.flatMap((inner) => namesIn(inner, way))];
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sum = (counts) => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
  second: counts.flatMap(({ second }) => second),
  left: counts.flatMap(({ left }) => left),
});

/**
 * @param {Count} count
 * @param {number} [fewer] how many end-to-end tests were left out, as no more was asked for
 * @returns {readonly string[]} the last lines of `npm test`; the very last one counts
 */
export const lastLines = ({ passed, failed, second, left }, fewer = 0) => [
  ...(left.length > 0 ? ['Left out here:', ...left.map((name) => `  ${name}`)] : []),
  ...(second.length > 0
    ? ['Passed only the second time:', ...second.map((name) => `  ${name}`)]
    : []),
  ...(fewer > 0 ? [`${fewer} end-to-end tests were left out: npm test -- --all`] : []),
  `${passed} passed, ${failed} failed`,
];
