import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { type ExchangeRow, rowOf } from '../../shared/exchange/row.ts';
import type { Review, ReviewOptions } from '../../shared/rules/review.ts';
import { withRuns } from '../../shared/rules/runs.ts';

/**
 * Live exchanges as they grow: the whole of each, their rows in order of appearance, and a review
 * that is fed as they come.
 */
export interface Recording {
  add(exchanges: readonly Exchange[]): void;
  /** A new array after each change. */
  rows(): readonly ExchangeRow[];
  /** undefined where no exchange has that index. */
  exchange(index: number): Exchange | undefined;
  readonly failureCount: number;
  /** Derived when asked for, and kept until the next change. */
  review(): ReviewResult;
  /** Exchange.index after which the user said "it failed now". */
  setMarks(marks: readonly number[]): void;
  /** The addresses that count as Halo's from now on. */
  setOrigins(origins: readonly string[]): void;
  /** Starts the review anew, because other causes count from now on. */
  renew(): void;
  /** What another review makes of all exchanges; the recording's own stays. */
  reviewBy(make: (options: ReviewOptions) => Review): ReviewResult;
}

/** Characters of answers that the window holds; main has them all on disk. */
const mostHeld = 60_000_000;

/**
 * `makeReview` starts an empty review; it is started anew, with all exchanges, when marks or
 * origins change.
 */
export function createRecording(
  makeReview: (options: ReviewOptions) => Review,
  most = mostHeld,
): Recording {
  const exchanges = new Map<number, Exchange>();
  let rows: readonly ExchangeRow[] = [];
  /** Not merged into `rows` yet: that costs a copy of all. */
  let changed: ExchangeRow[] = [];
  let origins: readonly string[] = [];
  let marks: readonly number[] = [];
  let review = makeReview({});
  let result: ReviewResult | null = null;
  let held = 0;

  const keep = (exchange: Exchange) => {
    held += contentOf(exchange) - contentOf(exchanges.get(exchange.index));
    exchanges.set(exchange.index, exchange);
  };
  /**
   * Lets go of the oldest contents that no diagnosis needs; they are asked for again when someone
   * looks at them.
   */
  const letGo = () => {
    const needed = new Set(review.result().diagnoses.flatMap(({ entries }) => entries));
    for (const exchange of exchanges.values()) {
      if (held <= most * 0.8) return;
      if (contentOf(exchange) > 0 && !needed.has(exchange.index)) keep(withoutContent(exchange));
    }
  };
  const rowsNow = () => {
    if (changed.length > 0) rows = mergeRows(rows, changed);
    changed = [];
    return rows;
  };
  const startAnew = () => {
    review = makeReview({ haloOrigins: origins, marks });
    for (const exchange of exchanges.values()) review.add(exchange);
    result = null;
  };
  return {
    add(batch) {
      if (batch.length === 0) return;
      for (const exchange of batch) {
        keep(exchange);
        review.add(exchange);
      }
      for (const exchange of batch) changed.push(withRuns(rowOf(exchange), exchange));
      if (held > most) letGo();
      result = null;
    },
    rows: rowsNow,
    exchange: (index) => exchanges.get(index),
    get failureCount() {
      return review.failureCount;
    },
    review() {
      result ??= review.result();
      return result;
    },
    setMarks(next) {
      if (next.join() === marks.join()) return;
      marks = next;
      startAnew();
    },
    renew: startAnew,
    reviewBy(make) {
      const other = make({ haloOrigins: origins, marks });
      for (const exchange of exchanges.values()) other.add(exchange);
      return other.result();
    },
    setOrigins(next) {
      if (next.join() === origins.join()) return;
      origins = next;
      startAnew();
    },
  };
}

function contentOf(exchange: Exchange | undefined): number {
  const body = exchange?.response?.body;
  return (body?.text?.length ?? 0) + (body?.base64?.length ?? 0);
}

function withoutContent(exchange: Exchange): Exchange {
  const { response } = exchange;
  return response === null
    ? exchange
    : {
        ...exchange,
        response: {
          ...response,
          body: { ...response.body, text: null, base64: null, truncated: true },
        },
      };
}

/**
 * Rows in order of index; a row that is there already is replaced. What changes is nearly always at
 * the end, so the rest is copied as it is.
 */
export function mergeRows(
  rows: readonly ExchangeRow[],
  changed: readonly ExchangeRow[],
): readonly ExchangeRow[] {
  const latest = new Map(changed.map((row) => [row.index, row]));
  const first = changed.reduce((least, { index }) => Math.min(least, index), Infinity);
  const from = placeOf(rows, first);
  const tail = rows.slice(from).filter(({ index }) => !latest.has(index));
  const merged = [...tail, ...latest.values()].sort((left, right) => left.index - right.index);
  return rows.slice(0, from).concat(merged);
}

/** Where the rows of this index and of those after it begin. */
function placeOf(rows: readonly ExchangeRow[], index: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.index ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
