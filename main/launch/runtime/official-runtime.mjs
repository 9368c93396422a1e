import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkEnv, runNode } from '../bootstrap/child.mjs';
import { root } from '../bootstrap/place.mjs';
import { step } from '../bootstrap/say.mjs';

const electronPackage = join(root, 'node_modules', 'electron');

/** How long the whole download may take, in milliseconds. */
const downloadWithin = 15 * 60_000;

/** @returns {string} the pinned version, for instance "45.4.1" */
export const pinnedVersion = () =>
  JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;

/** @returns {string} the folder the official binary is unpacked to */
export const officialFolder = () => join(electronPackage, 'dist');

/**
 * @returns {boolean} whether the official binary of the pinned version is there whole; Electron's
 * installer writes path.txt last
 */
export function hasOfficial() {
  try {
    const version = readFileSync(join(officialFolder(), 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return (
      version === pinnedVersion() &&
      existsSync(join(officialFolder(), readFileSync(join(electronPackage, 'path.txt'), 'utf8')))
    );
  } catch {
    return false;
  }
}

/**
 * The environment for Electron's own installer: a proxy that only npm was told counts as well
 * (https://github.com/electron/get#proxies).
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function installerEnv(env) {
  const proxy =
    env['HTTPS_PROXY'] ||
    env['https_proxy'] ||
    env['npm_config_https_proxy'] ||
    env['npm_config_proxy'];
  const known = proxy ? { HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: '1' } : {};
  // With a folder chosen the installer would take that for an installation of its own.
  const { ELECTRON_OVERRIDE_DIST_PATH: _chosen, ...rest } = networkEnv(env);
  return { ...rest, ...known, ELECTRON_GET_NO_PROGRESS: '1' };
}

/**
 * Tries to fetch the official binary with the installer that comes in Electron's own package, which
 * checks its sum.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} null where it is there now, else what the installer said
 */
export async function bringOfficial(env) {
  return step(`Fetching Electron ${pinnedVersion()} (about 120 MB)`, async () => {
    const { output } = await runNode('node_modules/electron/install.js', [], {
      env: installerEnv(env),
      collect: true,
      timeout: downloadWithin,
    });
    return hasOfficial() ? null : reasonIn(output);
  });
}

/**
 * @param {string} output of the installer
 * @returns {string} its error without the calls that led there, in a line or two
 */
export const reasonIn = (output) =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:at |node:|[{}]|\(node:|\(Use )/.test(line))
    .slice(0, 4)
    .join(' ')
    .slice(0, 500);
