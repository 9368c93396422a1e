import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../../renderer/why/timeline.ts';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { exchange } from '../../main/journal/exchange.ts';

const row = (index: number, action: string | null, second: number) =>
  rowOf({ ...exchange(index, 400), action, startedAt: second * 1_000 });
const found = (title: string, entries: readonly number[]) =>
  ({ title, entries }) as Pick<Diagnosis, 'title' | 'entries'> as Diagnosis; // no more is read
const told = (items: ReturnType<typeof timelineOf>) =>
  items.map(
    ({ kind, action, failures }) =>
      `${kind} ${action ?? '–'}: ${failures.map(({ index }) => index).join()}`,
  );

describe('what the user did, and what failed', () => {
  it('puts each failure under the action before it, and leaves out actions by which nothing failed', () => {
    const rows = [
      row(0, 'Opened', 1),
      row(1, 'Clicked “Save”', 2),
      row(2, 'Clicked “Save”', 3),
      row(3, 'Clicked “List”', 9),
      row(4, null, 60),
    ];
    expect(
      told(timelineOf(rows, { diagnoses: [found('no', [1, 2]), found('gone', [4])] }, [])),
    ).toEqual(['action Clicked “Save”: 1,2', 'action –: 4']);
  });

  it('tells the same button pressed twice apart', () => {
    const rows = [row(0, 'Clicked “Save”', 1), row(1, 'Clicked “Save”', 30)];
    expect(told(timelineOf(rows, { diagnoses: [found('no', [0, 1])] }, []))).toEqual([
      'action Clicked “Save”: 0',
      'action Clicked “Save”: 1',
    ]);
  });

  it('shows “it failed now” where it was said', () => {
    const rows = [row(0, 'A', 1), row(5, 'B', 20)];
    const items = timelineOf(rows, { diagnoses: [found('no', [0, 5])] }, [
      { index: 7, at: 3 },
      { index: 2, at: 2 },
    ]);
    expect(told(items)).toEqual(['action A: 0', 'mark –: ', 'action B: 5', 'mark –: ']);
    expect(items.map(({ at }) => at)).toEqual([1_000, 2, 20_000, 3]);
  });
});
