import { existsSync } from 'node:fs';
import { CutReader, type Cuttings } from '../../shared/har/cutting.ts';
import type { HarEvents, HarSummary } from '../../shared/har/reader.ts';

export interface CutterOrder {
  readonly path: string;
  /** One Int32: how many blocks were taken so far. */
  readonly taken: SharedArrayBuffer;
  /** Bytes read at a time. */
  readonly blockSize: number;
  /** Blocks that may wait to be taken: bounds the memory. */
  readonly mostWaiting: number;
  /**
   * Memory for the tapes of a block each, used in turn, one more than may wait; none: the entries
   * are not to be read as JSON.
   */
  readonly tapes: readonly Int32Array[];
}

/** Files from this many bytes on are worth the start of a thread. */
const largeFrom = 64 * 1024 * 1024;
/** Bytes read at a time. */
const blockSize = 1024 * 1024;
/** Numbers in the tapes of a block: four for a token every 16 bytes. */
export const tapesLength = blockSize / 4;
/** Built beside the command line; there is none where the sources run unbuilt. */
const script = new URL('./har-cutter.js', import.meta.url);

/** True where `readCut` may be used: a large file, and the built program. */
export function isWorthCutting(size: number | null): boolean {
  return size !== null && size >= largeFrom && existsSync(script);
}

/**
 * Reads a plain HAR in two threads: one finds the entries, this one looks at them. The outcome is
 * that of a HarReader.
 */
export function readCut(path: string, events: HarEvents): Promise<HarSummary> {
  const reader = new CutReader(events);
  return takeCut(path, false, (cuttings) => reader.take(cuttings));
}

/**
 * Has another thread find the entries of a plain HAR; `take` gets each chunk's, and returns the
 * outcome behind the last one, null before.
 */
export async function takeCut<T>(
  path: string,
  withTapes: boolean,
  take: (cuttings: Cuttings) => T | null,
): Promise<T> {
  const taken = new SharedArrayBuffer(4);
  const count = new Int32Array(taken);
  const mostWaiting = 16;
  const tapes = withTapes
    ? Array.from(
        { length: mostWaiting + 1 },
        () => new Int32Array(new SharedArrayBuffer(tapesLength * 4)),
      )
    : [];
  const order: CutterOrder = { path, taken, blockSize, mostWaiting, tapes };
  // Only large files are read in two threads.
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(script, { workerData: order });
  return new Promise((done, failed) => {
    worker.on('error', failed);
    worker.on('exit', () => failed(new Error('The reading thread ended early.'))); // says nothing any more once the outcome is there
    worker.on('message', (cuttings: Cuttings) => {
      try {
        const outcome = take(cuttings);
        if (outcome !== null) done(outcome);
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
        void worker.terminate();
      }
      Atomics.add(count, 0, 1);
      Atomics.notify(count, 0);
    });
  });
}
