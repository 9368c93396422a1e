import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The root of the clone. Every path the launcher uses starts here. */
export const root = folderOf('package.json', import.meta.dirname);

/**
 * The nearest folder, from one upwards, that holds a file: this one is bundled by the bench, too.
 * @param {string} file
 * @param {string} from
 * @returns {string}
 */
function folderOf(file, from) {
  if (existsSync(join(from, file))) return from;
  const above = dirname(from);
  return above === from ? from : folderOf(file, above);
}

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
