import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../bootstrap/child.mjs';
import { root } from '../bootstrap/place.mjs';
import { electronEnv } from '../run/ready.mjs';
import { Stop } from '../bootstrap/say.mjs';
import { isSigned } from './after-pack.mjs';

/** @typedef {import('../runtime/runtime.mjs').Runtime} Runtime */

const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * What to tell electron-builder about the runtime. The official one it finds by itself; what is made of another one says in its name
 * that it is for testing.
 * @param {Runtime} found
 * @returns {readonly string[]}
 */
export function runtimeArgs({ kind, folder }) {
  if (kind === 'official') return [];
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  const name = '${name}-${version}-for-testing-${os}-${arch}.${ext}';
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`, `-c.artifactName=${name}`];
}

/**
 * What belongs to whoever publishes the program: HALO_MAINTAINER ("Name <address>") and HALO_HOMEPAGE.
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
export const ownerArgs = ({ HALO_MAINTAINER: maintainer, HALO_HOMEPAGE: homepage }) => [
  ...(maintainer ? [`-c.linux.maintainer=${maintainer}`] : []),
  ...(homepage ? [`-c.extraMetadata.homepage=${homepage}`] : []),
];

/**
 * The update feed, HALO_UPDATE_FEED: address of the folder the packages will lie in. Files that say what is newest are written for it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
export const feedArgs = ({ HALO_UPDATE_FEED: feed }) =>
  feed ? ['-c.publish.provider=generic', `-c.publish.url=${feed}`] : [];

/**
 * A Mac's keychain asks for its user's password before it gives a key to a program without a steady
 * signature, again after each build (https://www.electronjs.org/docs/latest/api/safe-storage). Such a
 * package, which is for testing, asks for none: its cookies lie as plainly as a development build's.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
export const keychainArgs = (platform, env) =>
  platform === 'darwin' && !isSigned(platform, env)
    ? ['-c.electronFuses.enableCookieEncryption=false']
    : [];

/**
 * Leaves out what is set to nothing: a workflow without secrets sets them so, and electron-builder
 * takes an empty CSC_LINK for the path of a certificate on a Mac.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const withoutEmpty = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => value !== '' || !/^(?:WIN_)?CSC_|^APPLE_|^AZURE_|^HALO_/.test(name),
    ),
  );

/**
 * Runs electron-builder; nothing is ever uploaded.
 * @param {Runtime} found
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function electronBuilder(found, args, env = process.env) {
  const all = [
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    ...runtimeArgs(found),
    ...ownerArgs(env),
    ...args,
  ];
  return runNode('node_modules/electron-builder/cli.js', all, {
    env: withoutEmpty(electronEnv(env, found)),
    collect: true,
  });
}

/**
 * The packed app: its folder (on macOS the .app), and the program in it.
 * @param {string} output folder of the packages
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @returns {{ readonly folder: string, readonly executable: string }}
 */
export function packedApp(output, platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(output, `mac${suffix}`, `${about.productName}.app`);
    return { folder, executable: join(folder, 'Contents', 'MacOS', about.productName) };
  }
  const folder = join(output, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  return {
    folder,
    executable: join(folder, platform === 'win32' ? `${about.productName}.exe` : about.name),
  };
}

/**
 * Packs the built app with its runtime into a folder that could be copied to another machine.
 * @param {Runtime} found
 * @param {{ readonly output: string, readonly inspect: boolean }} wanted `inspect` leaves the one fuse on that lets Playwright drive it;
 *   never for a package that we hand out
 * @returns {Promise<{ readonly folder: string, readonly executable: string }>}
 * @throws {Stop} where electron-builder fails
 */
export async function pack(found, { output, inspect }) {
  const args = [
    '--dir',
    `-c.directories.output=${output}`,
    `-c.electronFuses.enableNodeCliInspectArguments=${inspect}`,
    ...keychainArgs(process.platform, process.env),
  ];
  const { code, output: said } = await electronBuilder(found, args);
  if (code !== 0)
    throw new Stop(
      `The app could not be packed. electron-builder says:\n${said.trim().slice(-4000)}`,
    );
  return packedApp(join(root, output), process.platform, process.arch);
}
