import '../../shared/words/no-eval.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { cutBy } from './cutting.ts';
import { FileReading } from './file-reading.ts';
import { inflate, sourceOf } from './page-source.ts';
import type { FromWorker, ToWorker } from './reading.ts';

type ToRead = Extract<ToWorker, { readonly type: 'read' }>;
/** What is another each time that the file is read. */
type CausesAndCutter = Pick<ToRead, 'causes' | 'cutter'>;

/** The worker: one file, read here so that the window stays free. */
let reading: FileReading | null = null;
let request: ToRead | null = null;
const post = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void handle(event.data);
});

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'read': {
      request = message;
      reading = readingOf(message, message, post);
      return reading.run();
    }
    case 'load': {
      const exchange = await (reading?.load(message.index) ?? Promise.resolve(null)).catch(
        () => null,
      );
      return post({ type: 'loaded', ticket: message.ticket, exchange });
    }
    case 'review':
      return post({
        type: 'reviewed',
        ticket: message.ticket,
        result: await reviewAgain(message),
      });
  }
}

/**
 * Bodies are not kept, so other causes need the file once more. null where it can no longer be
 * read.
 */
async function reviewAgain(again: CausesAndCutter): Promise<ReviewResult | null> {
  let result: ReviewResult | null = null;
  let isWhole = false;
  const note = (message: FromWorker): void => {
    if (message.type === 'result') result = message.result;
    if (message.type === 'done') isWhole = true;
  };
  if (request !== null) await readingOf(request, again, note).run();
  return isWhole ? result : null;
}

function readingOf(
  { input, options }: ToRead,
  { causes, cutter }: CausesAndCutter,
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
