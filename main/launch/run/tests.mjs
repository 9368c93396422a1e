import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runNode } from '../bootstrap/child.mjs';
import { crashed, endToEndCount, lastLines, oneCheck, sum, unitCount } from './count.mjs';
import { root } from '../bootstrap/place.mjs';
import { chromium } from '../runtime/chromium.mjs';
import { playwright } from './playwright.mjs';
import { readyForElectron } from './ready.mjs';
import { say, Stop } from '../bootstrap/say.mjs';

/** @typedef {import('./count.mjs').Count} Count */

/** The folders that are type-checked, each with its own libraries. */
const typedFolders = ['shared', 'main', 'renderer', 'test', 'resources/practice'];

/**
 * Where a test runner writes what it counted. Playwright keeps the traces of failed tests beside
 * it.
 * @param {'unit' | 'e2e'} stage
 */
const reportOf = (stage) => join(root, 'dist', 'test', `${stage}.json`);
const dropReports = () =>
  [reportOf('unit'), reportOf('e2e')].forEach((file) => rmSync(file, { force: true }));

/** @param {string} title */
const heading = (title) => void process.stdout.write(`\n== ${title}\n`);

/**
 * A check that is one program with an exit code; it counts as one test.
 * @param {string} title
 * @param {string} script path from the root
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function check(title, script, args) {
  heading(title);
  return oneCheck((await runNode(script, args)).code);
}

/** The types of every folder, the rules of style, and the shape of every file. */
async function checks() {
  const shape = ['--check', '.', '--log-level', 'warn'];
  // On one core, beside the compiler on the other.
  const format = check('format', 'node_modules/prettier/bin/prettier.cjs', shape);
  const counts = [];
  for (const folder of typedFolders)
    counts.push(await check(`types: ${folder}`, 'node_modules/typescript/bin/tsc', ['-p', folder]));
  counts.push(await check('lint', 'node_modules/oxlint/bin/oxlint', []));
  counts.push(await format);
  return counts;
}

/**
 * Reads what a test runner counted.
 * @template Report
 * @param {'unit' | 'e2e'} stage
 * @param {(report: Report, code: number) => Count} count
 * @param {number} code the runner's exit code
 * @returns {Count}
 */
function counted(stage, count, code) {
  if (!existsSync(reportOf(stage))) return crashed;
  return count(JSON.parse(readFileSync(reportOf(stage), 'utf8')), code);
}

/** @returns {Promise<Count>} */
async function unit() {
  heading('unit');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf('unit')}`,
  ];
  const { code } = await runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--config',
    'test/vitest.config.ts',
    ...reporters,
  ]);
  return counted('unit', unitCount, code);
}

/**
 * @param {import('../runtime/runtime.mjs').Runtime} found
 * @returns {Promise<Count>}
 */
async function endToEnd(found) {
  heading('end to end');
  try {
    await build();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return crashed;
  }
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') };
  const code = await playwright(
    found,
    'test/playwright.config.ts',
    ['--reporter=list,json'],
    report,
  );
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
    return found;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return null;
  }
}

/**
 * Runs every test and ends with one line that counts them.
 * @returns {Promise<number>} 1 where anything failed
 */
export async function test() {
  dropReports();
  // On a bare machine this waits for the network, while what runs in Node alone needs the processor.
  const ready = machine();
  const counts = await checks();
  counts.push(await unit());
  const found = await ready;
  counts.push(found === null ? crashed : await endToEnd(found));
  dropReports();
  const all = sum(counts);
  process.stdout.write(`\n${lastLines(all).join('\n')}\n`);
  return all.failed > 0 ? 1 : 0;
}
