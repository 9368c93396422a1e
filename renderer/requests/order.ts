import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { ColumnId, Order } from '../store/request-view.ts';
import type { RequestLine } from './lines.ts';
import { orderByNumbers, ranksOfTexts } from './radix-order.ts';

/**
 * Lines in the asked order; null leaves them as they came. Equal ones keep their order; those
 * without a value stand last.
 */
export function sortLines(
  lines: readonly RequestLine[],
  order: Order | null,
): readonly RequestLine[] {
  if (order === null) return lines;
  const keys = keysOf(lines, order.column);
  const places = new Uint32Array(lines.length);
  const unknown: RequestLine[] = [];
  let known = 0;
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place];
    if (line !== undefined && Number.isNaN(keys[place])) unknown.push(line);
    else {
      places[known] = place;
      known += 1;
    }
  }
  orderByNumbers(places.subarray(0, known), keys, order.descending);
  const sorted = lines.slice();
  for (let at = 0; at < known; at += 1) {
    const line = lines[places[at] ?? 0];
    if (line !== undefined) sorted[at] = line;
  }
  for (const [at, line] of unknown.entries()) sorted[known + at] = line;
  return sorted;
}

/**
 * The keys by which lines were sorted, for each column: a number for each line, NaN where it has no
 * value. The other way round is asked for next, or a column that was asked for before.
 */
const kept = new WeakMap<readonly RequestLine[], Map<ColumnId, Float64Array>>();

function keysOf(lines: readonly RequestLine[], column: ColumnId): Float64Array {
  const known = kept.get(lines) ?? new Map<ColumnId, Float64Array>();
  kept.set(lines, known);
  const keys = known.get(column) ?? numbersOf(lines, columnValues[column]);
  known.set(column, keys);
  return keys;
}

/** What a column is sorted by; null and an empty text are no value. */
type ColumnValue =
  | { readonly kind: 'number'; readonly of: (row: ExchangeRow) => number | null }
  | {
      /** Of a `few` different texts each needs to be looked at once. */
      readonly kind: 'few' | 'many';
      readonly of: (row: ExchangeRow, meaning: string) => string | null;
    };

const started: ColumnValue = { kind: 'number', of: (row) => row.startedAt };

const columnValues: Readonly<Record<ColumnId, ColumnValue>> = {
  status: { kind: 'number', of: (row) => row.status ?? 0 },
  method: { kind: 'few', of: (row) => row.method },
  name: { kind: 'many', of: (row) => row.name },
  meaning: { kind: 'few', of: (_row, meaning) => meaning },
  type: { kind: 'few', of: (row) => row.resourceType },
  size: { kind: 'number', of: (row) => row.size },
  time: { kind: 'number', of: (row) => row.duration },
  started,
  waterfall: started,
  domain: { kind: 'few', of: (row) => row.domain },
  initiator: { kind: 'many', of: (row) => row.initiator },
  action: { kind: 'few', of: (row) => row.action },
};

function numbersOf(lines: readonly RequestLine[], { kind, of }: ColumnValue): Float64Array {
  if (kind === 'number') {
    const numbers = new Float64Array(lines.length);
    for (let place = 0; place < lines.length; place += 1) {
      const line = lines[place];
      const number = line === undefined ? null : of(line.row);
      numbers[place] = number !== null && Number.isFinite(number) ? number : NaN;
    }
    return numbers;
  }
  const texts = lines.map((line) => of(line.row, line.meaning) ?? '');
  return kind === 'few' ? ranksOfFew(texts) : ranksOfMany(texts);
}

/** The ranks of texts without regard to case, NaN for an empty one. */
function ranksOfMany(texts: readonly string[]): Float64Array {
  const ranks = ranksOfTexts(texts.map((text) => text.toLowerCase()));
  for (let place = 0; place < texts.length; place += 1) if (texts[place] === '') ranks[place] = NaN;
  return ranks;
}

/** As `ranksOfMany`. */
function ranksOfFew(texts: readonly string[]): Float64Array {
  const known = new Map<string, number>();
  const numbers = new Float64Array(texts.length);
  for (let place = 0; place < texts.length; place += 1) {
    const text = texts[place] ?? '';
    let number = known.get(text);
    if (number === undefined) {
      number = known.size;
      known.set(text, number);
    }
    numbers[place] = number;
  }
  const ranks = ranksOfMany([...known.keys()]);
  return numbers.map((number) => ranks[number] ?? NaN);
}
