import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runNode } from '../bootstrap/child.mjs';
import { crashed, endToEndCount, lastLines, oneCheck, sum, unitCount } from './count.mjs';
import { root } from '../bootstrap/place.mjs';
import { chromium, windowManager } from '../runtime/debian-programs.mjs';
import { endToEndStage, listLeftOut } from './playwright.mjs';
import { readyForElectron } from './ready.mjs';
import { say, Stop } from '../bootstrap/say.mjs';

/** @typedef {import('./count.mjs').Count} Count */

/** The folders that are type-checked, each with its own libraries. */
const typedFolders = ['shared', 'main', 'renderer', 'test', 'resources/practice'];

/** @typedef {import('./playwright.mjs').Depth} Depth */

const stages = /** @type {const} */ (['unit', 'e2e', 'left']);
/** @typedef {(typeof stages)[number]} Stage */

/**
 * Where a test runner writes what it counted. Playwright keeps the traces of failed tests beside
 * it.
 * @param {Stage} stage
 */
const reportOf = (stage) => join(root, 'dist', 'test', `${stage}.json`);
const dropReports = () => stages.forEach((stage) => rmSync(reportOf(stage), { force: true }));

/** @param {string} title */
const heading = (title) => void process.stdout.write(`\n== ${title}\n`);

/**
 * For a program in Go, as the type checker is: to tidy its memory late takes a sixth less of the
 * processor, and a tenth more memory.
 */
const tidiesLate = { GOGC: '400' };

/** The types of every folder, the rules of style, and the shape of every file. */
const checks = [
  ...typedFolders.map((folder) => ({
    title: `types: ${folder}`,
    // Several checkers would each work out the same types, for a processor that is taken already.
    command: ['node_modules/typescript/bin/tsc', '-p', folder, '--checkers', '1'],
  })),
  { title: 'lint', command: ['node_modules/oxlint/bin/oxlint'] },
  {
    title: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'],
  },
];

/**
 * Whatever is checked without being run: it is done beside the end-to-end tests, which go first, and
 * is said behind them.
 * @returns {Promise<readonly { readonly title: string, readonly output: string,
 *   readonly count: Count }[]>}
 */
async function beside() {
  const done = [];
  for (const { title, command } of checks) {
    const [script = '', ...args] = command;
    // A check that is one program with an exit code counts as one test.
    const env = { ...process.env, ...tidiesLate };
    const { code, output } = await runNode(script, args, { env, low: true, collect: true });
    done.push({ title, output, count: oneCheck(code) });
  }
  return done;
}

/**
 * Reads what a test runner counted.
 * @template Report
 * @param {Stage} stage
 * @param {(report: Report, code: number) => Count} count
 * @param {number} code the runner's exit code
 * @returns {Count}
 */
function counted(stage, count, code) {
  if (!existsSync(reportOf(stage))) return crashed;
  return count(JSON.parse(readFileSync(reportOf(stage), 'utf8')), code);
}

const vitest = [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf('unit')}`,
];

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
async function unit(env) {
  heading('unit');
  const { code } = await runNode('node_modules/vitest/vitest.mjs', vitest, { env });
  return counted('unit', unitCount, code);
}

/**
 * @param {import('../runtime/runtime.mjs').Runtime} found
 * @param {Depth} depth
 * @returns {Promise<Count>}
 */
async function endToEnd(found, depth) {
  heading('end to end');
  try {
    await build();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return crashed;
  }
  const code = await endToEndStage(found, depth, reportOf('e2e'));
  return counted('e2e', endToEndCount, code);
}

/**
 * Fetches what only the end-to-end tests need.
 * @returns {Promise<import('../runtime/runtime.mjs').Runtime | null>} null where that is not
 * possible here, which was said then
 */
async function machine() {
  try {
    const found = await readyForElectron({ invisible: true, built: false });
    await chromium();
    await windowManager();
    return found;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return null;
  }
}

/**
 * How many end-to-end tests a run leaves out.
 * @param {import('../runtime/runtime.mjs').Runtime} found
 * @param {Depth} depth
 * @returns {Promise<number>} 0 where they could not be listed; then the others could not run either
 */
async function leftOut(found, depth) {
  const code = await listLeftOut(found, depth, reportOf('left'));
  return depth === 'all' ? 0 : counted('left', endToEndCount, code).left.length;
}

/** @type {ReadonlyMap<string | undefined, Depth>} */
const depths = new Map([
  [undefined, 'short'],
  ['--long', 'long'],
  ['--all', 'all'],
]);

/**
 * Runs the tests and ends with one line that counts them.
 * @param {readonly string[]} args `--long`: also the long end-to-end tests; `--all`: those as well that
 *   go a way once more, and the unit tests with every made-up case (test/amount.ts)
 * @returns {Promise<number>} 1 where anything failed
 * @throws {Stop} where the arguments are others
 */
export async function test(args) {
  const depth = args.length > 1 ? undefined : depths.get(args[0]);
  if (depth === undefined)
    throw new Stop(`npm test knows either --long or --all, not ${args.join(' ')}`);
  const env = depth === 'all' ? { ...process.env, HALO_ALL_TESTS: '1' } : process.env;
  dropReports();
  // On a bare machine this waits for the network, while what runs in Node alone needs the processor.
  const ready = machine();
  const counts = [await unit(env)];
  const found = await ready;
  const meanwhile = beside();
  counts.push(found === null ? crashed : await endToEnd(found, depth));
  const fewer = found === null ? 0 : await leftOut(found, depth);
  for (const { title, output, count } of await meanwhile) {
    heading(title);
    process.stdout.write(output);
    counts.push(count);
  }
  dropReports();
  const done = sum(counts);
  process.stdout.write(`\n${lastLines(done, fewer).join('\n')}\n`);
  return done.failed > 0 ? 1 : 0;
}
