import { existsSync, statSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import type { Cuttings } from '../../shared/har/cutting.ts';
import type { Tapes } from '../../shared/har/tapes.ts';

/** What the thread is asked to do. */
export interface CutterOrder {
  readonly path: string;
  /** One Int32: how many blocks were taken so far. */
  readonly taken: SharedArrayBuffer;
  /** Bytes read at a time. */
  readonly blockSize: number;
  /** Blocks that may wait to be taken: bounds the memory. */
  readonly mostWaiting: number;
  /**
   * For what is read of a block each, used in turn, one more than may wait; none: the entries are
   * not to be read as JSON.
   */
  readonly tapes: readonly Tapes[];
}

/** Files from this many bytes on are worth the start of a thread. */
const largeFrom = 64 * 1024 * 1024;
const blockSize = 1024 * 1024;
const mostWaiting = 16;
/** They take more memory with what was read of them. */
const mostWaitingTaped = 8;
/** Numbers in the tapes of a block: four for a token every 16 bytes. */
export const tapesLength = blockSize / 4;
/** Built beside the command line; there is none where the sources run unbuilt. */
const script = new URL('./har-cutter.js', import.meta.url);

const numbers = (): Int32Array => new Int32Array(new SharedArrayBuffer(tapesLength * 4));
const freshTapes = (): Tapes => ({
  entries: numbers(),
  insides: numbers(),
  texts: new Uint8Array(new SharedArrayBuffer(blockSize)),
});

/**
 * Finds the entries of one plain HAR, so that another thread only looks at them. It works from its
 * start on, a few blocks ahead of what is taken, and keeps no program alive before that.
 */
export class CutterThread {
  readonly path: string;
  readonly #worker: Worker;
  readonly #taken: Int32Array;
  readonly #failure: Promise<never>;
  /** What came before it was asked for. */
  readonly #early: Cuttings[] = [];
  #look = (cuttings: Cuttings): void => void this.#early.push(cuttings);

  private constructor(path: string, worker: Worker, taken: SharedArrayBuffer) {
    this.path = path;
    this.#worker = worker;
    this.#taken = new Int32Array(taken);
    this.#failure = new Promise((_, failed) => {
      worker.on('error', failed);
      worker.on('exit', () => failed(new Error('The reading thread ended early.')));
    });
    this.#failure.catch(() => undefined); // is said where the entries are taken
    worker.on('message', (cuttings: Cuttings) => this.#look(cuttings));
    worker.unref();
  }

  /** `withTapes`: entries are read as JSON, for one that copies them. */
  static async start(path: string, withTapes: boolean): Promise<CutterThread> {
    const taken = new SharedArrayBuffer(4);
    const most = withTapes ? mostWaitingTaped : mostWaiting;
    const tapes = withTapes ? Array.from({ length: most + 1 }, freshTapes) : [];
    const order: CutterOrder = { path, taken, blockSize, mostWaiting: most, tapes };
    // Only large files are read in two threads.
    const { Worker } = await import('node:worker_threads');
    return new CutterThread(path, new Worker(script, { workerData: order }), taken);
  }

  /**
   * `look` gets what each block brought, and returns the outcome behind the last one, null before.
   * Call once.
   */
  take<T>(look: (cuttings: Cuttings) => T | null): Promise<T> {
    this.#worker.ref();
    const outcome = new Promise<T>((done, failed) => {
      this.#look = (cuttings) => {
        try {
          const found = look(cuttings);
          if (found !== null) done(found);
        } catch (error) {
          failed(error instanceof Error ? error : new Error(String(error)));
          this.drop();
        }
        Atomics.add(this.#taken, 0, 1);
        Atomics.notify(this.#taken, 0);
      };
      for (const cuttings of this.#early) this.#look(cuttings);
    });
    return Promise.race([outcome, this.#failure]);
  }

  /** Ends it, where this is no plain HAR. */
  drop(): void {
    void this.#worker.terminate();
  }
}

/**
 * Starts to read a plain HAR in a thread where it is large enough for one, in the built program.
 * Nothing of it is needed for that, so it may be called before the rest of a command is loaded.
 * @param path null: there is none
 * @returns null where it is not worth a thread, or cannot be read: who reads the file says why
 */
export async function cutAhead(
  path: string | null,
  withTapes: boolean,
): Promise<CutterThread | null> {
  if (path === null || sizeOf(path) < largeFrom || !existsSync(script)) return null;
  return CutterThread.start(path, withTapes);
}

/** In bytes; 0 where that cannot be told. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
