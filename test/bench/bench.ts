import { cpus, totalmem } from 'node:os';
import { benchBrowser } from './browser.ts';
import { benchCapturing } from './capturing.ts';
import { benchReading } from './reading.ts';
import { benchRedacting } from './redacting.ts';
import { benchRules } from './rules.ts';
import { benchSize } from './size.ts';
import { benchStart } from './start.ts';
import { benchTable } from './table.ts';
import { benchWindow } from './window.ts';

/**
 * Every figure the README quotes, as one JSON document on standard output. Arguments name single
 * parts: `npm run bench -- table`.
 */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const parts: Readonly<Record<string, () => unknown>> = {
  start: () => benchStart(say),
  rules: () => benchRules(),
  table: () => benchTable(),
  reading: () => benchReading(say),
  window: () => benchWindow(say),
  redacting: () => benchRedacting(say),
  capturing: () => benchCapturing(say),
  browser: () => benchBrowser(say),
  size: () => benchSize(),
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const result: Record<string, unknown> = {
  machine: {
    cores: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryMB: Math.round(totalmem() / 1e6),
    node: process.version,
  },
};
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`Measuring: ${name} …`);
  result[name] = await measure();
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
