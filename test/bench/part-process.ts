import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PartName } from './goals.ts';
import type { Found } from './rounds.ts';

/** Milliseconds a part may take, and then to end by itself. */
const patience = 12 * 60_000;
const goodbye = 5_000;

/** What a part found, and one line of why it failed where it did. */
export interface PartEnd extends Found {
  readonly failed: string | null;
}

/** A part that runs, with all that it starts, in a group of processes that ends together. */
export class PartProcess {
  readonly #child: ChildProcess;
  readonly #answer: string;
  #complaint = '';

  /** `folder`: takes all temporary files, its own and those of what it starts. */
  constructor(name: PartName, folder: string) {
    this.#answer = join(folder, `${name}.json`);
    this.#child = spawn(
      process.execPath,
      ['--expose-gc', 'out/bench/part.js', name, this.#answer],
      {
        detached: process.platform !== 'win32',
        env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    this.#child.stderr?.on('data', (text) => {
      process.stderr.write(String(text));
      this.#complaint = `${this.#complaint}${String(text)}`.slice(-8000);
    });
  }

  /** Waits for its end. */
  async ended(): Promise<PartEnd> {
    const ended = new Promise((told) => this.#child.once('exit', told));
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      void this.end();
    }, patience);
    await ended;
    clearTimeout(limit);
    await this.end();
    const found: PartEnd = existsSync(this.#answer)
      ? (JSON.parse(readFileSync(this.#answer, 'utf8')) as PartEnd)
      : { samples: {}, notThere: [], failed: reasonIn(this.#complaint) };
    return late ? { ...found, failed: `it took longer than ${patience / 60_000} minutes` } : found;
  }

  /** Ends it and what it started; that may itself end what it started outside the group. */
  async end(): Promise<void> {
    this.#signal('SIGTERM');
    for (let waited = 0; waited < goodbye && this.#signal(0); waited += 100) await delay(100);
    this.#signal('SIGKILL');
  }

  /** Whether there was still something to get it. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    try {
      return process.kill(process.platform === 'win32' ? pid : -pid, signal);
    } catch {
      return false;
    }
  }
}

/** The line of an error among what a program wrote before it ended; progress is set in. */
export function reasonIn(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => /^\S/.test(line));
  const reason = lines.findLast((line) => /^(?:Uncaught )?\w*Error\b/.test(line)) ?? lines.at(-1);
  return reason?.slice(0, 300).trim() ?? 'it ended without a word';
}
