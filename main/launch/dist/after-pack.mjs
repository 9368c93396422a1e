import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ readonly appInfo: { readonly productFilename: string } }} Packager */

/**
 * electron-builder's hook between packing and signing. It copies a runtime that was named to it as
 * it is, so the small program that loads any app folder would lie in the package beside ours. And it
 * writes the note for the updater only for installers that it packs in the same run, while ours are
 * made of one packed folder; after signing it would break a Mac's seal.
 * @param {{ readonly appOutDir: string, readonly electronPlatformName: string,
 *   readonly packager: Packager }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const mac = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources');
  const resources = electronPlatformName === 'darwin' ? mac : join(appOutDir, 'resources');
  if (!existsSync(join(resources, 'app.asar')))
    throw new Error(`There is no app.asar in ${resources}.`);
  await rm(join(resources, 'default_app.asar'), { force: true });
  if (electronPlatformName === 'darwin' && isSigned(electronPlatformName, process.env))
    await writeFile(join(resources, signedNote), 'This program was signed by who built it.\n');
  const note = updateNote(electronPlatformName, process.env);
  if (note !== null) await writeFile(join(resources, 'app-update.yml'), note);
}

/** Read by main/kept/installation.ts: a Mac's keychain knows a program by its signature. */
const signedNote = 'signed.txt';

/**
 * Whether what is packed will bear the signature of whoever publishes it.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
export const isSigned = (platform, env) =>
  platform === 'darwin'
    ? Boolean(env['CSC_LINK'] || env['CSC_NAME'])
    : Boolean(env['HALO_PUBLISHER']);

/**
 * What lets a package put newer versions in place (main/kept/installation.ts), read by
 * electron-updater. Only where the build names a feed and the update's signature can be checked: by
 * the system on a Mac, by the publisher's name in the certificate on Windows. An AppImage gets its
 * own from electron-builder.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} YAML
 */
export function updateNote(platform, env) {
  const { HALO_UPDATE_FEED: feed, HALO_PUBLISHER: publisher } = env;
  if (!feed || !isSigned(platform, env) || (platform !== 'darwin' && platform !== 'win32'))
    return null;
  const lines = {
    provider: 'generic',
    url: feed,
    updaterCacheDirName: 'halo-troubleshooter-updater',
    ...(platform === 'win32' ? { publisherName: [publisher] } : {}),
  };
  // A JSON value is YAML too, and quotes what needs it.
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
