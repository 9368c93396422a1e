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
 * The end-to-end tests as a stage of `npm test`.
 * @param {Runtime} found
 * @param {{ readonly all: boolean, readonly report: string }} run `all`: also the long ones, which
 *   their files mark; `report`: where to write what was counted
 */
export const endToEndStage = (found, { all, report }) =>
  playwright(
    found,
    endToEndConfig,
    ['--reporter=list,json', ...(all ? [] : ['--grep-invert', '@long'])],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );

/**
 * Lists the long end-to-end tests without playing them.
 * @param {Runtime} found
 * @param {string} report where to write them, as tests that were skipped
 * @returns {Promise<number>} exit code
 */
export async function listLong(found, report) {
  const args = ['test', '--config', endToEndConfig, '--list', '--grep', '@long', '--reporter=json'];
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
