/**
 * A kind of package: `ending` of its file, `system` it is for and is made on; `fed`: an update feed can serve it (the system's own package
 * manager updates deb and rpm).
 * @typedef {{ readonly name: string, readonly ending: string, readonly system: NodeJS.Platform, readonly fed: boolean }} Target
 */

/**
 * Every kind of package that electron-builder.yml names. On a Mac the zip comes last: each call of
 * electron-builder writes the feed's list anew, and an update is made of the zip.
 * @type {readonly Target[]}
 */
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
export const tools = Object.freeze({ '7za': 'p7zip-full', rpmbuild: 'rpm' });

/**
 * What decides it: this system, whether electron-builder can fetch its own tools (it keeps them on
 * GitHub), and where a program of the system is.
 * @typedef {{ readonly platform: NodeJS.Platform, readonly download: boolean,
 *   readonly pathOf: (program: keyof typeof tools | 'fpm') => string | undefined }} Machine
 */

/**
 * How a target is built on this machine, or why it cannot be.
 * @param {Target} target
 * @param {Machine} machine
 * @returns {{ readonly env: Readonly<Record<string, string>> } | { readonly why: string }} env:
 * added for electron-builder
 */
export function means({ name, system }, { platform, download, pathOf }) {
  if (system !== platform) return { why: `made on ${systemNames[system]}` };
  if (name === 'rpm' && !pathOf('rpmbuild')) return missing('rpmbuild');
  if (download || platform !== 'linux') return { env: {} };
  if (name === 'tar.gz') return own(pathOf('7za'), 'ELECTRON_BUILDER_7ZIP_PATH') ?? missing('7za');
  const fpm = name === 'deb' || name === 'rpm' ? own(pathOf('fpm'), 'CUSTOM_FPM_PATH') : null;
  return (
    fpm ?? { why: 'electron-builder keeps the tools for it on GitHub, out of reach from here' }
  );
}

/**
 * A program of the system in the place of one that electron-builder would fetch.
 * @param {string | undefined} path
 * @param {string} variable that names it to electron-builder
 */
const own = (path, variable) => (path ? { env: { [variable]: path } } : null);

/** @param {keyof typeof tools} program */
const missing = (program) => ({
  why: `${program} is missing; install it with: sudo apt-get install ${tools[program]}`,
});
