import { type Filter } from '../../shared/filter/filter.ts';
import { allOf } from '../../shared/filter/line.ts';
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
  const tests: LineTest[] = [];
  if (problemsOnly) tests.push(({ problem }) => problem);
  if (types.length > 0) tests.push(({ row }) => types.includes(typeGroupOf(row.resourceType)));
  if (!filter.empty) tests.push(filter.matches);
  return tests.length === 0 ? null : allOf(tests);
}

/** Lines tested before the clock is looked at. */
const step = 512;

/**
 * Picks the lines that pass one test, a little at a time: very many take longer than the window may
 * stand still.
 */
export class LinePicker {
  readonly #test: LineTest | null;
  #lines: readonly RequestLine[] = [];
  /**
   * Of each line: not tested yet (0), out (1) or in (2). A live recording changes few lines, so most
   * answers hold for the next list, too.
   */
  #answers = new Uint8Array(0);
  #tested = 0;
  /** Of those that were tested. */
  #picked: RequestLine[] = [];

  constructor(test: LineTest | null) {
    this.#test = test;
  }

  /**
   * The lines that pass, in their order, the same array each time; null where `limit` (ms) was over
   * first: the next call goes on from there.
   */
  pick(lines: readonly RequestLine[], limit: number): readonly RequestLine[] | null {
    if (this.#test === null) return lines;
    if (lines !== this.#lines) this.#take(lines);
    const end = performance.now() + limit;
    while (this.#tested < lines.length) {
      this.#pickSome(this.#test);
      if (this.#tested < lines.length && performance.now() >= end) return null;
    }
    return this.#picked;
  }

  #pickSome(test: LineTest): void {
    const lines = this.#lines;
    const answers = this.#answers;
    const picked = this.#picked;
    const end = Math.min(this.#tested + step, lines.length);
    for (let at = this.#tested; at < end; at += 1) {
      const line = lines[at];
      if (line === undefined) continue;
      if (answers[at] === 0) answers[at] = test(line) ? 2 : 1;
      if (answers[at] === 2) picked.push(line);
    }
    this.#tested = end;
  }

  #take(lines: readonly RequestLine[]): void {
    const answers = new Uint8Array(lines.length);
    const same = Math.min(lines.length, this.#lines.length);
    for (let at = 0; at < same; at += 1)
      if (lines[at] === this.#lines[at]) answers[at] = this.#answers[at] ?? 0;
    this.#lines = lines;
    this.#answers = answers;
    this.#tested = 0;
    this.#picked = [];
  }
}
