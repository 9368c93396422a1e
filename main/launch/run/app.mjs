import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from '../bootstrap/child.mjs';
import { hasDisplay, withXvfb } from '../runtime/display.mjs';
import { olderNotice } from '../runtime/older/older-runtime.mjs';
import { calledFrom, root } from '../bootstrap/place.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';
import { chromiumFlags } from '../runtime/sandbox.mjs';
import { say } from '../bootstrap/say.mjs';

/**
 * A file that the person named, from where they stood; anything else as it is.
 * @param {string} arg
 * @returns {string}
 */
function fromHere(arg) {
  const path = resolve(calledFrom(process.env), arg);
  return !arg.startsWith('-') && existsSync(path) ? path : arg;
}

/**
 * Opens the app. On a machine with no display it runs the tour on an invisible one.
 * @param {readonly string[]} args of the app: a file to open, --tour
 * @returns {Promise<number>} the app's own exit code
 */
export async function start(args) {
  const found = await readyForElectron({ invisible: false, built: true });
  if (found.kind === 'older' && !found.fetched) say(olderNotice);
  const given = args.map(fromHere);
  /** @param {NodeJS.ProcessEnv} env @param {readonly string[]} own */
  const open = async (env, own) => {
    // Chromium tells the terminal of every desktop service that is missing; a person would take
    // that for a fault of the program.
    const ended = await run(found.executable, [...chromiumFlags(), '--log-level=3', root, ...own], {
      env: electronEnv(env, found),
    });
    return ended.code;
  };
  if (hasDisplay(process.platform, process.env)) return open(process.env, given);
  say(
    'No display here, so the app goes on its tour by itself: every practice failure, with a picture of each in dist/tour.',
  );
  return withXvfb((env) => open(env, given.includes('--tour') ? given : [...given, '--tour']));
}
