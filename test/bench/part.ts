import { writeFileSync } from 'node:fs';
import { benchBrowser } from './browser.ts';
import { benchCapturing } from './capturing.ts';
import type { PartName } from './goals.ts';
import type { PartEnd } from './part-process.ts';
import { benchReading } from './reading.ts';
import { benchRedacting } from './redacting.ts';
import { Book, type Part } from './rounds.ts';
import { benchRules } from './rules.ts';
import { benchSize } from './size.ts';
import { benchStart } from './start.ts';
import { benchTable } from './table.ts';
import { benchWindow } from './window.ts';

/**
 * Measures one part in a process of its own, so that its fall or its memory touches no other.
 * Arguments: its name, and the file that gets what it found.
 */
const parts: Readonly<Record<PartName, Part>> = {
  start: benchStart,
  rules: benchRules,
  table: benchTable,
  reading: benchReading,
  redacting: benchRedacting,
  window: benchWindow,
  capturing: benchCapturing,
  browser: benchBrowser,
  size: benchSize,
};

const [name = '', answer = ''] = process.argv.slice(2);
const book = new Book();
/** What was measured before a part fell counts. */
const end = (failed: string | null): never => {
  writeFileSync(answer, JSON.stringify({ ...book.found, failed } satisfies PartEnd));
  // What it started and could not end must not keep this process.
  process.exit(failed === null ? 0 : 1);
};
process.once('SIGTERM', () => end('it was stopped'));
try {
  await parts[name as PartName](book, (line) => {
    process.stderr.write(`  ${line}\n`);
  });
  end(null);
} catch (error) {
  end(String(error).split('\n')[0] ?? '');
}
