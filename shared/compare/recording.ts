import type { ByteSource, Inflate } from '../har/byte-source.ts';
import { HarReader, readEntry, refuseEmpty } from '../har/reader.ts';
import { type OpenedSource, openSource, partOf } from '../har/source.ts';
import { Unreadable } from '../har/unreadable-input.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ReviewResult } from '../rules/diagnosis.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { createReview } from '../rules/review.ts';
import { say } from '../words/say.ts';
import { SiteGatherer } from './site.ts';
import { type Step, stepOf } from './step.ts';
import { type Surroundings, SurroundingsGatherer } from './surroundings.ts';

/** One of two recordings, as far as it is compared: no bodies, no ids, no values. */
export interface Recording {
  readonly steps: readonly Step[];
  /** The origin that is its Halo; '' where it has none. */
  readonly site: string;
  readonly surroundings: Surroundings;
  readonly review: Pick<ReviewResult, 'diagnoses' | 'halo' | 'suspicions' | 'setAsideEntries'>;
}

/** Answers to one method and route that are looked into. */
const mostRead = 200;

/** Gathers a recording, one exchange at a time. */
export class RecordingGatherer {
  readonly #steps: Step[] = [];
  readonly #read = new Map<string, number>();
  readonly #site = new SiteGatherer();
  readonly #surroundings = new SurroundingsGatherer();

  add(exchange: Exchange): void {
    const step = stepOf(exchange, this.#mayRead);
    if (step !== null) this.#steps.push(step);
    this.#site.add(exchange.request.url);
    this.#surroundings.add(exchange);
  }

  readonly #mayRead = (route: string): boolean => {
    const read = this.#read.get(route) ?? 0;
    this.#read.set(route, read + 1);
    return read < mostRead;
  };

  result(review: Recording['review']): Recording {
    const site = this.#site.result();
    return {
      steps: this.#steps,
      site,
      surroundings: this.#surroundings.result(site),
      review,
    };
  }
}

/** A recording that was read from a file, which single exchanges can be read back from. */
export interface ReadRecording extends Recording {
  /** False where it ends early, or an entry of it could not be read. */
  readonly isWhole: boolean;
  /** `index`: Exchange.index; null where it cannot be read back. */
  load(index: number): Promise<Exchange | null>;
}

/**
 * Reads a HAR once, from first byte to last. `read`: hears how many bytes came. @throws Unreadable
 * with the file's name, where it is no HAR
 */
export async function readRecording(
  source: ByteSource,
  inflate: Inflate,
  causes: readonly LoadedCause[],
  read: (bytes: number) => void = () => undefined,
): Promise<ReadRecording> {
  try {
    return await readWhole(await openSource(source, inflate), { source, causes, read });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(say('compare.unreadable', { name: source.name, why: error.message }));
  }
}

interface Asked {
  readonly source: ByteSource;
  readonly causes: readonly LoadedCause[];
  readonly read: (bytes: number) => void;
}

async function readWhole(
  opened: OpenedSource,
  { source, causes, read }: Asked,
): Promise<ReadRecording> {
  if (opened.kind === 'text') throw new Unreadable(say('compare.harOnly'));
  const gatherer = new RecordingGatherer();
  const review = createReview(causes);
  const places: (readonly [start: number, end: number])[] = [];
  const reader = new HarReader({
    exchange(exchange, start, end) {
      places[exchange.index] = [start, end];
      gatherer.add(exchange);
      review.add(exchange);
    },
  });
  let cut = false;
  const bytes = opened.bytes(() => {
    cut = true;
  });
  for await (const chunk of bytes) {
    reader.push(chunk);
    read(chunk.length);
  }
  const summary = reader.end(cut);
  refuseEmpty(summary);
  return {
    ...gatherer.result(review.result()),
    isWhole: !summary.truncated && summary.skipped.length === 0,
    load(index) {
      const [start, end] = places[index] ?? [0, 0];
      if (end === 0) return Promise.resolve(null);
      const chunks = opened.plain
        ? source.stream(start, end)
        : partOf(
            opened.bytes(() => undefined),
            start,
            end,
          );
      return readEntry(chunks, index, reader.head);
    },
  };
}
