import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../bootstrap/child.mjs';
import { notices } from '../dist/notices.mjs';
import { root } from '../bootstrap/place.mjs';
import { step, Stop } from '../bootstrap/say.mjs';

/** Says what the build in out/ was made of; missing while there is none to rely on. */
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

/** @returns {string} a sum over the names and contents of all sources */
function sumOfSources() {
  const sum = createHash('sha256');
  for (const source of sources) {
    for (const file of source.endsWith('.json') ? [source] : filesOf(source)) {
      sum.update(`${file}\0`).update(readFileSync(join(root, file)));
    }
  }
  return sum.digest('hex');
}

/**
 * Builds the app into out/ where its sources changed since the last build.
 * @throws {Stop} where the build fails; what the builder said is above
 */
export async function build() {
  const sum = sumOfSources();
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sum) return;
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
  writeFileSync(buildStamp, sum);
}
