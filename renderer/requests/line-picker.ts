import { type Filter } from '../../shared/filter/filter.ts';
import { type RequestLine } from './lines.ts';
import type { TypeGroup } from '../store/request-view.ts';
import { typeGroupOf } from './types.ts';

export type LineTest = (line: RequestLine) => boolean;

/**
 * What the switch, the type buttons and the filter text let through; null where that is everything.
 */
export function lineTest(
  problemsOnly: boolean,
  types: readonly TypeGroup[],
  filter: Filter,
): LineTest | null {
  if (!problemsOnly && types.length === 0 && filter.empty) return null;
  return (line) =>
    (!problemsOnly || line.problem) &&
    (types.length === 0 || types.includes(typeGroupOf(line.row.resourceType))) &&
    filter.matches(line);
}

/** Lines tested before the clock is looked at. */
const step = 512;

/**
 * Picks the lines that pass one test, a little at a time: very many take longer than the window may
 * stand still.
 */
export class LinePicker {
  readonly #test: LineTest | null;
  /**
   * What was tested, and the answers. A live recording changes few lines, so most answers hold for
   * the next list, too.
   */
  #lines: readonly RequestLine[] = [];
  #answers: (boolean | undefined)[] = [];
  #tested = 0;
  /** What passed, once all lines were tested. */
  #picked: readonly RequestLine[] | null = null;

  constructor(test: LineTest | null) {
    this.#test = test;
  }

  /**
   * The lines that pass, in their order, the same array each time; null where `limit` (ms) was over
   * first: the next call goes on from there.
   */
  pick(lines: readonly RequestLine[], limit: number): readonly RequestLine[] | null {
    const test = this.#test;
    if (test === null) return lines;
    if (lines !== this.#lines) this.#take(lines);
    const end = performance.now() + limit;
    while (this.#tested < lines.length) {
      const line = lines[this.#tested];
      this.#answers[this.#tested] ??= line !== undefined && test(line);
      this.#tested += 1;
      if (this.#tested % step === 0 && performance.now() >= end) return null;
    }
    this.#picked ??= lines.filter((_, i) => this.#answers[i] === true);
    return this.#picked;
  }

  #take(lines: readonly RequestLine[]): void {
    this.#answers = lines.map((line, i) =>
      line === this.#lines[i] ? this.#answers[i] : undefined,
    );
    this.#lines = lines;
    this.#tested = 0;
    this.#picked = null;
  }
}
