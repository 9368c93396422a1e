import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeHar } from './made-har.ts';
import { median, parseScript, rounded, timed } from './reading.ts';

export interface RedactingBench {
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** To JSON.parse(readFileSync) of the same file, in the same run. */
  readonly ratioToJsonParse: number;
  /** To `review` of the same file, in the same run. */
  readonly ratioToReview: number;
  readonly peakMemoryMegabytes: number;
}

/** How fast the built command line redacts a large HAR, its start included; the median of rounds that take turns with reading. */
export async function benchRedacting(say: (line: string) => void, megabytes = 150): Promise<RedactingBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  try {
    const input = join(folder, 'in.har');
    const size = writeHar(input, megabytes) / 1_000_000;
    const rounds: { readonly speed: number; readonly parse: number; readonly review: number; readonly memory: number }[] = [];
    for (let round = 0; round < 3; round += 1) {
      say(`redacting ${megabytes} MB, round ${round + 1}`);
      const parse = Number((await timed(['--max-old-space-size=4096', '-e', parseScript, input])).output);
      const review = size / (await timed([resolve('out/main/cli.js'), 'review', input, '--json'])).seconds;
      const { seconds, memory } = await timed([resolve('out/main/cli.js'), 'redact', input, join(folder, 'out.har'), '--json']);
      rounds.push({ speed: size / seconds, parse, review, memory });
    }
    return {
      megabytes, megabytesPerSecond: rounded(median(rounds.map((one) => one.speed))), ratioToJsonParse: rounded(median(rounds.map((one) => one.speed / one.parse))),
      ratioToReview: rounded(median(rounds.map((one) => one.speed / one.review))), peakMemoryMegabytes: Math.max(...rounds.map((one) => one.memory)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
