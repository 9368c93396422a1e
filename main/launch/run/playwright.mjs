import { runNode } from '../bootstrap/child.mjs';
import { withXvfb } from '../runtime/display.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';

/** @typedef {import('../runtime/runtime.mjs').Runtime} Runtime */

/**
 * Runs Playwright on the app, on an invisible display.
 * @param {Runtime} found
 * @param {string} config path from the root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [more] added to the environment
 * @returns {Promise<number>} exit code
 */
export const playwright = (found, config, args, more = {}) =>
  withXvfb(async (env) => {
    const settings = { ...electronEnv(env, found), ...more };
    return (
      await runNode('node_modules/@playwright/test/cli.js', ['test', '--config', config, ...args], {
        env: settings,
      })
    ).code;
  });

const endToEndConfig = 'test/playwright.config.ts';

/**
 * How much of the end-to-end tests is played. Their files mark those that are long, and of these
 * those that go a way once more which another one goes.
 * @typedef {'short' | 'long' | 'all'} Depth
 */

/** @type {Readonly<Record<Depth, string | null>>} The tag of what is left out; null where nothing is. */
const leftOut = { short: '@long', long: '@again', all: null };

/**
 * The end-to-end tests as a stage of `npm test`.
 * @param {Runtime} found
 * @param {Depth} depth
 * @param {string} report where to write what was counted
 */
export function endToEndStage(found, depth, report) {
  const tag = leftOut[depth];
  return playwright(
    found,
    endToEndConfig,
    ['--reporter=list,json', ...(tag === null ? [] : ['--grep-invert', tag])],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(depth === 'all' ? { HALO_ALL_TESTS: '1' } : {}) },
  );
}

/**
 * Lists the end-to-end tests that are left out, without playing them.
 * @param {Runtime} found
 * @param {Depth} depth
 * @param {string} report where to write them, as tests that were skipped; nothing is where none is
 *   left out
 * @returns {Promise<number>} exit code
 */
export async function listLeftOut(found, depth, report) {
  const tag = leftOut[depth];
  if (tag === null) return 0;
  const args = ['test', '--config', endToEndConfig, '--list', '--grep', tag, '--reporter=json'];
  const env = { ...electronEnv(process.env, found), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const options = { env, low: true, collect: true };
  return (await runNode('node_modules/@playwright/test/cli.js', args, options)).code;
}

/**
 * The end-to-end tests alone, for whoever works on them; arguments are Playwright's.
 * @param {readonly string[]} args
 */
export const endToEnd = async (args) =>
  playwright(await readyForElectron({ invisible: true, built: true }), endToEndConfig, args);

/**
 * Pictures of every screen and state into dist/pictures/, as this system shows them where no other
 * is named.
 * @param {readonly string[]} args Playwright's, such as `--project=windows`
 */
export const pictures = async (args) =>
  playwright(
    await readyForElectron({ invisible: true, built: true }),
    'test/pictures.config.ts',
    args.some((arg) => arg.startsWith('--project')) ? args : ['--project=here', ...args],
  );
