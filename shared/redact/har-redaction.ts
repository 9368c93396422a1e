import type { ByteView } from '../har/byte-view.ts';
import type { Skipped } from '../har/entry-reader.ts';
import type { SkipReason, SplitterEvents } from '../har/splitter-events.ts';
import { RawEntry } from '../har/raw-entry.ts';
import { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { Tapes } from '../har/tapes.ts';
import type { Leak, Redactor } from './redactor.ts';
import { wholeEntry } from './whole-entry.ts';

/** What a HAR held, and what of it goes on. */
export interface RedactedHar {
  readonly entries: number;
  /** The first ten thousand entries that could not be used, each with why. */
  readonly skipped: readonly Skipped[];
  /** False where there was no list of requests at all. */
  readonly found: boolean;
  readonly truncated: boolean;
}

/**
 * A redacted HAR must not be written: a secret was found in it. `entry` counts from 0; null: in
 * what stands before the entries.
 */
export class LeakFound extends Error {
  override readonly name = 'LeakFound';

  constructor(leaks: readonly Leak[], entry: number | null) {
    const place = entry === null ? 'the pages or the creator' : `entry ${entry}`;
    super(
      `Nothing was written: the check found a ${leaks.map((leak) => leak.kind).join(' and a ')} that still stands in ${place}. Take this request out of the file, and try again.`,
    );
  }
}

/**
 * First pass over a HAR: each entry comes out as JSON bytes, redacted by place and otherwise as it
 * was written. Copies of values that are met later may still stand in it: every piece must go
 * through `finished`.
 */
export class HarRedaction implements SplitterEvents {
  readonly #redactor: Redactor;
  readonly #rewrite = new JsonRewrite();
  readonly #write: (json: Uint8Array) => void;
  readonly #log: Record<string, unknown> = {};
  readonly #skipped: Skipped[] = [];
  #entries = 0;

  /** `write` takes the bytes before it returns: their memory is used again. */
  constructor(redactor: Redactor, write: (json: Uint8Array) => void) {
    this.#redactor = redactor;
    this.#write = write;
  }

  head(name: string, value: unknown): void {
    this.#log[name] = value;
  }

  /** What the user says with the file stands before the file's own comment. Call before `end`. */
  addComment(words: string): void {
    const own = this.#log['comment'];
    this.#log['comment'] = typeof own === 'string' && own !== '' ? `${words}\n\n${own}` : words;
  }

  skipped(index: number, reason: SkipReason): void {
    // Nothing comes behind an entry that the file ends in.
    if (reason !== 'cut') this.#write(leftOut);
    if (this.#skipped.length < 10_000) this.#skipped.push({ index, reason });
  }

  entry(): void {
    // All entries come unparsed.
  }

  unparsed(
    index: number,
    start: number,
    end: number,
    view: ByteView,
    longs: readonly number[],
  ): void {
    const rewrite = this.#rewrite;
    const bytes = view.slice(start, end);
    // What the splitter dropped from the middle of a very long string is missing.
    if (bytes.length < end - start || !rewrite.open(bytes, 0, bytes.length)) {
      const mended = mendedEntry(index, start, end, view, longs);
      if (mended === null || !rewrite.openText(mended)) return this.skipped(index, 'damaged');
    }
    this.#redact(index);
  }

  taped(
    index: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    tape: Int32Array,
    tapes: Tapes,
  ): void {
    this.#rewrite.openTape(bytes, from, to, tape, tapes);
    this.#redact(index);
  }

  /** Call once, behind the last entry. `found`: there was a list of entries. */
  end(truncated: boolean, found: boolean): RedactedHar {
    this.#redactor.json(JSON.stringify(this.#log));
    return {
      entries: this.#entries,
      skipped: this.#skipped,
      found: found || this.#entries > 0,
      truncated,
    };
  }

  /** The finished beginning of the file, up to the list of entries. @throws LeakFound */
  beginning(): string {
    const log = JSON.stringify({
      version: '1.2',
      creator: { name: 'unknown', version: '' },
      ...this.#log,
    });
    return `{"log":${this.#sealed(this.#redactor.json(log), null).slice(0, -1)},"entries":[\n`;
  }

  /** True where this part of the file may leave as it is. */
  isFinished(json: Uint8Array): boolean {
    return this.#redactor.isSealed(json);
  }

  /** One entry as it may leave; `entry` counts from 0. @throws LeakFound */
  finished(json: string, entry: number): string {
    return this.#sealed(json, entry);
  }

  #redact(index: number): void {
    const rewrite = this.#rewrite;
    const reason = unusable(rewrite);
    if (reason !== null) return this.skipped(index, reason);
    this.#entries += 1;
    this.#redactor.entry(rewrite);
    this.#write(rewrite.close());
  }

  #sealed(json: string, entry: number | null): string {
    const sealed = this.#redactor.seal(json);
    // What was not touched has just been searched.
    const leaks = sealed === json ? [] : this.#redactor.leaksIn(sealed);
    if (leaks.length > 0) throw new LeakFound(leaks, entry);
    return sealed;
  }
}

/**
 * An entry that is nearly JSON, or that is only held in part, as the reader sees it; null where
 * nobody can read it.
 */
function mendedEntry(
  index: number,
  start: number,
  end: number,
  view: ByteView,
  longs: readonly number[],
): string | null {
  try {
    return JSON.stringify(wholeEntry(new RawEntry(index, start, end, view, longs)));
  } catch {
    return null;
  }
}

/** Why the reader takes this for no request (see exchangeOf); null where it is one. */
function unusable(rewrite: JsonRewrite): SkipReason | null {
  if (rewrite.tape.kind(0) !== token.object) return 'noEntry';
  const request = rewrite.member(0, 'request');
  if (request === null || rewrite.tape.kind(request) > token.array) return 'noRequest';
  const url = rewrite.member(request, 'url');
  return url === null || rewrite.tape.kind(url) !== token.string || rewrite.isBlank(url)
    ? 'noUrl'
    : null;
}

/**
 * Stands for an entry that could not be used, so that all others keep their numbers. A reader finds
 * no request in it, as before.
 */
const leftOut = new TextEncoder().encode('{"comment":"left out: this entry could not be read"}');

/** Between two entries, and behind the last one. */
export const harComma = ',\n';
export const harEnd = '\n]}}\n';
