import { build } from './build.mjs';
import { hasDisplay } from '../runtime/display.mjs';
import { libraries } from '../runtime/libraries.mjs';
import { alone } from '../bootstrap/lock.mjs';
import { runtime } from '../runtime/runtime.mjs';
import { sandbox } from '../runtime/sandbox.mjs';

/** @typedef {import('../runtime/runtime.mjs').Runtime} Runtime */

/**
 * Gets the machine ready for Electron.
 * @param {{ readonly invisible: boolean, readonly built: boolean }} needs `invisible`: a display of
 * our own even where there is one;
 *   `built`: the app as well
 * @returns {Promise<Runtime>}
 */
export const readyForElectron = ({ invisible, built }) =>
  alone(async () => {
    const found = await runtime();
    await libraries(found.executable, {
      xvfb: invisible || !hasDisplay(process.platform, process.env),
    });
    sandbox(found.executable);
    if (built) await build();
    return found;
  });

/**
 * The environment for whatever starts this Electron through the `electron` package: Playwright,
 * electron-builder, the bench. HALO_ELECTRON names the program in a folder that somebody chose: that
 * package knows it by a file that only its own download leaves, and on a Mac it lies deep in there.
 * @param {NodeJS.ProcessEnv} env
 * @param {Runtime} found
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnv(env, found) {
  // With ELECTRON_RUN_AS_NODE set (an editor's terminal does that) Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...rest } = env;
  const named = found.kind === 'chosen' ? { HALO_ELECTRON: found.executable } : {};
  return { ...rest, ELECTRON_OVERRIDE_DIST_PATH: found.folder, ...named };
}
