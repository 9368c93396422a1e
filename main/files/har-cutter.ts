import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { HarCutter, isEmpty } from '../../shared/har/cutting.ts';
import type { CutterOrder } from './cutter-thread.ts';

/** The thread that reads a large HAR and finds its entries; see cutter-thread.ts, which starts it. */
const { path, taken, blockSize, mostWaiting, tapes } = workerData as CutterOrder;
const done = new Int32Array(taken);
const cutter = new HarCutter();
const file = openSync(path, 'r');
const fresh = (): Uint8Array => new Uint8Array(new SharedArrayBuffer(blockSize));
/**
 * Used in turn, one more than may wait: thousands of new ones would stay until the next collection,
 * 200 MB of them. Who asked for tapes copies the file as it goes, and needs every block.
 */
const blocks = tapes.length > 0 ? null : Array.from({ length: mostWaiting + 1 }, fresh);
for (let sent = 0; ;) {
  for (
    let count = Atomics.load(done, 0);
    sent - count >= mostWaiting;
    count = Atomics.load(done, 0)
  )
    Atomics.wait(done, 0, count);
  const bytes = blocks?.[sent % blocks.length] ?? fresh();
  const size = readSync(file, bytes);
  if (size === 0) break;
  const cuttings = cutter.push(bytes.subarray(0, size), tapes[sent % tapes.length] ?? null);
  if (blocks !== null) {
    cutter.release(bytes.buffer);
    if (isEmpty(cuttings)) continue; // the middle of a body of hundreds of megabytes
  }
  parentPort?.postMessage(cuttings);
  sent += 1;
}
closeSync(file);
parentPort?.postMessage(cutter.end());
