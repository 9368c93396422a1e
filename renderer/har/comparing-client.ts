import { say } from '../../shared/words/say.ts';
import type { Compared, ComparingRequest, FromComparingWorker, SaidWorking } from './comparing.ts';

interface ComparingListener {
  progress(bytes: number): void;
  done(compared: Compared, isSwapped: boolean): void;
  /** Nothing tells which of the two works: `say` does. */
  unsure(): void;
  /** One of the files cannot be read, null where it is not known which: one plain sentence. */
  failed(side: 'working' | 'broken' | null, message: string): void;
}

/** Two recordings that are being compared. */
export interface Comparing {
  /** Ends it early. */
  cancel(): void;
  /** After `unsure`: which of the two works. What was read of both is kept until then. */
  say(said: SaidWorking): void;
}

/** Compares two recordings in a worker of its own. */
export function compareRecordings(request: ComparingRequest, on: ComparingListener): Comparing {
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
        on.unsure();
        return;
      case 'failed':
        worker.terminate();
        on.failed(data.side, data.message);
        return;
    }
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    on.failed(null, say('file.stopped'));
  });
  worker.postMessage(request);
  return {
    cancel: () => {
      worker.terminate();
    },
    say: (said) => {
      worker.postMessage(said);
    },
  };
}
