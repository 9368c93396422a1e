import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plantedHar } from '../unit/shared/redact/planted-har.ts';
import { writeHar } from './made-har.ts';
import { median, parseScript, rounded, timed } from './reading.ts';
import { removeFolder } from '../remove-folder.ts';

export interface RedactingFigure {
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** To JSON.parse(readFileSync) of the same file, in the same run. */
  readonly ratioToJsonParse: number;
  /** To `review` of the same file, in the same run. */
  readonly ratioToReview: number;
  readonly peakMemoryMegabytes: number;
}

export interface RedactingBench {
  /** A recording as Chrome writes it. */
  readonly usual: RedactingFigure;
  /**
   * The planted secrets over and over, each time with other values: hardly a line stays as it is.
   */
  readonly dense: RedactingFigure;
}

/**
 * How fast the built command line redacts a large HAR, its start included; the median of rounds
 * that take turns with reading.
 */
export async function benchRedacting(
  say: (line: string) => void,
  megabytes = 150,
): Promise<RedactingBench> {
  return {
    usual: await benchFile(say, megabytes, writeHar),
    dense: await benchFile(say, megabytes / 10, writeDense),
  };
}

async function benchFile(
  say: (line: string) => void,
  megabytes: number,
  write: (path: string, megabytes: number) => number,
): Promise<RedactingFigure> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  try {
    const input = join(folder, 'in.har');
    const size = write(input, megabytes) / 1_000_000;
    const rounds: {
      readonly speed: number;
      readonly parse: number;
      readonly review: number;
      readonly memory: number;
    }[] = [];
    for (let round = 0; round < 3; round += 1) {
      say(`redacting ${megabytes} MB, round ${round + 1}`);
      const parse = Number(
        (await timed(['--max-old-space-size=4096', '-e', parseScript, input])).output,
      );
      const review =
        size / (await timed([resolve('out/main/cli.js'), 'review', input, '--json'])).seconds;
      const { seconds, memory } = await timed([
        resolve('out/main/cli.js'),
        'redact',
        input,
        join(folder, 'out.har'),
        '--json',
      ]);
      rounds.push({ speed: size / seconds, parse, review, memory });
    }
    return {
      megabytes,
      megabytesPerSecond: rounded(median(rounds.map((one) => one.speed))),
      ratioToJsonParse: rounded(median(rounds.map((one) => one.speed / one.parse))),
      ratioToReview: rounded(median(rounds.map((one) => one.speed / one.review))),
      peakMemoryMegabytes: Math.max(...rounds.map((one) => one.memory)),
    };
  } finally {
    removeFolder(folder);
  }
}

/** Returns the size in bytes. */
function writeDense(path: string, megabytes: number): number {
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
  bytes += writeSync(file, '\n]}}\n');
  closeSync(file);
  return bytes;
}
