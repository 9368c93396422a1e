import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../bootstrap/child.mjs';
import { notices } from '../dist/notices.mjs';
import { root } from '../bootstrap/place.mjs';
import { step, Stop } from '../bootstrap/say.mjs';

/**
 * Says what the build in out/ was made of, as sizes and times, then as a sum; missing while there is
 * none to rely on.
 */
export const buildStamp = join(root, 'out', 'build.stamp');
/** What the build is made from; launch/ is not part of it. */
const sources = ['main', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json'];

/**
 * @param {string} path from the root; a folder or a file
 * @returns {readonly string[]} the files in it, from the root, in a fixed order
 */
function filesOf(path) {
  if (path === join('main', 'launch')) return [];
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)],
  );
}

/** @returns {readonly string[]} */
const allFiles = () =>
  sources.flatMap((source) => (source.endsWith('.json') ? [source] : filesOf(source)));

/**
 * Taken in half the time of a sum, before each command.
 * @param {readonly string[]} files
 * @returns {string} changed with each file that was written since
 */
function stateOf(files) {
  const state = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    state.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return state.digest('hex');
}

/**
 * @param {readonly string[]} files
 * @returns {string} a sum over names and contents: a clone writes each file anew without changing it
 */
function sumOf(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(`${file}\0`).update(readFileSync(join(root, file)));
  return sum.digest('hex');
}

/**
 * Builds the app into out/ where its sources changed since the last build.
 * @throws {Stop} where the build fails; what the builder said is above
 */
export async function build() {
  const files = allFiles();
  const state = stateOf(files);
  const stamp = existsSync(buildStamp) ? readFileSync(buildStamp, 'utf8').split('\n') : [];
  if (stamp[0] === state) return;
  const sum = sumOf(files);
  if (stamp[1] !== sum) await make();
  writeFileSync(buildStamp, `${state}\n${sum}`);
}

/** @throws {Stop} where the build fails; what the builder said is above */
async function make() {
  rmSync(buildStamp, { force: true });
  await step('Building the app', async () => {
    const args = ['build', '--config', 'main/electron.vite.config.ts'];
    const { code, output } = await runNode(
      'node_modules/electron-vite/bin/electron-vite.js',
      args,
      { collect: true },
    );
    if (code !== 0)
      throw new Stop(
        `The app could not be built. The builder says:\n${output.trim().slice(-4000)}`,
      );
    notices();
  });
  mkdirSync(join(root, 'out'), { recursive: true });
}
