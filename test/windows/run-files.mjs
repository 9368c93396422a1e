/*
 * Started with Node for Windows: runs every bundled test file in a thread of its own and writes what
 * became of them into a file, for a program under Wine has no use of the terminal. Words: the list
 * of bundles, the file to write, the root of the clone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [list = '', output = '', root = ''] = process.argv.slice(2);
/** @type {readonly { readonly file: string, readonly bundle: string }[]} */
const wanted = JSON.parse(readFileSync(list, 'utf8'));
/** How long one file may take, in milliseconds. */
const longest = 600_000;

/** @param {{ readonly file: string, readonly bundle: string }} one */
const run = ({ file, bundle }) =>
  new Promise((done) => {
    const worker = new Worker(join(import.meta.dirname, 'run-file.mjs'), {
      workerData: { bundle, root },
    });
    const fail = (/** @type {string} */ error) =>
      done([{ file, name: '(the whole file)', state: 'fail', error }]);
    const timer = setTimeout(() => {
      fail(`no end after ${longest / 1000} seconds`);
      void worker.terminate();
    }, longest);
    worker.once('message', (tests) => {
      clearTimeout(timer);
      done(tests.map((/** @type {object} */ test) => ({ file, ...test })));
    });
    worker.once('error', (error) => fail(String(error?.stack ?? error)));
    worker.once('exit', () => fail('ended without a word'));
  });

const results = [];
const waiting = [...wanted];
await Promise.all(
  [1, 2].map(async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results.push(...(await run(next)));
      writeFileSync(output, JSON.stringify({ done: wanted.length - waiting.length, results }));
    }
  }),
);
writeFileSync(output, JSON.stringify({ done: wanted.length, ended: true, results }));
process.exit(0);
