import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { apt, onPath, pathOf } from '../runtime/libraries.mjs';
import { checkLicences } from './notices.mjs';
import { electronBuilder, feedArgs, pack } from './pack.mjs';
import { root } from '../bootstrap/place.mjs';
import { readyForElectron } from '../run/ready.mjs';
import { megabytes, say, step, Stop } from '../bootstrap/say.mjs';
import { sizeOf } from './size.mjs';
import { means, targets, tools } from './targets.mjs';

/** @typedef {import('../runtime/runtime.mjs').Runtime} Runtime */
/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {{ readonly target: Target, readonly file?: string, readonly why?: string, readonly failed?: boolean }} Result why: not built */

const output = join(root, 'dist');

/** Installs the system's own packaging tools, where we may. */
async function packagingTools() {
  const names = Object.entries(tools)
    .filter(([program]) => !onPath(program))
    .map(([, name]) => name);
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    !onPath('apt-get') ||
    names.length === 0
  )
    return;
  await step(`Installing the system's packaging tools (${names.join(', ')})`, async () => {
    await apt(['update', '-qq']);
    const { code, output: said } = await apt([
      'install',
      '-y',
      '--no-install-recommends',
      ...names,
    ]);
    if (code !== 0) say(`  they could not be installed. apt-get says: ${said.trim().slice(-300)}`);
  });
}

/** @returns {readonly string[]} the package files in dist/, names alone */
const packageFiles = () =>
  readdirSync(output).filter((name) => targets.some(({ ending }) => name.endsWith(ending)));

/**
 * @param {Target} target
 * @param {Runtime} found
 * @param {string} folder the packed app
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<Result>}
 */
async function build(target, found, folder, env) {
  const system = { linux: '--linux', win32: '--win', darwin: '--mac' }[
    /** @type {'linux'} */ (process.platform)
  ];
  // What is only for testing need not be small.
  const speed = found.kind === 'older' ? { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' } : {};
  const start = Date.now();
  const args = [
    system,
    target.name,
    '--prepackaged',
    folder,
    ...(target.fed ? feedArgs(process.env) : []),
  ];
  const { code, output: said } = await step(`Building ${target.name}`, () =>
    electronBuilder(found, args, { ...process.env, ...speed, ...env }),
  );
  const file = packageFiles().find(
    (name) => name.endsWith(target.ending) && statSync(join(output, name)).mtimeMs >= start - 2000,
  );
  if (code === 0 && file) return { target, file };
  return {
    target,
    failed: true,
    why: `electron-builder ended with an error:\n${said.trim().slice(-2000)}`,
  };
}

/**
 * @param {string} folder of the packed app
 * @param {readonly Result[]} results
 */
function summary(folder, results) {
  /** @param {string} name */
  const line = (name) => `  ${megabytes(sizeOf(join(output, name))).padStart(7)}  ${name}`;
  const built = results.flatMap(({ file }) => (file ? [line(file)] : []));
  /** @type {Map<string, readonly Result[]>} */
  const reasons = new Map(
    results.flatMap(({ why }) => (why ? [[why, results.filter((one) => one.why === why)]] : [])),
  );
  const not = [...reasons].map(
    ([why, ones]) => `  ${ones.map(({ target }) => target.name).join(', ')}: ${why}`,
  );
  const app = `  ${megabytes(sizeOf(folder)).padStart(7)}  ${basename(folder)} (the program, ready to run)`;
  return [`In dist/:`, app, ...built, ...(not.length > 0 ? ['Not built:', ...not] : []), ''].join(
    '\n',
  );
}

/**
 * @param {readonly string[]} names
 * @returns {readonly Target[]} all where none is named
 * @throws {Stop} where a name is none
 */
function chosen(names) {
  const unknown = names.find(
    (name) => name !== 'dir' && targets.every((target) => target.name !== name),
  );
  if (unknown)
    throw new Stop(
      `There is no package "${unknown}". There are: dir, ${[...new Set(targets.map(({ name }) => name))].join(', ')}.`,
    );
  return names.length === 0 ? targets : targets.filter(({ name }) => names.includes(name));
}

/**
 * Builds the packages that can be built on this machine, into dist/, and says of each what became of it.
 * @param {readonly string[]} args the packages to build; `dir` is the unpacked app alone
 * @returns {Promise<number>} 1 where one failed that should have worked; one this machine lacks the means for is no failure
 */
export async function dist(args) {
  const wanted = chosen(args);
  const found = await readyForElectron({ invisible: true, built: true });
  checkLicences();
  if (found.kind === 'older')
    say('With this older Electron the packages are for testing; do not hand them out.');
  if (wanted.some(({ system }) => system === process.platform)) await packagingTools();
  const { folder } = await step('Packing the app', () =>
    pack(found, { output: 'dist', inspect: false }),
  );
  for (const name of packageFiles()) rmSync(join(output, name), { maxRetries: 5, retryDelay: 50 });
  // electron-builder keeps its tools on the host that refused Electron itself.
  const machine = { platform: process.platform, download: found.kind !== 'older', pathOf };
  /** @type {Result[]} */
  const results = [];
  for (const target of wanted) {
    const way = means(target, machine);
    results.push(
      'why' in way ? { target, why: way.why } : await build(target, found, folder, way.env),
    );
  }
  process.stdout.write(summary(folder, results));
  return results.some(({ failed }) => failed) ? 1 : 0;
}
