import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Grown, type SizeId, sizes, type SizeKind } from './goals.ts';
import { writeSmallRequests } from './many-requests.ts';
import { writeHar } from './made-har.ts';
import { type Book, inRounds, madeFile, type Say } from './rounds.ts';
import { commandLine, timed, type Timed } from './timed.ts';

/**
 * How fast the built command line (out/main/cli.js) reviews HARs of all sizes, beside JSON.parse of
 * one of 150 MB, and how time and memory grow. All take turns, because a machine's speed wanders.
 */
export async function benchReading(book: Book, say: Say): Promise<void> {
  const small = smallHar(say);
  const bench = growthBench('review', book, say);
  await inRounds({ what: '`review` of all sizes', say }, async () => {
    const parse = await parseSpeed(small);
    book.add('parse-speed', parse);
    const seconds = await bench();
    book.add('review-700mb-ratio', 700 / seconds['700mb'] / parse);
    book.add('review-2gb-ratio', 2000 / seconds['2gb'] / parse);
  });
}

/** What JSON.parse is measured with, and `redact`. */
export const smallHar = (say: Say): string =>
  madeFile('150mb.har', say, (path) => writeHar(path, 150));

/** Megabytes a second that JSON.parse(readFileSync) makes of a file, in a process of its own. */
export async function parseSpeed(file: string): Promise<number> {
  const { output } = await timed(['--max-old-space-size=4096', '-e', parseScript, file]);
  return Number(output);
}

const parseScript = `const { readFileSync, statSync } = require('node:fs'); const file = process.argv[1]; const from = performance.now();
JSON.parse(readFileSync(file, 'utf8')); process.stdout.write(String(statSync(file).size / 1e6 / ((performance.now() - from) / 1000)));`;

/** A HAR of one size; what several parts read is made once. */
export function fileOf(id: SizeId, say: Say): string {
  const size = sizes.megabytes.find((one) => one.id === id);
  if (size !== undefined) return madeFile(`${id}.har`, say, (path) => writeHar(path, size.work));
  const many = sizes.requests.find((one) => one.id === id);
  return madeFile(`${id}.har`, say, (path) => writeSmallRequests(path, many?.work ?? 1));
}

/**
 * One round of a command over all sizes: writes down time and memory of each, and how they grow.
 * Answers the seconds of each.
 */
export function growthBench(
  command: Grown,
  book: Book,
  say: Say,
): () => Promise<Readonly<Record<SizeId, number>>> {
  const one = madeFile('one.har', say, (path) => writeSmallRequests(path, 1));
  const run = (file: string): Promise<Timed> =>
    commandLine(
      command === 'review'
        ? ['review', file, '--json']
        : ['redact', file, join(tmpdir(), 'redacted.har'), '--json'],
    );
  const files = [...sizes.megabytes, ...sizes.requests].map(({ id }) => ({
    id,
    file: fileOf(id, say),
  }));
  return async () => {
    const start = (await run(one)).seconds;
    const all = new Map<SizeId, Timed>();
    for (const { id, file } of files) {
      const took = await run(file);
      all.set(id, took);
      book.add(`${command}-${id}-seconds`, took.seconds);
      book.add(`${command}-${id}-memory`, took.memory);
    }
    for (const kind of ['megabytes', 'requests'] as const)
      addGrowth(command, kind, start, all, book);
    return Object.fromEntries([...all].map(([id, { seconds }]) => [id, seconds])) as Readonly<
      Record<SizeId, number>
    >;
  };
}

function addGrowth(
  command: Grown,
  kind: SizeKind,
  start: number,
  all: ReadonlyMap<SizeId, Timed>,
  book: Book,
): void {
  const [smallest, middle, largest] = sizes[kind].map(({ id, work }) => ({
    // Never nothing, where the start took longer by chance.
    each: Math.max((all.get(id)?.seconds ?? NaN) - start, 0.001) / work,
    memory: all.get(id)?.memory ?? NaN,
  }));
  if (smallest === undefined || middle === undefined || largest === undefined) return;
  book.add(`${command}-${kind}-growth`, largest.each / smallest.each);
  book.add(`${command}-${kind}-last-growth`, largest.each / middle.each);
  book.add(`${command}-${kind}-memory-growth`, largest.memory / middle.memory);
}
