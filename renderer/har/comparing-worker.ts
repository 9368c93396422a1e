import '../../shared/basics/no-eval.ts';
import { comparisonWithProofs, explanationOf } from '../../shared/compare/comparison.ts';
import { readRecording, type ReadRecording } from '../../shared/compare/recording.ts';
import { whichWorks } from '../../shared/compare/which-works.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
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
async function compare({ working, broken, isUnsorted, causes }: ComparingRequest): Promise<void> {
  let bytes = 0;
  let told = -Infinity;
  const read = (input: ReadingInput): Promise<ReadRecording> =>
    readRecording(sourceOf(input), inflate, causes, (count) => {
      bytes += count;
      if (performance.now() - told < progressEvery) return;
      told = performance.now();
      post({ type: 'progress', bytes });
    });
  try {
    const asked = await read(working);
    const against = await read(broken);
    const works = isUnsorted ? whichWorks(asked, against) : 'one';
    if (works === null) {
      post({ type: 'unsure' });
      return;
    }
    const isSwapped = works === 'other';
    const [one, other] = isSwapped ? [against, asked] : [asked, against];
    const { comparison, proofs } = comparisonWithProofs(one, other);
    const { first } = comparison;
    const compared = {
      comparison,
      proofs,
      diagnosis: explanationOf(comparison, other),
      exchanges: {
        working: await loaded(one, first?.working ?? null),
        broken: await loaded(other, first?.broken ?? null),
      },
    };
    post({ type: 'done', compared, isSwapped });
  } catch (error) {
    const message = error instanceof Unreadable ? error.message : say('file.fault');
    post({ type: 'failed', message });
  }
}

/** What cannot be read back is no proof, and no reason to say nothing. */
const loaded = (recording: ReadRecording, index: number | null): Promise<Exchange | null> =>
  index === null ? Promise.resolve(null) : recording.load(index).catch(() => null);
