import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './child.mjs';
import { hasDisplay, withXvfb } from './display.mjs';
import { olderNotice } from './older-runtime.mjs';
import { calledFrom, root } from './place.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';
import { chromiumFlags } from './sandbox.mjs';
import { say } from './say.mjs';

/**
 * Opens the app. On a machine with no display it runs the tour on an invisible one.
 * @param {readonly string[]} args of the app: a file to open, --tour
 * @returns {Promise<number>} the app's own exit code
 */
export async function start(args) {
  const found = await readyForElectron({ invisible: false, built: true });
  if (found.kind === 'older' && !found.fetched) say(olderNotice);
  const files = args.map((arg) => (arg.startsWith('-') || !existsSync(resolve(calledFrom(process.env), arg)) ? arg : resolve(calledFrom(process.env), arg)));
  /** @param {NodeJS.ProcessEnv} env @param {readonly string[]} more */
  const open = async (env, more) => (await run(found.executable, [...chromiumFlags(), ...more, root, ...files], { env: electronEnv(env, found) })).code;
  if (hasDisplay(process.platform, process.env)) return open(process.env, []);
  say('No display here, so the app goes on its tour by itself: every practice failure, with a picture of each in dist/tour.');
  if (!files.includes('--tour')) files.push('--tour');
  // Nobody sees the invisible display: its missing desktop services are no news.
  return withXvfb((env) => open(env, ['--log-level=3']));
}
