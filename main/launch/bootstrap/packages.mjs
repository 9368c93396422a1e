import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkEnv, runNpm } from './child.mjs';
import { root } from './place.mjs';
import { step, Stop } from './say.mjs';

/**
 * The part of package-lock.json (and of npm's own note of what it installed,
 * node_modules/.package-lock.json) that we read.
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean
 * }} Locked
 * @typedef {{ readonly packages?: Readonly<Record<string, Locked>> }} Lock
 */

/**
 * Whether what is installed is what the lock file asks for. Packages for other systems are marked
 * optional and may be absent.
 * @param {Lock} wanted
 * @param {Lock} installed
 * @returns {boolean}
 */
export function matches(wanted, installed) {
  const want = wanted.packages ?? {};
  const have = installed.packages ?? {};
  const wantedFound = Object.entries(want).every(([path, { version, integrity, optional }]) => {
    const found = have[path];
    if (path === '') return true;
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
  return wantedFound && Object.keys(have).every((path) => path in want);
}

/**
 * @param {string} file
 * @returns {Lock | undefined} undefined where it is missing or damaged, which for us is the same:
 * install again
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {boolean} */
function installed() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const note = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !note || !matches(wanted, note)) return false;
  // The note survives when somebody deletes a folder by hand.
  return Object.keys(note.packages ?? {}).every((path) =>
    existsSync(join(root, path, 'package.json')),
  );
}

/** Installs the packages of package-lock.json where node_modules differs from it. */
export async function packages() {
  if (installed()) return;
  const all = Object.values(readLock(join(root, 'package-lock.json'))?.packages ?? {});
  const count = all.filter(({ optional }) => !optional).length;
  await step(`Installing about ${count} packages (360 MB on disk)`, async () => {
    // Scripts are left out: the one package that has one needs it on Windows only, to build
    // installers.
    const args = [
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--no-fund',
      '--no-audit',
      '--loglevel=error',
    ];
    const { code, output } = await runNpm(args, {
      collect: true,
      env: networkEnv(process.env),
    });
    if (code === 0) return;
    const reason = output.trim().slice(-2000);
    throw new Stop(
      `The packages could not be installed. Check the network connection, then try again. npm says:\n${reason}`,
    );
  });
}
