import './bootstrap/node-version.mjs';
import { start } from './run/app.mjs';
import { bench } from './run/bench.mjs';
import { commandLine } from './run/command-line.mjs';
import { dist } from './dist/dist.mjs';
import { endWithNpm } from './bootstrap/parent.mjs';
import { endToEnd, pictures } from './run/playwright.mjs';
import { say, Stop } from './bootstrap/say.mjs';
import { test } from './run/tests.mjs';

/**
 * From a bare machine to a running program, with Node's own modules alone: each command first
 * brings what it misses (see ready.mjs), says each step on standard error, and says nothing where
 * all is there. A command gives its exit code, or undefined where it ends the process itself.
 * @type {Readonly<Record<string, (args: readonly string[]) => Promise<number | undefined>>>}
 */
const commands = {
  start,
  test,
  e2e: endToEnd,
  review: commandLine('review'),
  redact: commandLine('redact'),
  compare: commandLine('compare'),
  practice: commandLine('practice'),
  bench,
  pictures,
  dist,
};

endWithNpm(process.env);
const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  try {
    const code = await command(args);
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
