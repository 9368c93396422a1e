import './no-eval.ts';
import { knowledge } from '../knowledge.ts';
import { FileReading } from './file-reading.ts';
import { inflate, sourceOf } from './page-source.ts';
import type { FromWorker, ToWorker } from './reading.ts';

/** The worker: one file, read here so that the window stays free. */
let reading: FileReading | null = null;
const post = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void handle(event.data);
});

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'read') {
    reading = new FileReading({ source: sourceOf(message.input), inflate, causes: knowledge, options: message.options, post, now: () => performance.now() });
    return reading.run();
  }
  const exchange = await (reading?.load(message.index) ?? Promise.resolve(null)).catch(() => null);
  post({ type: 'loaded', ticket: message.ticket, exchange });
}
