import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { HarCutter } from '../shared/har/cutting.ts';
import type { CutterOrder } from './cut-file.ts';

/** The thread that reads a large HAR and finds its entries; see cut-file.ts, which starts it. */
const { path, taken, blockSize, mostWaiting, tapes } = workerData as CutterOrder;
const done = new Int32Array(taken);
const cutter = new HarCutter();
const file = openSync(path, 'r');
for (let sent = 0; ; sent += 1) {
  for (let count = Atomics.load(done, 0); sent - count >= mostWaiting; count = Atomics.load(done, 0)) Atomics.wait(done, 0, count);
  const bytes = new Uint8Array(new SharedArrayBuffer(blockSize));
  const size = readSync(file, bytes);
  if (size === 0) break;
  parentPort?.postMessage(cutter.push(bytes.subarray(0, size), tapes[sent % tapes.length] ?? null));
}
closeSync(file);
parentPort?.postMessage(cutter.end());
