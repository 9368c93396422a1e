import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { HarOrders, HarRun } from './capturing.ts';

/** What a recording in a process of its own is asked for, one at a time. */
export interface Recorder {
  /** One block without recording and one with it: the ratio of their page times. */
  pair(): Promise<number>;
  /** All requests at once; then the recording ends. */
  finish(): Promise<HarRun>;
}

/**
 * A recorder that stands in a process of its own for its memory. Several of them can take turns, so
 * that a machine whose speed drifts is the same to all.
 */
export class RecorderProcess implements Recorder {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  /** `script`: of out/bench/, one that calls `obey`. */
  constructor(script: string, orders: HarOrders) {
    this.#child = spawn(process.execPath, [`out/bench/${script}.js`, JSON.stringify(orders)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  async pair(): Promise<number> {
    return (await this.#ask('pair')) as number;
  }

  async finish(): Promise<HarRun> {
    const run = (await this.#ask('finish')) as HarRun;
    this.#child.stdin.end();
    return run;
  }

  async #ask(what: keyof Recorder): Promise<unknown> {
    this.#child.stdin.write(`${what}\n`);
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('The recorder ended too early');
    return JSON.parse(answer.value);
  }
}

/** In such a process: does what is asked for, until nothing more is. */
export async function obey(recorder: Recorder): Promise<void> {
  for await (const line of createInterface(process.stdin)) {
    const answer = await (line === 'pair' ? recorder.pair() : recorder.finish());
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
