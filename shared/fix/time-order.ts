import type { ExchangeRow } from '../exchange/row.ts';

type Begun = Pick<ExchangeRow, 'index' | 'startedAt'>;

/**
 * True where `row` began behind `other`. A file may list its requests in any order, so their time
 * decides, and their place only where no time tells them apart.
 */
export function beganAfter(row: Begun, other: Begun): boolean {
  return row.startedAt === null || other.startedAt === null || row.startedAt === other.startedAt
    ? row.index > other.index
    : row.startedAt > other.startedAt;
}

/** In the order in which they began. One without a time stays behind the one it is listed behind. */
export function inTimeOrder<T extends Begun>(rows: readonly T[]): readonly T[] {
  let latest = -Infinity;
  let isSorted = true;
  const timed = rows.map((row) => {
    const before = latest;
    latest = row.startedAt ?? latest;
    isSorted &&= latest >= before;
    return { row, time: latest };
  });
  if (isSorted) return rows;
  return timed.toSorted((one, other) => one.time - other.time).map(({ row }) => row);
}
