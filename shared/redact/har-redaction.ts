import { exchangeOf } from '../har/entry.ts';
import { HarHead } from '../har/head.ts';
import type { RawEntry } from '../har/raw-entry.ts';
import type { Skipped } from '../har/reader.ts';
import { Splitter } from '../har/splitter.ts';
import type { Leak, Redactor } from './redactor.ts';
import { wholeEntry } from './whole-entry.ts';

/** What a HAR held, and what of it goes on. */
export interface Redacted {
  readonly entries: number;
  /** The first ten thousand entries that could not be used, each with why. */
  readonly skipped: readonly Skipped[];
  /** False where there was no list of requests at all. */
  readonly found: boolean;
  readonly truncated: boolean;
}

/** A redacted HAR must not be written: a secret was found in it. `entry` counts from 0; null: in what stands before the entries. */
export class LeakFound extends Error {
  override readonly name = 'LeakFound';

  constructor(leaks: readonly Leak[], entry: number | null) {
    const place = entry === null ? 'the pages or the creator' : `entry ${entry}`;
    super(`Nothing was written: the check found a ${leaks.map((leak) => leak.kind).join(' and a ')} that still stands in ${place}. Take this request out of the file, and try again.`);
  }
}

/**
 * First pass over a HAR, as chunks of UTF-8 bytes of any size: each entry comes out as one line of JSON, redacted by place. Copies of
 * values that are met later may still stand in it: every line must go through `finished`.
 */
export class HarRedaction {
  readonly #redactor: Redactor;
  readonly #splitter: Splitter;
  readonly #head = new HarHead();
  readonly #log: Record<string, unknown> = {};
  readonly #skipped: Skipped[] = [];
  #entries = 0;

  constructor(redactor: Redactor, line: (json: string) => void) {
    this.#redactor = redactor;
    const skip = (index: number, reason: string): void => {
      if (this.#skipped.length < 10_000) this.#skipped.push({ index, reason });
    };
    this.#splitter = new Splitter({
      head: (name, value) => {
        this.#head.take(name, value);
        this.#log[name] = value;
      },
      skipped: skip,
      entry: (raw: RawEntry) => {
        const mapped = exchangeOf(raw, this.#head);
        if ('reason' in mapped) return skip(raw.index, mapped.reason);
        this.#entries += 1;
        line(JSON.stringify(redactor.entry(wholeEntry(raw))));
      },
    });
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** Call once, behind the last chunk. */
  end(cut = false): Redacted {
    this.#splitter.end();
    this.#redactor.head(this.#log);
    return { entries: this.#entries, skipped: this.#skipped, found: this.#splitter.places.found, truncated: cut || this.#splitter.truncated };
  }

  /** The finished beginning of the file, up to the list of entries. @throws LeakFound */
  beginning(): string {
    const log = { version: '1.2', creator: { name: 'unknown', version: '' }, ...this.#redactor.head(this.#log) };
    return `{"log":${this.#sealed(JSON.stringify(log), null).slice(0, -1)},"entries":[\n`;
  }

  /** One entry as it may leave; `entry` counts from 0. @throws LeakFound */
  finished(line: string, entry: number): string {
    return this.#sealed(line, entry);
  }

  #sealed(json: string, entry: number | null): string {
    const sealed = this.#redactor.seal(json);
    // What was not touched has just been searched.
    const leaks = sealed === json ? [] : this.#redactor.leaksIn(sealed);
    if (leaks.length > 0) throw new LeakFound(leaks, entry);
    return sealed;
  }
}

/** Behind the last entry. */
export const harEnd = '\n]}}\n';
