import '../../shared/basics/no-eval.ts';
import {
  comparisonOf,
  comparisonWithProofs,
  explanationOf,
} from '../../shared/compare/comparison.ts';
import { readRecording, type ReadRecording } from '../../shared/compare/recording.ts';
import { whichWorks } from '../../shared/compare/which-works.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import type { ComparingRequest, FromComparingWorker, SaidWorking } from './comparing.ts';
import { inflate, sourceOf } from './page-source.ts';
import type { ReadingInput } from './reading.ts';

const post = (message: FromComparingWorker): void => self.postMessage(message);
/** Milliseconds between two reports of progress. */
const progressEvery = 100;

type Both = readonly [asked: ReadRecording, against: ReadRecording];

/** What is being read now. */
let reading: 'working' | 'broken' | null = null;
/** What was read where nothing told which of the two works. */
let unsorted: Both | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ComparingRequest | SaidWorking>) => {
  void answer(data);
});

async function answer(message: ComparingRequest | SaidWorking): Promise<void> {
  try {
    if (!('isSwapped' in message)) await compare(message);
    else if (unsorted !== null) await postCompared(unsorted, message.isSwapped);
  } catch (error) {
    const text = error instanceof Unreadable ? error.message : say('file.fault');
    post({ type: 'failed', side: reading, message: text });
  }
}

/** Reads both files, one after the other, so that only one is unpacked at a time. */
async function compare({ working, broken, isUnsorted, causes }: ComparingRequest): Promise<void> {
  let bytes = 0;
  let told = -Infinity;
  const read = async (input: ReadingInput): Promise<ReadRecording> => {
    const source = sourceOf(input);
    try {
      return await readRecording(source, inflate, causes, (count) => {
        bytes += count;
        if (performance.now() - told < progressEvery) return;
        told = performance.now();
        post({ type: 'progress', bytes });
      });
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      const why = say('file.fault');
      throw new Unreadable(say('compare.unreadable', { name: source.name, why }));
    }
  };
  reading = 'working';
  const asked = await read(working);
  reading = 'broken';
  const both = [asked, await read(broken)] as const;
  reading = null;
  const works = isUnsorted ? whichWorks(...both) : 'one';
  if (works !== null) await postCompared(both, works === 'other');
  else if (!isAnyComparable(both)) await postCompared(both, false);
  else {
    unsorted = both;
    post({ type: 'unsure' });
  }
}

/** Nobody has to say which one works of two that have nothing to do with each other. */
const isAnyComparable = ([one, other]: Both): boolean =>
  comparisonOf(one, other).comparable || comparisonOf(other, one).comparable;

async function postCompared([asked, against]: Both, isSwapped: boolean): Promise<void> {
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
}

/** What cannot be read back is no proof, and no reason to say nothing. */
const loaded = (recording: ReadRecording, index: number | null): Promise<Exchange | null> =>
  index === null ? Promise.resolve(null) : recording.load(index).catch(() => null);
