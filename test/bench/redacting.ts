import { closeSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantedHar } from '../unit/shared/redact/planted-har.ts';
import { growthBench, parseSpeed, smallHar } from './reading.ts';
import { type Book, inRounds, madeFile, type Say } from './rounds.ts';
import { commandLine } from './timed.ts';

/** How fast the built command line redacts HARs, its start included, in turns with reading them. */
export async function benchRedacting(book: Book, say: Say): Promise<void> {
  const out = join(tmpdir(), 'redacted.har');
  const usual = smallHar(say);
  await inRounds({ what: '`redact` of 150 MB', say }, async () => {
    const parse = await parseSpeed(usual);
    const review = 150 / (await commandLine(['review', usual, '--json'])).seconds;
    const { seconds, memory } = await commandLine(['redact', usual, out, '--json']);
    book.add('redact-ratio', 150 / seconds / review);
    book.add('redact-parse-ratio', 150 / seconds / parse);
    book.add('redact-memory', memory);
  });
  const dense = madeFile('dense.har', say, (path) => writeDense(path, 15));
  await inRounds({ what: '`redact` of 15 MB full of secrets', say }, async () => {
    book.add('redact-dense', 15 / (await commandLine(['redact', dense, out, '--json'])).seconds);
  });
  const growth = growthBench('redact', book, say);
  await inRounds({ what: '`redact` of all sizes', say }, async () => {
    await growth();
  });
}

/**
 * The planted secrets over and over, each time with other values: hardly a line stays as it is.
 */
function writeDense(path: string, megabytes: number): void {
  const { entries, ...log } = plantedHar().har['log'] as { readonly entries: readonly unknown[] };
  const text = entries.map((entry) => JSON.stringify(entry, null, 2)).join(',\n');
  const file = openSync(path, 'w');
  let bytes = writeSync(file, `${JSON.stringify({ log }).slice(0, -2)},"entries":[\n`);
  // Planted values all begin alike; where they are encoded they stay as they are.
  for (let number = 0; bytes < megabytes * 1_000_000; number += 1)
    bytes += writeSync(
      file,
      `${number === 0 ? '' : ',\n'}${text.replaceAll('Zk', `Z${number.toString(36)}k`)}`,
    );
  writeSync(file, '\n]}}\n');
  closeSync(file);
}
