import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './place.mjs';

/**
 * @typedef {{ readonly code: number, readonly output: string }} Ended exit code, and what was
 * written where it was collected
 */

/**
 * Runs a program to its end. A signal that reaches the launcher is handed on, so that Ctrl+C and a
 * supervisor's stop end everything.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, collect?: boolean, timeout?: number }} [options]
 *   `collect` keeps standard output and error instead of showing them; `timeout` in milliseconds,
 * after
 *   which the program is stopped
 * @returns {Promise<Ended>} a program that could not be started ends with 127, one ended by a
 * signal with 128 + its number, as in a shell
 */
export function run(command, args, options = {}) {
  const { env = process.env, cwd = root, collect = false, timeout } = options;
  return new Promise((done) => {
    const child = collect
      ? spawn(command, args, {
          cwd,
          env: { ...env, NO_COLOR: '1' },
          stdio: ['ignore', 'pipe', 'pipe'],
          timeout,
        })
      : spawn(command, args, { cwd, env, stdio: 'inherit', timeout });
    let written = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => void (written += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => {
      // A terminal sends Ctrl+C to the child as well, and a second one would cut its clean end
      // short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on('SIGINT', handOn).on('SIGTERM', handOn).on('SIGHUP', handOn);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGINT', handOn).off('SIGTERM', handOn).off('SIGHUP', handOn);
      done({ code, output: written });
    };
    child.on('error', (error) => {
      written += error.message;
      end(127);
    });
    child.on('close', (code, signal) =>
      end(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

/**
 * Runs a script with this same Node.
 * @param {string} script path from the root
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/**
 * Runs npm: the one that started us where there is one, so that its version and settings are the
 * person's own.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
