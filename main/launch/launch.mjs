import './bootstrap/node-version.mjs';
import { alone } from './bootstrap/lock.mjs';
import { packages } from './bootstrap/packages.mjs';
import { endWithNpm } from './bootstrap/parent.mjs';
import { say, Stop } from './bootstrap/say.mjs';

/** @typedef {(args: readonly string[]) => Promise<number | undefined>} Command */

/**
 * From a bare machine to a running program: first the packages, with Node's own modules alone
 * (bootstrap/); then the command, which may use them and is read only now. Each step is said on
 * standard error, and nothing where all is there. A command gives its exit code, or undefined where
 * it ends the process itself.
 * @type {Readonly<Record<string, () => Promise<Command>>>}
 */
const commands = {
  start: async () => (await import('./run/app.mjs')).start,
  dev: async () => (await import('./run/dev.mjs')).dev,
  test: async () => (await import('./run/tests.mjs')).test,
  'test:windows': async () => (await import('./run/windows-tests.mjs')).windowsTests,
  e2e: async () => (await import('./run/playwright.mjs')).endToEnd,
  review: async () => (await import('./run/command-line.mjs')).commandLine('review'),
  redact: async () => (await import('./run/command-line.mjs')).commandLine('redact'),
  compare: async () => (await import('./run/command-line.mjs')).commandLine('compare'),
  record: async () => (await import('./run/command-line.mjs')).commandLine('record'),
  practice: async () => (await import('./run/command-line.mjs')).commandLine('practice'),
  bench: async () => (await import('./run/bench.mjs')).bench,
  pictures: async () => (await import('./run/playwright.mjs')).pictures,
  release: async () => (await import('./dist/release.mjs')).release,
  dist: async () => (await import('./dist/dist.mjs')).dist,
};

endWithNpm(process.env);
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  try {
    await alone(packages);
    const code = await (await command())(args);
    if (code !== undefined) process.exit(code);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exit(1);
  }
} else {
  say(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(1);
}
