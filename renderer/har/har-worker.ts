import '../../shared/basics/no-eval.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { cutBy } from './cutting.ts';
import { FileReading, loadEntry } from './file-reading.ts';
import { inflate, sourceOf } from './page-source.ts';
import type { FromWorker, ReadingOrder, ToWorker } from './reading.ts';

/** A worker that reads files and entries, so that the window stays free. */
const post = (message: FromWorker): void => self.postMessage(message);
/** What it read last: a packed file or a text, of which only this worker can give single exchanges. */
let reading: FileReading | null = null;

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void handle(event.data);
});

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'read': {
      reading = readingOf(message, post);
      return reading.run();
    }
    case 'load': {
      const { ticket, index, place } = message;
      const loading =
        place === null ? reading?.load(index) : loadEntry(sourceOf(place.input), index, place);
      const exchange = await (loading ?? Promise.resolve(null)).catch(() => null);
      return post({ type: 'loaded', ticket, exchange });
    }
    case 'review':
      return post({
        type: 'reviewed',
        ticket: message.ticket,
        result: await reviewOf(message),
      });
  }
}

/** What the causes make of the file; null where it can no longer be read. */
async function reviewOf(order: ReadingOrder): Promise<ReviewResult | null> {
  let result: ReviewResult | null = null;
  let isWhole = false;
  const note = (message: FromWorker): void => {
    if (message.type === 'result') result = message.result;
    if (message.type === 'done') isWhole = true;
  };
  await readingOf(order, note).run();
  return isWhole ? result : null;
}

function readingOf(
  { input, options, causes, cutter }: ReadingOrder,
  tell: (message: FromWorker) => void,
): FileReading {
  return new FileReading({
    source: sourceOf(input),
    inflate,
    cut: cutter === null ? null : cutBy(cutter),
    causes,
    options,
    post: tell,
    now: () => performance.now(),
  });
}
