import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from '../bootstrap/child.mjs';
import { say, step, Stop } from '../bootstrap/say.mjs';

/**
 * The libraries and the display server Electron needs on Debian and Ubuntu (facts measured in a
 * bare Debian 12). Newer releases renamed two of them when time became 64 bits wide, so each row
 * lists the names from the newest to the oldest.
 */
const wanted = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['xvfb'],
  ['xauth'],
  ['fonts-liberation'], // without a font every text in a picture is boxes
];

/**
 * @param {ReadonlySet<string>} known package names this release has
 * @returns {readonly string[]} what to install; the oldest name where the release's lists are not
 * there yet
 */
export const libraryPackages = (known) =>
  wanted.map((names) => names.find((name) => known.has(name)) ?? names[names.length - 1] ?? '');

/**
 * @param {string} ldd output of `ldd`
 * @returns {readonly string[]} the libraries it did not find
 */
export const missingLibraries = (ldd) =>
  [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name = '']) => name);

/**
 * @param {string} output of `apt-get install --assume-no`
 * @returns {string} for instance "89.4 MB to fetch, 369 MB on disk"
 */
export function aptSizes(output) {
  const fetch = /Need to get ([\d.,]+ \wB)/.exec(output)?.[1] ?? 'nothing';
  const disk = /operation, ([\d.,]+ \wB) of additional/.exec(output)?.[1] ?? 'nothing more';
  return `${fetch} to fetch, ${disk} on disk`;
}

/**
 * @param {string} program
 * @returns {string | undefined} its place on the PATH
 */
export const pathOf = (program) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));
/** @param {string} program */
export const onPath = (program) => pathOf(program) !== undefined;

const aptEnv = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' });
/**
 * Runs apt-get without a question.
 * @param {readonly string[]} args
 */
export const apt = (args) =>
  run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: aptEnv(), collect: true });

/** @returns {Promise<readonly string[]>} what to install on this machine */
const namesHere = async () =>
  libraryPackages(
    new Set((await run('apt-cache', ['pkgnames'], { collect: true })).output.split('\n')),
  );

/** Milliseconds to press Ctrl+C in. */
const thinkingTime = 5_000;

/**
 * As root nobody is asked for a password, so whoever watches gets a moment to stop what would be
 * installed; where nobody does, it goes on at once.
 * @param {readonly string[]} names of packages
 * @param {boolean} [isWatched]
 * @param {(milliseconds: number) => Promise<unknown>} [wait]
 */
export async function timeToStop(names, isWatched = process.stderr.isTTY, wait = setTimeout) {
  say(`These packages will be installed on this system: ${names.join(', ')}.`);
  if (!isWatched) return;
  say(`It begins in ${thinkingTime / 1000} seconds. Press Ctrl+C to stop it.`);
  await wait(thinkingTime);
}

async function install() {
  const update = await step('Updating the list of system packages', () => apt(['update', '-qq']));
  const names = await namesHere();
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const sizes = aptSizes(
    (await apt([...install.filter((arg) => arg !== '-y'), '--assume-no'])).output,
  );
  await timeToStop(names);
  const { code, output: said } = await step(
    `Installing the system libraries Electron needs (${sizes})`,
    () => apt(install),
  );
  if (code === 0) return;
  const reason = (update.code === 0 ? said : update.output).trim().slice(-500);
  throw new Stop(`The system libraries could not be installed. apt-get says: ${reason}`);
}

/**
 * Makes sure that Electron's shared libraries, and Xvfb where a display has to be made, are there.
 * Linux only; elsewhere nothing is missing.
 * @param {string} executable of Electron
 * @param {{ readonly xvfb: boolean }} needs
 * @throws {Stop} where something is missing that we may not install ourselves, with the one command
 * to run
 */
export async function libraries(executable, { xvfb }) {
  if (process.platform !== 'linux') return;
  const { output } = await run('ldd', [executable], { collect: true });
  const missing = [...missingLibraries(output), ...(xvfb && !onPath('Xvfb') ? ['Xvfb'] : [])];
  if (missing.length === 0) return;
  const list = missing.join(', ');
  if (!onPath('apt-get'))
    throw new Stop(
      `Electron needs these from your system's package manager: ${list}. Install them, then try again.`,
    );
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await namesHere()).join(' ')}`;
    throw new Stop(
      `Some system libraries are missing (${list}). Run this once, then try again:\n  ${command}`,
    );
  }
  say(`Missing on this system: ${list}`);
  await install();
}
