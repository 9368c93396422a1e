import { spawn } from 'node:child_process';
import { Stop } from '../bootstrap/say.mjs';

/**
 * Whether windows can be shown to a person.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
export const hasDisplay = (platform, env) =>
  platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * Starts an invisible display of its own on a free number; the picture size is that of a common
 * laptop.
 * @returns {Promise<{ readonly name: string, readonly stop: () => void }>} name for DISPLAY, for
 * instance ":99"
 * @throws {Stop} where Xvfb does not start
 */
export async function startXvfb() {
  // A key that a busy machine lets go late must not be repeated (-r).
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-r'];
  // Its own group: Ctrl+C must reach the app first and the display only when the app has ended.
  const server = spawn('Xvfb', args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => void server.kill();
  process.once('exit', stop);
  let complaint = '';
  server.stderr?.on('data', (chunk) => (complaint += chunk));
  const number = await new Promise((done) => {
    let written = '';
    server.stdio[3]?.on('data', (chunk) => {
      written += chunk;
      if (written.endsWith('\n')) done(written.trim());
    });
    server.on('error', () => done(''));
    server.on('exit', () => done(''));
  });
  if (!number)
    throw new Stop(`The invisible display (Xvfb) does not start. ${complaint.trim().slice(-300)}`);
  return { name: `:${number}`, stop };
}

/**
 * The environment for programs on a display of X11, in a desktop of Wayland too: from version 38 on
 * Electron goes by the session's word (https://www.electronjs.org/docs/latest/breaking-changes).
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name of the display
 * @returns {NodeJS.ProcessEnv}
 */
export function onX11(env, name) {
  const { WAYLAND_DISPLAY: _wayland, ...rest } = env;
  return { ...rest, XDG_SESSION_TYPE: 'x11', DISPLAY: name };
}

/**
 * Does some work with an invisible display and ends the display with it. Only Linux needs one;
 * elsewhere the work gets the environment as it is.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withXvfb(work) {
  if (process.platform !== 'linux') return work(process.env);
  const display = await startXvfb();
  try {
    return await work(onX11(process.env, display.name));
  } finally {
    display.stop();
  }
}
