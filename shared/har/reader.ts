import type { Exchange } from '../exchange.ts';
import { HarDoctor } from './doctor.ts';
import { exchangeOf } from './entry.ts';
import { HarHead } from './head.ts';
import { plainExchange } from './lazy-exchange.ts';
import { Splitter } from './splitter.ts';

export interface Skipped { readonly index: number; readonly reason: string }

export interface HarEvents {
  /** `start` and `end` are offsets in the decoded file. What is kept longer than this call should be a `plainExchange`. */
  exchange(exchange: Exchange, start: number, end: number): void;
  skipped?(skipped: Skipped): void;
}

/** What a file is and what it holds, once it was read. */
export interface HarSummary {
  /** Name and version of the program that wrote it, or null. */
  readonly creator: string | null;
  /** Entries that could be used. */
  readonly entries: number;
  /** The first ten thousand entries that could not, each with why. */
  readonly skipped: readonly Skipped[];
  readonly skippedCount: number;
  readonly truncated: boolean;
  /** False where there was no list of requests at all. */
  readonly found: boolean;
  /** What this file cannot tell, one line each, with what to ask the sender for. */
  readonly doctor: readonly string[];
}

/** Reads a HAR as chunks of UTF-8 bytes of any size and hands out one Exchange after the other. Never throws over its input. */
export class HarReader {
  entries = 0;
  skippedCount = 0;
  private readonly skipped: Skipped[] = [];
  /** What stands beside the entries; `readEntry` needs it. */
  readonly head = new HarHead();
  private readonly doctor = new HarDoctor();
  private readonly splitter: Splitter;

  constructor(events: HarEvents) {
    const skip = (index: number, reason: string): void => {
      this.skippedCount += 1;
      if (this.skipped.length < 10_000) this.skipped.push({ index, reason });
      events.skipped?.({ index, reason });
    };
    this.splitter = new Splitter({
      head: (name, value) => this.head.take(name, value),
      skipped: skip,
      entry: (entry) => {
        const mapped = exchangeOf(entry, this.head);
        if ('reason' in mapped) return skip(entry.index, mapped.reason);
        this.entries += 1;
        this.doctor.add(mapped.exchange);
        events.exchange(mapped.exchange, entry.start, entry.end);
      },
    });
  }

  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
  }

  /** Call once, behind the last chunk. `cut`: packed data ended early. */
  end(cut = false): HarSummary {
    this.splitter.end();
    const truncated = cut || this.splitter.truncated;
    return {
      creator: this.head.creator, entries: this.entries, skipped: this.skipped, skippedCount: this.skippedCount, truncated,
      found: this.splitter.places.found, doctor: this.doctor.lines(this.head, truncated),
    };
  }
}

/** What to tell the user of a file without a list of requests. */
export function noListMessage(truncated: boolean): string {
  return truncated
    ? 'This file ends before its first request: it was cut short. Ask for it to be saved and sent again.'
    : 'This file holds no list of requests. Ask for the file that "Export HAR" saves in the browser\'s Network tab.';
}

/** The one entry that stands in `chunks`, read back for somebody who looks at it; null where it cannot be used any more. */
export async function readEntry(chunks: AsyncIterable<Uint8Array>, index: number, head: HarHead): Promise<Exchange | null> {
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
