import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ readonly appInfo: { readonly productFilename: string } }} Packager */

/**
 * electron-builder's hook between packing and signing. It copies a runtime that was named to it as it is, so the small program that
 * loads any app folder would lie in the package beside ours.
 * @param {{ readonly appOutDir: string, readonly electronPlatformName: string, readonly packager: Packager }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const mac = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources');
  const resources = electronPlatformName === 'darwin' ? mac : join(appOutDir, 'resources');
  if (!existsSync(join(resources, 'app.asar')))
    throw new Error(`There is no app.asar in ${resources}.`);
  await rm(join(resources, 'default_app.asar'), { force: true });
}
