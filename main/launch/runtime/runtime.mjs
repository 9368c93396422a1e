import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bringOfficial, hasOfficial, officialFolder, pinnedVersion } from './official-runtime.mjs';
import { hasOlder, older, olderFits, olderFolder, olderNotice } from './older/older-runtime.mjs';
import { forget, isAsFetched, keepSum } from './sum.mjs';
import { cacheFolder, calledFrom } from '../bootstrap/place.mjs';
import { say, Stop } from '../bootstrap/say.mjs';

/**
 * Which Electron runs.
 * @typedef {'chosen' | 'official' | 'older'} Kind `chosen` by ELECTRON_OVERRIDE_DIST_PATH
 * @typedef {object} Runtime
 * @property {Kind} kind
 * @property {string} folder holds the whole runtime
 * @property {string} executable
 * @property {boolean} fetched found just now, so that the person has been told about it
 */

/**
 * What decides it: a folder the person chose, what is on disk, whether the older one exists for
 * this system, and whether the official download was refused a short while ago.
 * @typedef {{ readonly chosen: boolean, readonly official: boolean, readonly older: boolean,
 * readonly refusedLately: boolean }} Facts
 */

/**
 * @param {Facts} facts
 * @returns {Kind | 'fetch'} `fetch`: none that we may use yet
 */
export function choose({ chosen, official, older: hasOlderOne, refusedLately }) {
  if (chosen) return 'chosen';
  if (official) return 'official';
  return hasOlderOne && refusedLately ? 'older' : 'fetch';
}

/** The binary inside Electron's folder. @type {Partial<Record<NodeJS.Platform, string>>} */
const binary = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
/** @param {string} folder */
const executableIn = (folder) => join(folder, binary[process.platform] ?? 'electron');

/**
 * Remembers when the official download was refused, so that every start for a day does not wait for
 * it again.
 */
const day = 24 * 3600_000;
/** @param {NodeJS.ProcessEnv} env */
const refusedStamp = (env) => join(cacheFolder(env), `electron-${pinnedVersion()}-refused`);
/** @param {NodeJS.ProcessEnv} env */
function refusedLately(env) {
  const age = Date.now() - (statSync(refusedStamp(env), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age >= 0 && age < day;
}

/**
 * @param {string} version
 * @param {string} said by Electron's installer
 * @returns {string}
 */
export const notFetched = (version, said) =>
  [
    `Electron ${version} could not be downloaded. Its installer says: ${said || 'nothing'}`,
    'Check the network connection and try again.',
    'In a company that opens secure connections, name its certificate in NODE_EXTRA_CA_CERTS',
    '(Node 22.19 and newer read those of the system as well).',
    'Or name a folder that holds Electron in ELECTRON_OVERRIDE_DIST_PATH.',
  ].join('\n');

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<'official' | 'older'>}
 * @throws {Stop} where no runtime can be had
 */
async function fetchRuntime(env) {
  const refused = await bringOfficial(env);
  if (refused === null) {
    await keepSum(officialFolder());
    return 'official';
  }
  if (!olderFits()) throw new Stop(notFetched(pinnedVersion(), refused));
  say(
    `  its download is not possible here, so version ${older.version} stands in for it. ${olderNotice}`,
  );
  if (!hasOlder(env)) {
    // What unpacks it takes longer to load than most commands take to run.
    const { bringOlder } = await import('./older/bring-older.mjs');
    await bringOlder(env);
    await keepSum(olderFolder(env));
  }
  mkdirSync(cacheFolder(env), { recursive: true });
  writeFileSync(refusedStamp(env), '');
  return 'older';
}

/**
 * Looks through a kept runtime before it runs, and fetches it again where it was changed. One that
 * the person chose is their own.
 * @param {Kind} kind
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Kind>}
 * @throws {Stop} where it was changed and cannot be had again
 */
async function checked(kind, env) {
  if (kind === 'chosen') return kind;
  const folder = kind === 'official' ? officialFolder() : olderFolder(env);
  if (await isAsFetched(folder)) return kind;
  say('The Electron that is kept here was changed since it was fetched, so it is fetched again.');
  await forget(folder);
  return fetchRuntime(env);
}

/**
 * Finds an Electron to run, and brings one where there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Runtime>}
 * @throws {Stop} where none can be had, or the chosen folder holds none
 */
export async function runtime(env = process.env) {
  const chosen = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const choice = choose({
    chosen: Boolean(chosen),
    official: hasOfficial(),
    older: hasOlder(env),
    refusedLately: refusedLately(env),
  });
  const kind = choice === 'fetch' ? await fetchRuntime(env) : await checked(choice, env);
  const folder =
    kind === 'chosen' && chosen
      ? resolve(calledFrom(env), chosen)
      : kind === 'official'
        ? officialFolder()
        : olderFolder(env);
  const executable = executableIn(folder);
  if (!existsSync(executable))
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no Electron in it.`);
  return { kind, folder, executable, fetched: choice === 'fetch' };
}
