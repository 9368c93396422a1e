import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './place.mjs';
import { say, Stop } from './say.mjs';

/** Beside the build, outside node_modules: `npm ci` empties that folder. */
const file = join(root, 'out', 'launch.lock');

/** No installation or build takes longer, in milliseconds: a process number may be given again. */
const goneAfter = 20 * 60_000;

/** So many looks, a fifth of a second each, until a folder counts as one that cannot be written to. */
const mostBarred = 25;

/** Milliseconds that nobody takes for standing still. */
const shortWait = 3_000;

/**
 * @param {string} lock
 * @returns {boolean} whether we hold the lock now
 */
function take(lock) {
  try {
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} lock
 * @returns {boolean} whether the process that wrote the lock still runs
 */
function holderRuns(lock) {
  try {
    const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - written < goneAfter && process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Another launcher on Windows may be reading it at this moment.
 * @param {string} lock
 */
const remove = (lock) => rmSync(lock, { force: true, maxRetries: 5, retryDelay: 50 });

/**
 * Lets one launcher at a time install or build in this clone: two commands started together on a
 * fresh clone must not both run `npm ci`.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{ readonly lock?: string, readonly patience?: number }} [how] `patience`: milliseconds
 * until it is said that somebody is waited for
 * @returns {Promise<T>}
 * @throws {Stop} where the folder cannot be written to
 */
export async function alone(work, { lock = file, patience = shortWait } = {}) {
  const drop = () => remove(lock);
  const start = performance.now();
  let [barred, told] = [0, false];
  while (!take(lock)) {
    const isHeld = existsSync(lock);
    // Nobody holds it, and it cannot be made; on Windows that may be so for a moment.
    if (!isHeld && (barred += 1) > mostBarred)
      throw new Stop(
        `This folder cannot be written to: ${root}. Clone it into a folder of your own.`,
      );
    // Most have nothing to do, and are gone at once: that is not worth a line.
    const isLong = isHeld && performance.now() - start >= patience;
    if (isLong && !told) say('Another command is getting this folder ready; waiting for it …');
    told ||= isLong;
    if (!holderRuns(lock)) drop();
    await wait(200);
  }
  process.once('exit', drop);
  try {
    return await work();
  } finally {
    process.off('exit', drop);
    drop();
  }
}
