import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './place.mjs';
import { say } from './say.mjs';

/** Beside the build, outside node_modules: `npm ci` empties that folder. */
const file = join(root, 'out', 'launch.lock');

/** No installation or build takes longer, in milliseconds: a process number may be given again. */
const goneAfter = 20 * 60_000;

/** @returns {boolean} whether we hold the lock now */
function take() {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** @returns {boolean} whether the process that wrote the lock still runs */
function holderRuns() {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  try {
    return Date.now() - written < goneAfter && process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
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
    if (!told) say('Another command is getting this folder ready; waiting for it …');
    if (!holderRuns()) rmSync(file, { force: true });
    await wait(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
