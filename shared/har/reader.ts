import type { Exchange } from '../exchange/exchange.ts';
import { exchangeOf } from './entry.ts';
import { EntryReader, type HarEvents, type HarSummary } from './entry-reader.ts';
import type { HarHead } from './head.ts';
import { plainExchange } from './lazy-exchange.ts';
import { Splitter } from './splitter.ts';
import { Unreadable } from './unreadable-input.ts';
import { say } from '../words/say.ts';

export { doctorNotes, type HarEvents, type HarSummary, type Skipped } from './entry-reader.ts';

/**
 * Reads a HAR as chunks of UTF-8 bytes of any size and hands out one Exchange after the other.
 * Never throws over its input.
 */
export class HarReader extends EntryReader {
  readonly #splitter: Splitter;

  constructor(events: HarEvents) {
    super(events);
    this.#splitter = new Splitter(this.cut);
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** Call once, behind the last chunk. `cut`: packed data ended early. */
  end(cut = false): HarSummary {
    this.#splitter.end();
    return this.summary(cut || this.#splitter.truncated, this.#splitter.places.found);
  }
}

/**
 * Refuses a file in which there is nothing to look at: it holds no list of requests, or ends before
 * the first of them does.
 */
export function refuseEmpty(summary: Omit<HarSummary, 'doctor' | 'allWell' | 'creator'>): void {
  const { found, truncated, entries, skipped } = summary;
  const isCut = truncated && entries === 0 && skipped.every(({ reason }) => reason === 'cut');
  if (isCut) throw new Unreadable(say('har.cutShort'));
  if (!found) throw new Unreadable(say('har.noList'));
}

/**
 * The one entry that stands in `chunks`, read back for somebody who looks at it; null where it
 * cannot be used any more.
 */
export async function readEntry(
  chunks: AsyncIterable<Uint8Array>,
  index: number,
  head: HarHead,
): Promise<Exchange | null> {
  const found: Exchange[] = [];
  const splitter = new Splitter({
    head: () => undefined,
    skipped: () => undefined,
    entry: (entry) => {
      const mapped = exchangeOf(entry, head);
      if ('exchange' in mapped) found.push(plainExchange(mapped.exchange, index));
    },
  });
  for await (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return found[0] ?? null;
}
