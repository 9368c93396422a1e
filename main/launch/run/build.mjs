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
import { root } from '../bootstrap/place.mjs';
import { step, Stop } from '../bootstrap/say.mjs';

/**
 * Says what the build in out/ was made of, as a sum, then as sizes and times; missing while there is
 * none to rely on.
 */
export const buildStamp = join(root, 'out', 'build.stamp');
/** What the build is made from; launch/ is not part of it. */
const sources = ['main', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json'];

/**
 * @param {string} folder from the root
 * @param {string[]} files gets those in it, from the root
 */
function addFiles(folder, files) {
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) files.push(path);
    else if (path !== 'main/launch') addFiles(path, files);
  }
}

/** @returns {readonly string[]} in a fixed order; before each command, so it costs as little as it may */
function allFiles() {
  /** @type {string[]} */
  const files = [];
  for (const source of sources)
    if (source.endsWith('.json')) files.push(source);
    else addFiles(source, files);
  return files.sort();
}

/**
 * Taken in a tenth of the time of a sum, before each command.
 * @param {readonly string[]} files
 * @returns {string} changed with each file that was written since
 */
function stateOf(files) {
  const states = files.map((file) => {
    const { size, mtimeMs } = statSync(`${root}/${file}`);
    return `${file} ${size} ${mtimeMs}`;
  });
  return states.join('\n');
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<string>} a sum over names and contents: a clone writes each file anew without changing it
 */
async function sumOf(files) {
  const { createHash } = await import('node:crypto');
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
  const stamp = existsSync(buildStamp) ? readFileSync(buildStamp, 'utf8') : '';
  if (stamp.endsWith(`\n${state}`)) return;
  const sum = await sumOf(files);
  if (!stamp.startsWith(`${sum}\n`)) await make();
  writeFileSync(buildStamp, `${sum}\n${state}`);
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
    (await import('../dist/notices.mjs')).notices();
  });
  mkdirSync(join(root, 'out'), { recursive: true });
}
