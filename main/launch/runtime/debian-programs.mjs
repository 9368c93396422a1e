import { apt, onPath, pathOf } from './libraries.mjs';
import { say, step } from '../bootstrap/say.mjs';

/**
 * A program of Debian's that runs beside ours.
 * @typedef {{ readonly title: string, readonly package: string, readonly names: readonly string[],
 *   readonly without: string }} DebianProgram `names`: what it may be called on the PATH; `without`:
 * what does not happen where it is missing
 */

/**
 * Debian's Chromium, which tests record in and the bench sets beside the program.
 * @returns {Promise<string | null>} its place; null where there is none, which was said then
 */
export const chromium = () =>
  brought({
    title: 'Chromium',
    package: 'chromium',
    names: ['chromium', 'chromium-browser'],
    without: 'nothing is recorded in it',
  });

/**
 * A proxy that records, which the bench sets beside the program.
 * @returns {Promise<string | null>} as `chromium`
 */
export const mitmproxy = () =>
  brought({
    title: 'mitmproxy',
    package: 'mitmproxy',
    names: ['mitmdump'],
    without: 'it is not set beside the program',
  });

/**
 * A window manager, under which tests press keys as on a desktop: without one nothing gives a window
 * the keyboard.
 * @returns {Promise<string | null>} as `chromium`
 */
export const windowManager = () =>
  brought({
    title: 'Openbox',
    package: 'openbox',
    names: ['openbox'],
    without: 'no key is pressed under a window manager',
  });

/**
 * Brings a program where it is missing and we may install it.
 * @param {DebianProgram} program
 * @returns {Promise<string | null>}
 */
async function brought(program) {
  const found = () => program.names.map(pathOf).find((path) => path !== undefined) ?? null;
  if (found() !== null || process.platform !== 'linux' || !onPath('apt-get'))
    return found() ?? missing(program, 'It is only looked for on Debian and Ubuntu.');
  const install = ['install', '-y', '--no-install-recommends', program.package];
  if (process.getuid?.() !== 0)
    return missing(program, `Install it with: sudo apt-get ${install.join(' ')}`);
  await step('Updating the list of system packages', () => apt(['update', '-qq']));
  const { code, output } = await step(`Installing ${program.title} to test with`, () =>
    apt(install),
  );
  return code === 0 ? found() : missing(program, `apt-get says: ${output.trim().slice(-300)}`);
}

/** @param {DebianProgram} program @param {string} why @returns {null} */
function missing({ title, without }, why) {
  say(`${title} is missing, so ${without}. ${why}`);
  return null;
}
