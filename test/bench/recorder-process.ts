import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly state: string;
  readonly from: string | null;
  readonly text: string | null;
}

/** How a page in Debian's Chromium is recorded. */
export const recorderKinds = ['pipe', 'socket', 'har', 'mitm'] as const;
export type RecorderKind = (typeof recorderKinds)[number];

export interface RecorderOrders {
  readonly kind: RecorderKind;
  readonly executable: string;
  readonly page: string;
}

/** Megabytes of the recording process, before the requests and at its highest. */
export interface RecorderRun {
  readonly memoryBefore: number;
  readonly memoryPeak: number;
  readonly exchanges: readonly Recorded[];
}

/** What a recorder in a process of its own is asked for, one after the other. */
export interface Recorder {
  /** Its page is open and recorded. */
  begin(): Promise<null>;
  /** The recording ends. */
  finish(): Promise<RecorderRun>;
}

/** A recorder that stands in a process of its own for its memory. */
export class RecorderProcess implements Recorder {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(orders: RecorderOrders) {
    const script = orders.kind === 'har' ? 'har-recorder' : 'browser-recorder';
    this.#child = spawn(process.execPath, [`out/bench/${script}.js`, JSON.stringify(orders)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  async begin(): Promise<null> {
    await this.#ask('begin');
    return null;
  }

  async finish(): Promise<RecorderRun> {
    const run = (await this.#ask('finish')) as RecorderRun;
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
    const answer = await (line === 'begin' ? recorder.begin() : recorder.finish());
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

/** The memory of this process in megabytes, now and at its highest since. */
export class MemoryWatch {
  readonly before = megabytes();
  #peak = 0;
  readonly #watching = setInterval(() => {
    this.#peak = Math.max(this.#peak, megabytes());
  }, 100);

  end(): number {
    clearInterval(this.#watching);
    return Math.max(this.#peak, megabytes());
  }
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
