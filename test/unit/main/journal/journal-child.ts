import { writeSync } from 'node:fs';
import { Journal } from '../../../../main/journal/journal.ts';
import { noKeys } from '../../../../main/journal/seal.ts';
import { exchange } from './exchange.ts';

// A capture that runs until it is killed: every few milliseconds one exchange, told on standard
// output with the time when the journal got it.
const journal = new Journal({
  root: process.argv[2] ?? '',
  health: {
    raise: (fault) => {
      throw new Error(`The ${fault} is not written`);
    },
    clear: () => undefined,
  },
  keys: noKeys,
  isPractice: () => false,
  // Little room: it is made again and again while lines are written.
  room: () => Number(process.argv[3]),
});
let next = 0;
setInterval(() => {
  // Every tenth has a body that goes to a file of its own.
  journal.put([exchange(next, 400, next % 10 === 0 ? 'x'.repeat(40_000) : 'short')]);
  // The user says now and then that it failed.
  if (next % 50 === 49) journal.mark({ index: next, at: Date.now() });
  writeSync(1, `${next} ${Date.now()}\n`);
  next += 1;
}, 3);
