import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { alone } from '../bootstrap/lock.mjs';
import { root } from '../bootstrap/place.mjs';
import { say } from '../bootstrap/say.mjs';
import { hasDisplay, withXvfb } from '../runtime/display.mjs';
import { chromiumFlags } from '../runtime/sandbox.mjs';
import { buildStamp } from './build.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';

/** @typedef {import('../runtime/runtime.mjs').Runtime} Runtime */
/** @typedef {'main' | 'preload' | 'renderer'} Part */

/** What is built, each by itself. @type {readonly Part[]} */
const parts = ['main', 'preload', 'renderer'];

/** Where a debugger attaches: .vscode/launch.json names the same two. */
const inspectors = { main: 9229, window: 9222 };

/**
 * The running program, which is started anew where its own code changed, and whose window is loaded
 * anew where only that did.
 * @param {Runtime} found
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 */
function program(found, env, args) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null;
  /** @type {(code: number) => void} */
  let end = () => undefined;
  const ended = new Promise((/** @type {(code: number) => void} */ done) => (end = done));
  const start = () => {
    const ports = [`--inspect=${inspectors.main}`, `--remote-debugging-port=${inspectors.window}`];
    const mine = spawn(
      found.executable,
      [...ports, ...chromiumFlags(), '--log-level=3', root, ...args],
      {
        cwd: root,
        env: electronEnv(env, found),
        // The channel is how the program hears that its window must be loaded anew.
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      },
    );
    child = mine;
    // Whoever closes the window has ended the work; one that we ended ourselves has a successor.
    mine.once('exit', (code) => void (child === mine && end(code ?? 1)));
  };
  const restart = () => {
    const old = child;
    child = null;
    if (old === null || old.exitCode !== null) return start();
    old.once('exit', start);
    old.kill();
  };
  return { ended, restart, reload: () => void child?.send('reload'), stop: () => child?.kill() };
}

/**
 * Builds a part again and again, as its files change. What was built before stays beside it, since
 * the running program may read from it still.
 * @param {Part} part
 * @param {import('vite').InlineConfig} config
 * @param {() => void} built called after each build that worked
 */
async function watch(part, config, built) {
  const watching = await build(
    mergeConfig(config, {
      logLevel: 'warn',
      clearScreen: false,
      build: { watch: {}, emptyOutDir: false },
    }),
  );
  if (!('on' in watching)) throw new Error(`The builder does not watch ${part}.`);
  let failed = false;
  watching.on('event', async (event) => {
    if (event.code === 'START') failed = false;
    if (event.code === 'ERROR') {
      failed = true;
      say(`${part} could not be built; the builder's reason stands above.`);
    }
    if ('result' in event) await event.result.close();
    if (event.code === 'END' && !failed) built();
  });
  return watching;
}

/**
 * `npm run dev`: the program from source, built and started or loaded anew as files change, with
 * source maps, until its window is closed.
 * @param {readonly string[]} args of the app
 * @returns {Promise<number>} the app's own exit code
 */
export async function dev(args) {
  const found = await readyForElectron({ invisible: false, built: false });
  // What stands in out/ from now on is no build to test or to hand out.
  await alone(async () => rmSync(buildStamp, { force: true }));
  process.env['NODE_ENV_ELECTRON_VITE'] = 'development';
  const { config } = await resolveConfig(
    { configFile: 'main/electron.vite.config.ts' },
    'build',
    'development',
  );
  /** @param {NodeJS.ProcessEnv} env */
  const work = async (env) => {
    const running = program(found, env, args);
    /** @type {Set<Part>} */
    const waiting = new Set(parts);
    /** @param {Part} part */
    const built = (part) => {
      const first = waiting.delete(part);
      if (waiting.size > 0) return;
      if (!first && part === 'renderer') running.reload();
      else running.restart();
      say(first ? 'Built; the program starts.' : `${part} was built again.`);
    };
    const watchers = [];
    for (const part of parts)
      watchers.push(await watch(part, config?.[part] ?? {}, () => built(part)));
    process.once('SIGINT', running.stop).once('SIGTERM', running.stop);
    const code = await running.ended;
    for (const watcher of watchers) await watcher.close();
    return code;
  };
  return hasDisplay(process.platform, process.env) ? work(process.env) : withXvfb(work);
}
