import { describe, expect, it } from 'vitest';
import { foldLines } from '../../../../renderer/requests/folds.ts';
import type { RequestLine } from '../../../../renderer/requests/lines.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { exchange } from '../build.ts';

const line = (index: number, change: Partial<RequestLine> = {}, status = 429): RequestLine => ({
  row: rowOf(exchange(index, { status })),
  kind: 'refused',
  meaning: 'Xero takes no more',
  diagnosis: null,
  suspicion: null,
  cause: null,
  problem: true,
  setAside: false,
  headerNames: null,
  text: '',
  ...change,
});
const none = new Set<number>();
const shown = (...asked: Parameters<typeof foldLines>) => {
  const { lines, folds } = foldLines(...asked);
  return lines.map((one) => [one.row.index, folds.get(one)?.count ?? 1]);
};

describe('identical failures', () => {
  const many = Array.from({ length: 36 }, (_, index) => line(index));

  it('are one row, for which the chosen one stands, else the last', () => {
    expect(shown(many, none, null)).toEqual([[35, 36]]);
    expect(shown(many, none, 7)).toEqual([[7, 36]]);
    expect(shown(many, none, 99)).toEqual([[35, 36]]);
  });

  it('are all there once they are opened, also when more come', () => {
    const opened = new Set([0]);
    expect(shown(many, opened, null)).toHaveLength(36);
    expect(shown([...many, line(36)], opened, null)[0]).toEqual([0, 37]);
    expect(shown([...many, line(36)].toReversed(), opened, null)).toHaveLength(37);
  });

  it('are no run where another stands between, or where they differ', () => {
    const lines = [
      line(0),
      line(1, { meaning: 'Something else' }),
      line(2),
      line(3, {}, 400),
      line(4),
    ];
    expect(shown(lines, none, null)).toHaveLength(5);
  });

  it('fold alone: what worked, or was set aside, keeps its rows', () => {
    const fine = [0, 1, 2].map((index) => line(index, { problem: false }, 200));
    expect(shown([...fine, line(3), line(4)], none, null)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [4, 2],
    ]);
    expect(shown([], none, null)).toEqual([]);
  });
});
