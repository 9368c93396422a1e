import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone } from '../bootstrap/lock.mjs';
import { calledFrom, root } from '../bootstrap/place.mjs';
import { build } from './build.mjs';

/**
 * Runs a command of the app that needs no window, in this very process: its standard input, output,
 * exit code and signals are its own.
 * @param {string} command
 * @returns {(args: readonly string[]) => Promise<undefined>} a command that ends the process by
 * itself
 */
export const commandLine = (command) => async (args) => {
  await alone(build);
  const cli = join(root, 'out', 'main', 'cli.js');
  process.chdir(calledFrom(process.env));
  process.argv = [process.execPath, cli, command, ...args];
  await import(pathToFileURL(cli).href);
  return undefined;
};
