import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from '../bootstrap/say.mjs';

/**
 * What decides whether Chromium can build its sandbox on Linux: newer Ubuntu refuses user
 * namespaces to ordinary programs, and then a helper owned by root must stand in
 * (https://chromium.googlesource.com/chromium/src/+/main/docs/linux/suid_sandbox_development.md).
 * @typedef {{ readonly root: boolean, readonly namespaces: boolean, readonly helper: boolean }}
 * SandboxFacts
 */

/**
 * @param {SandboxFacts} facts
 * @returns {boolean}
 */
export const sandboxWorks = ({ root, namespaces, helper }) => root || namespaces || helper;

/**
 * Chromium refuses to run as root with a sandbox; there, and only there, it runs without. Such
 * machines have no GPU worth a start.
 */
export const chromiumFlags = () =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];

/**
 * @param {string} setting below /proc/sys/kernel
 * @param {string} value
 */
const kernelSays = (setting, value) => {
  const file = `/proc/sys/kernel/${setting}`;
  return existsSync(file) && readFileSync(file, 'utf8').trim() === value;
};

/**
 * Makes sure that the sandbox will work, rather than start without it.
 * @param {string} executable of Electron
 * @throws {Stop} with the one command that mends it
 */
export function sandbox(executable) {
  if (process.platform !== 'linux') return;
  const helper = join(dirname(executable), 'chrome-sandbox');
  const about = statSync(helper, { throwIfNoEntry: false });
  const works = sandboxWorks({
    root: process.getuid?.() === 0,
    namespaces:
      !kernelSays('apparmor_restrict_unprivileged_userns', '1') &&
      !kernelSays('unprivileged_userns_clone', '0'),
    helper: about !== undefined && about.uid === 0 && (about.mode & 0o4755) === 0o4755,
  });
  if (works) return;
  const command = `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`;
  throw new Stop(
    `This system needs one more step for the browser's sandbox. Run this once, then try again:\n  ${command}`,
  );
}
