import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeHar } from './made-har.ts';
import { removeFolder } from '../remove-folder.ts';

const megabyte = 1_000_000;

export interface ReadingFigure {
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** To JSON.parse(readFileSync) of a 150 MB file of the same kind, in the same run. */
  readonly ratio: number;
  readonly peakMemoryMegabytes: number;
}

export interface ReadingBench {
  readonly jsonParse: { readonly megabytes: number; readonly megabytesPerSecond: number };
  /** `review FILE --json` of the built command line, its start included. */
  readonly review: readonly ReadingFigure[];
}

/**
 * How fast the built command line (out/main/cli.js) reviews large HARs. Each figure is the median
 * of rounds that take turns with JSON.parse, because a machine's speed wanders. Writes up to 2 GB
 * into a temporary folder and removes it. `say`: progress.
 */
export async function benchReading(
  say: (line: string) => void,
  sizes: readonly number[] = [700, 2000],
): Promise<ReadingBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  try {
    const small = join(folder, 'small.har');
    writeHar(small, 150);
    const parses: number[] = [];
    const review: ReadingFigure[] = [];
    for (const size of sizes) {
      say(`writing a HAR of ${size} MB`);
      const large = join(folder, 'large.har');
      const bytes = writeHar(large, size);
      const rounds: { speed: number; parse: number; memory: number }[] = [];
      for (let round = 0; round < (size > 1000 ? 2 : 3); round += 1) {
        say(`reviewing ${size} MB, round ${round + 1}`);
        const parse = Number(
          (await timed(['--max-old-space-size=4096', '-e', parseScript, small])).output,
        );
        parses.push(parse);
        const { seconds, memory } = await timed([
          resolve('out/main/cli.js'),
          'review',
          large,
          '--json',
        ]);
        rounds.push({ speed: bytes / megabyte / seconds, parse, memory });
      }
      const speed = median(rounds.map((one) => one.speed));
      review.push({
        megabytes: size,
        megabytesPerSecond: rounded(speed),
        ratio: rounded(median(rounds.map((one) => one.speed / one.parse))),
        peakMemoryMegabytes: Math.max(...rounds.map((one) => one.memory)),
      });
    }
    return { jsonParse: { megabytes: 150, megabytesPerSecond: rounded(median(parses)) }, review };
  } finally {
    removeFolder(folder);
  }
}

export const parseScript = `const { readFileSync, statSync } = require('node:fs'); const file = process.argv[1]; const from = performance.now();
JSON.parse(readFileSync(file, 'utf8')); process.stdout.write(String(statSync(file).size / 1e6 / ((performance.now() - from) / 1000)));`;

/** The child tells its peak memory on a pipe of its own when it ends. */
const tellMemory = `data:text/javascript,import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

export function timed(
  args: readonly string[],
): Promise<{ readonly seconds: number; readonly memory: number; readonly output: string }> {
  return new Promise((done, failed) => {
    const from = performance.now();
    const child = spawn(process.execPath, [`--import=${tellMemory}`, ...args], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
    let output = '';
    let memory = '';
    child.stdout?.on('data', (part) => {
      output += String(part);
    });
    child.stdio[3]?.on('data', (part) => {
      memory += String(part);
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code !== 0) failed(new Error(`${args.join(' ').slice(0, 200)} ended with ${code}`));
      else
        done({
          seconds: (performance.now() - from) / 1000,
          memory: Math.round(Number(memory) / 1024),
          output,
        });
    });
  });
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
