import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './place.mjs';
import { say } from './say.mjs';

/** Beside the build, outside node_modules: `npm ci` empties that folder. */
const file = join(root, 'out', 'launch.lock');

/**
 * The holder touches the lock this often, and after so long without a touch it is gone;
 * milliseconds.
 */
const touchEvery = 2_000;
const goneAfter = 20_000;

/**
 * @returns {boolean} whether the process that wrote the lock still runs; its number alone may by
 * now be another's
 */
function holderRuns() {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - touched > goneAfter) return false;
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @returns {boolean} whether we hold the lock now */
function take() {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Lets one launcher at a time install or build in this clone: two commands started together on a
 * fresh clone must not both run `npm ci`.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  for (let told = false; !take(); told = true) {
    if (!holderRuns()) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('Another command is getting this folder ready; waiting for it …');
    await wait(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const touching = setInterval(
    () => existsSync(file) && utimesSync(file, new Date(), new Date()),
    touchEvery,
  );
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}
