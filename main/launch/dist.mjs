import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './child.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';
import { say } from './say.mjs';

/**
 * What to tell electron-builder about the runtime. The official one it finds by itself; from another one only the unpacked folder
 * can be made, for trying out and never for handing out.
 * @param {import('./runtime.mjs').Runtime} found
 * @returns {readonly string[]}
 */
function runtimeArgs({ kind, folder }) {
  if (kind === 'official') return [];
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return ['--dir', `-c.electronDist=${folder}`, `-c.electronVersion=${version}`];
}

/**
 * Builds the packages that can be built on this machine, into dist/.
 * @param {readonly string[]} args of electron-builder
 * @returns {Promise<number>} exit code
 */
export async function dist(args) {
  const found = await readyForElectron({ invisible: false, built: true });
  if (found.kind === 'older') say('With this older Electron only a folder for trying out is built, no package to hand out.');
  const all = ['--config', 'electron-builder.yml', '--publish', 'never', ...runtimeArgs(found), ...args];
  return (await runNode('node_modules/electron-builder/cli.js', all, { env: electronEnv(process.env, found) })).code;
}
