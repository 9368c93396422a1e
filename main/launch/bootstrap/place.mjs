import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The root of the clone. Every path the launcher uses starts here. */
export const root = resolve(import.meta.dirname, '..', '..', '..');

/**
 * Where the person stood when they called npm: npm itself moves to the root of the package, and a
 * file they name is meant from there.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export const calledFrom = (env) =>
  (process.cwd() === root ? env['INIT_CWD'] : undefined) ?? process.cwd();

/**
 * Folder for what is fetched once per user and kept (the older runtime); XDG rules, the same on
 * every system.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export const cacheFolder = (env) =>
  join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'halo-troubleshooter');
