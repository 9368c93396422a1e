import { say } from '../../shared/words/say.ts';
import type { Compared, ComparingRequest, FromComparingWorker } from './comparing.ts';

interface ComparingListener {
  progress(bytes: number): void;
  done(compared: Compared, isSwapped: boolean): void;
  /** Nothing tells which of the two works. */
  unsure(): void;
  /** One of the files cannot be read: one plain sentence. */
  failed(message: string): void;
}

/** Compares two recordings in a worker of its own. Returns what ends it early. */
export function compareRecordings(request: ComparingRequest, on: ComparingListener): () => void {
  const worker = new Worker(new URL('./comparing-worker.ts', import.meta.url), {
    type: 'module',
    name: 'comparer',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<FromComparingWorker>) => {
    switch (data.type) {
      case 'progress':
        on.progress(data.bytes);
        return;
      case 'done':
        worker.terminate();
        on.done(data.compared, data.isSwapped);
        return;
      case 'unsure':
        worker.terminate();
        on.unsure();
        return;
      case 'failed':
        worker.terminate();
        on.failed(data.message);
        return;
    }
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    on.failed(say('file.stopped'));
  });
  worker.postMessage(request);
  return () => {
    worker.terminate();
  };
}
