import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './place.mjs';
import { Stop } from './say.mjs';

/**
 * @typedef {{ readonly code: number, readonly output: string }} Ended exit code, and what was
 * written where it was collected
 */

/**
 * Runs a program to its end. A signal that reaches the launcher is handed on, so that Ctrl+C and a
 * supervisor's stop end everything.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, collect?: boolean, low?: boolean, timeout?:
 *   number }} [options] `collect` keeps standard output and error instead of showing them; `low`
 *   lets other programs go first; `timeout` in milliseconds, after which the program is stopped
 * @returns {Promise<Ended>} a program that could not be started ends with 127, one ended by a
 * signal with 128 + its number, as in a shell
 */
export function run(command, args, options = {}) {
  const { env = process.env, cwd = root, collect = false, low = false, timeout } = options;
  // On Windows it would open a window of its own.
  const detached = low && process.platform === 'linux';
  return new Promise((done) => {
    const child = collect
      ? spawn(command, args, {
          cwd,
          env: { ...env, NO_COLOR: '1' },
          stdio: ['ignore', 'pipe', 'pipe'],
          detached,
          timeout,
        })
      : spawn(command, args, { cwd, env, stdio: 'inherit', detached, timeout });
    if (low && child.pid !== undefined) lower(child.pid);
    let written = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => void (written += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    /** @param {NodeJS.Signals} signal */
    const handOn = (signal) => {
      // A terminal sends Ctrl+C to the child as well, and a second one would cut its clean end
      // short.
      if (detached || signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
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
 * Gives a program about a tenth of what another one gets of the processor while both want it. Linux
 * shares it among sessions first (https://man7.org/linux/man-pages/man7/sched.7.html, "autogroup"),
 * so a program needs one of its own for that.
 * @param {number} pid on Linux of a program that was started detached
 */
function lower(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, '10');
  } catch {
    // It has ended already, or the system knows no such groups: it runs like any other.
  }
}

/**
 * Runs a script with this same Node.
 * @param {string} script path from the root
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/**
 * The npm that started us where there is one, so that its version and settings are the person's
 * own. On Windows else the one beside Node: Node starts no `.cmd` file without a shell
 * (https://nodejs.org/en/blog/vulnerability/april-2024-security-releases-2).
 * @param {{ readonly env: NodeJS.ProcessEnv, readonly platform: NodeJS.Platform, readonly node:
 * string }} machine `node`: path of Node's program
 * @returns {readonly [string, ...string[]]} the program and its first arguments
 * @throws {Stop} where there is no npm
 */
export function npmCommand({ env, platform, node }) {
  const own = env['npm_execpath'];
  if (own?.endsWith('npm-cli.js')) return [node, own];
  if (platform !== 'win32') return ['npm'];
  const beside = join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return [node, beside];
  throw new Stop('npm was not found beside Node. Start this with npm, for instance: npm start');
}

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const machine = { env: process.env, platform: process.platform, node: process.execPath };
  const [program, ...first] = npmCommand(machine);
  return run(program, [...first, ...args], options);
}

/**
 * The environment for what fetches something: certificates that the system trusts and its proxy
 * count, which Node leaves out unless it is told
 * (https://nodejs.org/learn/http/enterprise-network-configuration). A Node that does not know the
 * words passes over them.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const networkEnv = (env) => ({
  NODE_USE_SYSTEM_CA: '1',
  NODE_USE_ENV_PROXY: '1',
  ...env,
});
