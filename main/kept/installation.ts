import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';

/** What tells how this program came onto the computer. */
export interface Installation {
  readonly platform: NodeJS.Platform;
  /** Path of the program's own file. */
  readonly executable: string;
  readonly name: string;
  /** Folder of the package's parts; the note of the build about updates lies there. */
  readonly resources: string;
  /** Path of the AppImage that was started, on Linux. */
  readonly appImage: string | undefined;
  /** On a Mac: whether it lies in Applications, and not in a disk image that cannot be written. */
  readonly isInApplications: boolean;
}

/** How this program lies on this computer. */
export function installation(): Installation {
  return {
    platform: process.platform,
    executable: app.getPath('exe'),
    name: app.getName(),
    resources: process.resourcesPath,
    appImage: process.env['APPIMAGE'],
    isInApplications: process.platform === 'darwin' && app.isInApplicationsFolder(),
  };
}

/** Written into a package where a feed was named at its build; on a Mac only where it is signed. */
export const updateNote = ({ resources }: Pick<Installation, 'resources'>): string =>
  join(resources, 'app-update.yml');

/**
 * Whether the system's store of keys may be asked: a Mac asks its user for the keychain's password
 * where the program bears no steady signature, again after each new version
 * (https://www.electronjs.org/docs/latest/api/safe-storage). The build leaves a note where it signed.
 */
export const mayAskForKeys = ({
  platform,
  resources,
}: Pick<Installation, 'platform' | 'resources'>): boolean =>
  platform !== 'darwin' || existsSync(join(resources, 'signed.txt'));

/** Whether our own installer for Windows put it here; only that one leaves this file. */
export const isInstalled = ({ platform, executable, name }: Installation): boolean =>
  platform === 'win32' && existsSync(join(dirname(executable), `Uninstall ${name}.exe`));

/**
 * Whether this kind of package may be replaced by us: the system's own package manager looks after
 * deb and rpm, a plain folder is its user's. On Windows and a Mac only a build with a feed says
 * whose signature an update must bear; without one the system would refuse it
 * (https://www.electronjs.org/docs/latest/api/auto-updater#macos).
 */
export function isReplaceable(found: Installation): boolean {
  switch (found.platform) {
    case 'linux':
      return found.appImage !== undefined;
    case 'win32':
      return isInstalled(found) && existsSync(updateNote(found));
    case 'darwin':
      return found.isInApplications && existsSync(updateNote(found));
    default:
      return false;
  }
}
