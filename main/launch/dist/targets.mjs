/**
 * A kind of package: `ending` of its file, `system` it is for and is made on; `fed`: an update feed can serve it (the system's own package
 * manager updates deb and rpm).
 * @typedef {{ readonly name: string, readonly ending: string, readonly system: NodeJS.Platform, readonly fed: boolean }} Target
 */

/** Every kind of package that electron-builder.yml names. @type {readonly Target[]} */
export const targets = Object.freeze([
  { name: 'tar.gz', ending: '.tar.gz', system: 'linux', fed: false },
  { name: 'deb', ending: '.deb', system: 'linux', fed: false },
  { name: 'rpm', ending: '.rpm', system: 'linux', fed: false },
  { name: 'AppImage', ending: '.AppImage', system: 'linux', fed: true },
  { name: 'nsis', ending: '.exe', system: 'win32', fed: true },
  { name: 'msi', ending: '.msi', system: 'win32', fed: false },
  { name: 'zip', ending: '.zip', system: 'win32', fed: false },
  { name: 'dmg', ending: '.dmg', system: 'darwin', fed: true },
  { name: 'zip', ending: '.zip', system: 'darwin', fed: true },
]);

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const systemNames = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

/** The system programs some targets need, with the Debian package that holds each. */
export const tools = Object.freeze({ '7za': 'p7zip-full', 'dpkg-deb': 'dpkg', rpmbuild: 'rpm' });

/**
 * What decides it: this system, whether electron-builder can fetch its own tools (it keeps them on GitHub), and where a program of the
 * system is.
 * @typedef {{ readonly platform: NodeJS.Platform, readonly download: boolean, readonly fpm: string,
 *   readonly pathOf: (program: keyof typeof tools) => string | undefined }} Machine
 *   fpm: path of our stand-in for it
 */

/**
 * How a target is built on this machine, or why it cannot be.
 * @param {Target} target
 * @param {Machine} machine
 * @returns {{ readonly env: Readonly<Record<string, string>> } | { readonly why: string }} env: added for electron-builder
 */
export function means({ name, system }, { platform, download, fpm, pathOf }) {
  if (system !== platform) return { why: `made on ${systemNames[system]}` };
  if (name === 'rpm' && !pathOf('rpmbuild')) return missing('rpmbuild');
  if (download || platform !== 'linux') return { env: {} };
  switch (name) {
    case 'tar.gz': {
      const path = pathOf('7za');
      return path ? { env: { ELECTRON_BUILDER_7ZIP_PATH: path } } : missing('7za');
    }
    case 'deb':
      return pathOf('dpkg-deb') ? { env: { CUSTOM_FPM_PATH: fpm } } : missing('dpkg-deb');
    case 'rpm':
      return { env: { CUSTOM_FPM_PATH: fpm } };
    default:
      return {
        why: 'electron-builder keeps the tools for it on GitHub, which cannot be reached from here',
      };
  }
}

/** @param {keyof typeof tools} program */
const missing = (program) => ({
  why: `${program} is missing; install it with: sudo apt-get install ${tools[program]}`,
});
