import '../../shared/words/no-eval.ts';
import { comparisonOf } from '../../shared/compare/comparison.ts';
import { type Recording, readRecording } from '../../shared/compare/recording.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import type { ComparingRequest, FromComparingWorker } from './comparing.ts';
import { inflate, sourceOf } from './page-source.ts';
import type { ReadingInput } from './reading.ts';

const post = (message: FromComparingWorker): void => self.postMessage(message);
/** Milliseconds between two reports of progress. */
const progressEvery = 100;

self.addEventListener('message', (event: MessageEvent<ComparingRequest>) => {
  void compare(event.data);
});

/** Reads both files, one after the other, so that only one is unpacked at a time. */
async function compare({ working, broken, causes }: ComparingRequest): Promise<void> {
  let bytes = 0;
  let told = -Infinity;
  const read = (input: ReadingInput): Promise<Recording> =>
    readRecording(sourceOf(input), inflate, causes, (count) => {
      bytes += count;
      if (performance.now() - told < progressEvery) return;
      told = performance.now();
      post({ type: 'progress', bytes });
    });
  try {
    const comparison = comparisonOf(await read(working), await read(broken));
    post({ type: 'done', comparison });
  } catch (error) {
    const message = error instanceof Unreadable ? error.message : say('file.fault');
    post({ type: 'failed', message });
  }
}
