import type { ByteView } from './byte-view.ts';
import type { RawEntry } from './raw-entry.ts';
import type { Tapes } from './tapes.ts';

/**
 * Why an element of the list of entries could not be used. Said in words by the sentences under
 * `har.skip`.
 */
export type SkipReason = 'noEntry' | 'noRequest' | 'noUrl' | 'large' | 'damaged' | 'cut';

/** What the splitter says of a file as it reads it. */
export interface SplitterEvents {
  entry(entry: RawEntry): void;
  /** Takes the place of `entry` where the bytes are parsed elsewhere; `longs` as in RawEntry. */
  unparsed?(
    index: number,
    start: number,
    end: number,
    bytes: ByteView,
    longs: readonly number[],
  ): void;
  /**
   * Takes the place of `entry` where it was read already, as strict JSON: `tape` tells where
   * everything stands in `bytes`, and `tapes` in the JSON inside its texts.
   */
  taped?(
    index: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    tape: Int32Array,
    tapes: Tapes,
  ): void;
  /** An element of the list could not be used. */
  skipped(index: number, reason: SkipReason): void;
  /** A member of `log` that is not the entries: creator, browser, version, comment, pages. */
  head(name: string, value: unknown): void;
}
