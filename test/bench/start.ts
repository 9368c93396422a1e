import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumFlags } from '../../main/launch/runtime/sandbox.mjs';
import { writeSmallRequests } from './many-requests.ts';
import { median, rounded } from './reading.ts';
import { removeFolder } from '../remove-folder.ts';

const rounds = 7;
const requests = 100_000;

export interface StartBench {
  /**
   * Milliseconds from the start of the process to a first page that is painted and answers: medians
   * of rounds that take turns.
   */
  readonly usable: number;
  /** The same of an Electron window with one heading in it and nothing else. */
  readonly bareWindow: number;
  readonly ratio: number;
  /**
   * A first start of all, which has no profile and no compiled code on disk yet; to a bare window's
   * first start.
   */
  readonly firstStart: {
    readonly usable: number;
    readonly bareWindow: number;
    readonly ratio: number;
  };
  /**
   * Memory of all processes in megabytes, a few seconds after the start; shared pages are counted
   * once where the system tells (Linux).
   */
  readonly idleMegabytes: number;
  readonly bareMegabytes: number;
  readonly withRequests: { readonly requests: number; readonly megabytes: number };
}

interface Told {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/**
 * Starts the built program (out/) and a bare window in turns, on the display that is there. `say`:
 * progress.
 */
export async function benchStart(say: (line: string) => void): Promise<StartBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-start-'));
  try {
    const ours = writeProgram(folder, 'ours', 'out/main/main.js');
    const bare = writeProgram(folder, 'bare', 'test/bench/bare-window.mjs');
    const pairs: (readonly [Told, Told])[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      say(`starting, round ${round + 1} of ${rounds + 1}`);
      // The very first start stands for itself; from the second on the profile and the compiled
      // code are there.
      pairs.push(
        round % 2 === 0
          ? [await startOnce(ours, {}), await startOnce(bare, {})]
          : flipped([await startOnce(bare, {}), await startOnce(ours, {})]),
      );
    }
    const [first, ...warm] = pairs;
    if (first === undefined) throw new Error('nothing was started');
    say(`opening a recording of ${requests} requests`);
    const har = join(folder, 'large.har');
    writeSmallRequests(har, requests);
    const idle = await startOnce(ours, { rest: 3000 });
    const bareIdle = await startOnce(bare, { rest: 3000 });
    const large = await startOnce(ours, {
      rest: 3000,
      words: [har],
      until: /problems? found/.source,
    });
    const times = (at: 0 | 1) => median(warm.map((pair) => pair[at].milliseconds));
    return {
      usable: Math.round(times(0)),
      bareWindow: Math.round(times(1)),
      ratio: rounded(median(warm.map(([our, other]) => our.milliseconds / other.milliseconds))),
      firstStart: {
        usable: Math.round(first[0].milliseconds),
        bareWindow: Math.round(first[1].milliseconds),
        ratio: rounded(first[0].milliseconds / first[1].milliseconds),
      },
      idleMegabytes: idle.megabytes,
      bareMegabytes: bareIdle.megabytes,
      withRequests: { requests, megabytes: large.megabytes },
    };
  } finally {
    removeFolder(folder);
  }
}

const flipped = ([left, right]: readonly [Told, Told]): readonly [Told, Told] => [right, left];

/** A folder that Electron starts: the watcher, and then the program. Answers the folder. */
function writeProgram(folder: string, name: string, main: string): string {
  const program = join(folder, name);
  mkdirSync(program);
  writeFileSync(
    join(program, 'package.json'),
    JSON.stringify({ name, type: 'module', main: 'start.js' }),
  );
  const lines = ['test/bench/start-watcher.mjs', main].map(
    (file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`,
  );
  writeFileSync(join(program, 'start.js'), lines.join(''));
  return program;
}

interface Start {
  /** Milliseconds to wait before the memory is measured. */ readonly rest?: number;
  readonly words?: readonly string[];
  /** What the first heading says. */ readonly until?: string;
}

/** Starts a program with the profile it had before, and waits for its end. */
function startOnce(program: string, { rest = 0, words = [], until = '\\S' }: Start): Promise<Told> {
  const executable = createRequire(import.meta.url)('electron') as string; // outside Electron the package is the path of its binary
  const tell = join(program, 'told.json');
  rmSync(tell, { force: true });
  const env = {
    ...process.env,
    HALO_BENCH: JSON.stringify({ from: Date.now(), rest, until, tell }),
  };
  return new Promise((done, failed) => {
    const child = spawn(
      executable,
      [...chromiumFlags(), `--user-data-dir=${program}/profile`, program, ...words],
      { env, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (part) => {
      said += String(part);
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code !== 0) failed(new Error(`${program} ended with ${code}: ${said.slice(-2000)}`));
      else done(JSON.parse(readFileSync(tell, 'utf8')) as Told);
    });
  });
}
