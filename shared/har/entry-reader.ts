import type { Exchange } from '../exchange/exchange.ts';
import type { FailureMark } from '../exchange/failure-mark.ts';
import { HarDoctor } from './doctor.ts';
import { exchangeOf } from './entry.ts';
import { HarHead } from './head.ts';
import { say } from '../words/say.ts';
import type { SkipReason, SplitterEvents } from './splitter-events.ts';

export interface Skipped {
  readonly index: number;
  readonly reason: SkipReason;
}

export interface HarEvents {
  /**
   * `start` and `end` are offsets in the decoded file. What is kept longer than this call should be
   * a `plainExchange`.
   */
  exchange(exchange: Exchange, start: number, end: number): void;
  skipped?(skipped: Skipped): void;
  /** Comes right behind the exchange that the user said it after; a thousand of a file at most. */
  marked?(mark: FailureMark): void;
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
  /** Every answer says by its status that it went well; what is in it may say otherwise. */
  readonly allWell: boolean;
}

/**
 * What the file cannot tell, once it is known whether anything in it failed: a failure may stand in
 * an answer whose status says that all went well, or in what could not be read.
 */
export function doctorNotes(
  {
    doctor,
    allWell,
    truncated,
    skippedCount,
  }: Pick<HarSummary, 'doctor' | 'allWell' | 'truncated' | 'skippedCount'>,
  hasFailed: boolean,
): readonly string[] {
  if (!allWell || hasFailed) return doctor;
  const isInPart = truncated || skippedCount > 0;
  return [say(isInPart ? 'doctor.noFailureRead' : 'doctor.noFailure'), ...doctor];
}

/** Marks of one file that count; nobody presses a button more often. */
const mostMarks = 1000;

/** Makes exchanges of what was cut out of a HAR, wherever the cutting is done. */
export class EntryReader {
  entries = 0;
  skippedCount = 0;
  /** What stands beside the entries; `readEntry` needs it. */
  readonly head = new HarHead();
  /** Takes what was cut out, in the order of the file. */
  protected readonly cut: SplitterEvents;
  readonly #skipped: Skipped[] = [];
  #marks = 0;
  readonly #doctor = new HarDoctor();

  constructor(events: HarEvents) {
    const skip = (index: number, reason: SkipReason): void => {
      this.skippedCount += 1;
      if (this.#skipped.length < 10_000) this.#skipped.push({ index, reason });
      events.skipped?.({ index, reason });
    };
    this.cut = {
      head: (name, value) => this.head.take(name, value),
      skipped: skip,
      entry: (entry) => {
        const mapped = exchangeOf(entry, this.head);
        if ('reason' in mapped) return skip(entry.index, mapped.reason);
        this.entries += 1;
        this.#doctor.add(mapped.exchange);
        events.exchange(mapped.exchange, entry.start, entry.end);
        for (const at of mapped.marks) {
          this.#marks += 1;
          if (this.#marks <= mostMarks) events.marked?.({ index: mapped.exchange.index, at });
        }
      },
    };
  }

  protected summary(truncated: boolean, found: boolean): HarSummary {
    return {
      creator: this.head.creator,
      entries: this.entries,
      skipped: this.#skipped,
      skippedCount: this.skippedCount,
      truncated,
      found,
      doctor: this.#doctor.lines(this.head, truncated),
      allWell: this.#doctor.allWell,
    };
  }
}
