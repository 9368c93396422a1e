import { describe, expect, it } from 'vitest';
import { type Moment, timelineOf } from '../../../../renderer/why/timeline.ts';
import { emptyReview, type ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosis } from '../build.ts';
import { exchange } from '../../main/journal/exchange.ts';

const row = (index: number, action: string | null, second: number, status = 400) =>
  rowOf({ ...exchange(index, status), action, startedAt: second * 1_000 });
const found = (title: string, entries: readonly number[]) =>
  diagnosis({ cause: title, title, entries });
const told = (
  rows: Parameters<typeof timelineOf>[0],
  review: Partial<ReviewResult>,
  marks: Parameters<typeof timelineOf>[2] = [],
) => timelineOf(rows, { ...emptyReview, ...review }, marks).map(inWords);
const inWords = ({ kind, action, times, outcomes, waiting, left, ...said }: Moment) =>
  [
    `${action ?? kind}${times > 1 ? ` x${times}` : ''}:`,
    ...outcomes.map(
      (one) => `${one.diagnosis.title} ${one.requests.map(({ index }) => index).join()}`,
    ),
    ...(waiting > 0 ? ['waits'] : []),
    ...(left > 0 ? ['left'] : []),
    ...(said.doubtful > 0 ? ['doubtful'] : []),
    ...(said.aside > 0 ? ['aside'] : []),
    ...(said.harmless > 0 ? ['harmless'] : []),
  ].join(' ');

describe('what was done, and what came of it', () => {
  it('has the latest on top, with what failed by it, and what worked as well', () => {
    const rows = [
      row(0, 'Opened', 1),
      row(1, 'Clicked “Save”', 2),
      row(2, 'Clicked “Save”', 3),
      row(3, 'Clicked “List”', 9),
    ];
    expect(told(rows, { diagnoses: [found('no', [1, 2])] })).toEqual([
      'Clicked “List”:',
      'Clicked “Save”: no 1,2',
      'Opened:',
    ]);
  });

  it('counts two presses of one button, however soon the second came', () => {
    const pressed = (index: number, second: number, actionAt: number) => ({
      ...row(index, 'Clicked “Save”', second),
      actionAt,
    });
    const rows = [pressed(0, 2, 1_900), pressed(1, 3, 1_900), pressed(2, 4, 3_900)];
    expect(told(rows, { diagnoses: [found('no', [0, 1, 2])] })).toEqual([
      'Clicked “Save” x2: no 0,1,2',
    ]);
    expect(told(rows, { diagnoses: [found('no', [2])] })).toEqual([
      'Clicked “Save”: no 2',
      'Clicked “Save”:',
    ]);
  });

  it('calls what Halo asks by itself no doing of whoever pressed something just before', () => {
    const url = 'https://acme.halopsa.com/api/OnlineStatus';
    const rows = [row(0, 'Clicked “Assets”', 1), { ...row(1, 'Clicked “Assets”', 2), url }];
    expect(told(rows, { diagnoses: [found('down', [0]), found('poll', [1])] })).toEqual([
      'Clicked “Assets”: down 0',
      'background: poll 1',
    ]);
    // Nothing came of the press, and it was pressed all the same.
    expect(told(rows.slice(1), { diagnoses: [found('poll', [1])] })).toEqual([
      'Clicked “Assets”:',
      'background: poll 1',
    ]);
  });

  it('puts what failed in the background last, however late it was', () => {
    const rows = [row(0, null, 1), row(1, 'Clicked “Save”', 2), row(2, null, 60)];
    expect(told(rows, { diagnoses: [found('polling', [0, 2]), found('no', [1])] })).toEqual([
      'Clicked “Save”: no 1',
      'background: polling 0,2',
    ]);
  });

  it('folds the same thing done again where the same came of it, with all of its requests', () => {
    const rows = [
      row(0, 'Clicked “Save”', 1),
      row(1, 'Clicked “Save”', 30),
      row(2, 'Clicked “Save”', 60),
      row(3, 'Clicked “List”', 70),
      row(4, 'Clicked “Save”', 90),
    ];
    expect(told(rows, { diagnoses: [found('no', [0, 1, 4])] })).toEqual([
      'Clicked “Save”: no 4',
      'Clicked “List”:',
      'Clicked “Save”:',
      'Clicked “Save” x2: no 0,1',
    ]);
    const [, , , first] = timelineOf(
      rows,
      { ...emptyReview, diagnoses: [found('no', [0, 1, 4])] },
      [],
    );
    expect(first).toMatchObject({ first: 0, at: 30_000 });
  });

  it('tells one action that brings two failures under each of them', () => {
    const rows = [row(0, 'Clicked “Sync”', 1), row(1, 'Clicked “Sync”', 2)];
    expect(told(rows, { diagnoses: [found('limit', [0]), found('gone', [1])] })).toEqual([
      'Clicked “Sync”: limit 0 gone 1',
    ]);
  });

  it('says what waits for its answer, looks wrong or was set aside', () => {
    const rows = [
      { ...row(0, 'A', 1), state: 'open' as const },
      row(1, 'B', 10),
      row(2, 'C', 20),
      row(3, 'Opened', 30),
    ];
    expect(
      told(rows, {
        suspicions: [
          { kind: 'slow', route: '/', method: 'GET', entries: [1], seconds: 31, said: null },
        ],
        setAsideEntries: [
          { index: 2, why: 'unexplained' },
          { index: 3, why: 'picture' },
        ],
      }),
    ).toEqual(['Opened: harmless', 'C: aside', 'B: doubtful', 'A: waits']);
  });

  it('says of what another page was opened after that its answer was not there by then', () => {
    const open = (index: number, action: string, second: number) => ({
      ...row(index, action, second),
      state: 'open' as const,
    });
    const rows = [
      { ...open(0, 'Opened the page /tickets', 1), actionIsOurs: true as const },
      open(1, 'Clicked “Save”', 10),
      open(2, 'Opened the page /assets', 20),
      open(3, 'Clicked “Save”', 30),
    ];
    expect(told(rows, {})).toEqual([
      'Clicked “Save”: waits',
      'Opened the page /assets: waits',
      'Clicked “Save”: left',
    ]);
  });

  it('shows “it failed now” where it was said, and never folds over it', () => {
    const rows = [row(0, 'A', 1), row(5, 'A', 20)];
    const marks = [
      { index: 7, at: 3 },
      { index: 2, at: 2 },
    ];
    const review = { ...emptyReview, diagnoses: [found('no', [0, 5])] };
    expect(told(rows, review, marks)).toEqual(['mark:', 'A: no 5', 'mark:', 'A: no 0']);
    expect(timelineOf(rows, review, marks).map(({ at }) => at)).toEqual([3, 20_000, 2, 1_000]);
  });

  it('keeps with one action what it asked for after “it failed now” was said', () => {
    const rows = [row(0, 'A', 1, 200), row(5, 'A', 4)];
    const review = { diagnoses: [found('no', [5])] };
    expect(told(rows, review, [{ index: 2, at: 2 }])).toEqual(['mark:', 'A: no 5']);
  });

  it('leaves out no explanation whose requests are told under another', () => {
    const rows = [row(0, 'A', 1)];
    expect(told(rows, { diagnoses: [found('one', [0]), found('other', [0])] })).toEqual([
      'A: one 0',
      'background: other ',
    ]);
  });
});
