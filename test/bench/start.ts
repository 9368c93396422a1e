import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumFlags } from '../../main/launch/runtime/sandbox.mjs';
import { fileOf } from './reading.ts';
import { type Book, inRounds, type Say } from './rounds.ts';
import { removeFolder } from '../remove-folder.ts';

/** Milliseconds to a first page that is painted and answers; memory of all processes. */
interface Told {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Milliseconds after a start until memory is measured. */
const rest = 3000;

/**
 * Starts the built program (out/) and a bare window in turns, on the display that is there: with a
 * new profile each, and with one that knows the program, its compiled code among it.
 */
export async function benchStart(book: Book, say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-start-'));
  try {
    const ours = writeProgram(folder, 'ours', 'out/main/main.js');
    const bare = writeProgram(folder, 'bare', 'test/bench/bare-window.mjs');
    const both = async (round: number, start: Start): Promise<readonly [Told, Told]> => {
      if (round % 2 === 0) return [await startOnce(ours, start), await startOnce(bare, start)];
      const other = await startOnce(bare, start);
      return [await startOnce(ours, start), other];
    };
    await inRounds({ what: 'starting', say, warm: true }, async (round) => {
      const profile = `new-${round + 1}`;
      const [first, firstBare] = await both(round, { profile });
      const [told, other] = await both(round, { profile: 'known', rest });
      if (round < 0) return;
      book.add('start-first', first.milliseconds / firstBare.milliseconds);
      book.add('start-usable', told.milliseconds / other.milliseconds);
      book.add('start-usable-ms', told.milliseconds);
      book.add('start-bare-ms', other.milliseconds);
      book.add('memory-idle', told.megabytes / other.megabytes);
      book.add('memory-idle-mb', told.megabytes);
      book.add('memory-bare-mb', other.megabytes);
    });
    const words = [fileOf('100k', say)];
    const until = /problems? found/.source;
    await inRounds({ what: 'opening 100,000 requests', say, most: 3 }, async () => {
      const large = await startOnce(ours, { profile: 'known', rest, words, until });
      book.add('memory-100k-mb', large.megabytes);
    });
  } finally {
    removeFolder(folder);
  }
}

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
  /** Of what name the folder beside the program is. */ readonly profile: string;
  /** Milliseconds to wait before the memory is measured. */ readonly rest?: number;
  readonly words?: readonly string[];
  /** What the first heading says. */ readonly until?: string;
}

/** Starts a program and waits for its end. */
function startOnce(
  program: string,
  { profile, rest: wait = 0, words = [], until = '\\S' }: Start,
): Promise<Told> {
  const executable = createRequire(import.meta.url)('electron') as string; // outside Electron the package is the path of its binary
  const tell = join(program, 'told.json');
  rmSync(tell, { force: true });
  const env = {
    ...process.env,
    HALO_BENCH: JSON.stringify({ from: Date.now(), rest: wait, until, tell }),
  };
  return new Promise((done, failed) => {
    const child = spawn(
      executable,
      [...chromiumFlags(), `--user-data-dir=${join(program, profile)}`, program, ...words],
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
