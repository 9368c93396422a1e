import { describe, expect, test } from 'vitest';
import { readFilter } from '../../../../shared/filter/filter.ts';
import {
  buildLines,
  type LineWords,
  type RequestLine,
} from '../../../../renderer/requests/lines.ts';
import { columnIds } from '../../../../renderer/store/request-view.ts';
import { sortLines } from '../../../../renderer/requests/order.ts';
import { LinePicker, lineTest } from '../../../../renderer/requests/line-picker.ts';
import { diagnosis } from '../build.ts';
import { makeRow } from './make-row.ts';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';

const words: LineWords = {
  statusMeaning: (status, kind) => `${kind} ${status ?? ''}`.trim(),
  setAside: (why) => `Set aside: ${why}`,
  checkup: (meaning) => `Check-up: ${meaning}`,
  suspicion: (kind) => `Looks wrong: ${kind}`,
  isUnjudged: false,
};
const rows = [
  makeRow({ index: 0 }),
  makeRow({ index: 1, status: 400, name: 'Actions', duration: 5 }),
  makeRow({ index: 2, status: 404, name: 'favicon.ico', resourceType: 'image', duration: null }),
  makeRow({ index: 3, status: 500, name: 'zeta', duration: 900 }),
  makeRow({ index: 4, name: 'Report', duration: 100 }),
  makeRow({ index: 5, status: null, failure: 'net::ERR_ABORTED', state: 'failed' }),
];
const review: ReviewResult = {
  diagnoses: [
    diagnosis({ entries: [1], title: 'No access to this charge rate' }),
    diagnosis({ entries: [4], title: 'The report has no data' }),
  ],
  setAside: 2,
  suspicions: [],
  halo: true,
  setAsideEntries: [
    { index: 2, why: 'tabPicture' },
    { index: 5, why: 'givenUp' },
  ],
};
const lines = buildLines(rows, review, new Map(), words, null);
const indexes = (some: readonly { row: { index: number } }[] | null): number[] | undefined =>
  some?.map(({ row }) => row.index);

const picked = (
  some: readonly RequestLine[],
  ...asked: Parameters<typeof lineTest>
): readonly RequestLine[] | null => new LinePicker(lineTest(...asked)).pick(some, Infinity);

describe('lines', () => {
  test('say what each request means', () => {
    expect(lines.map(({ meaning }) => meaning)).toEqual([
      'worked 200',
      'No access to this charge rate',
      'Set aside: tabPicture',
      'server-failed 500',
      'The report has no data',
      'Set aside: givenUp',
    ]);
  });
  test('are problems where something failed and is not set aside, also inside a 200', () => {
    expect(indexes(lines.filter(({ problem }) => problem))).toEqual([1, 3, 4]);
    expect(lines[4]?.kind).toBe('failed-inside');
  });
  test('say which requests a check-up sent, and take none of them for a failure of the page', () => {
    const asked = [200, 403].map((status, index) => ({
      ...makeRow({ index, status }),
      checkup: true as const,
    }));
    const marked = buildLines(
      asked,
      { ...review, diagnoses: [], setAsideEntries: [] },
      new Map(),
      words,
      null,
    );
    expect(marked.map(({ meaning }) => meaning)).toEqual([
      'Check-up: worked 200',
      'Check-up: refused 403',
    ]);
    expect(marked.filter(({ problem }) => problem)).toEqual([]);
  });
  test('are problems also where nothing failed and something looks wrong, and never said to work', () => {
    const suspicion = { route: '/api/actions', method: 'GET', seconds: null, said: null };
    const wrong: ReviewResult = {
      ...review,
      diagnoses: [],
      suspicions: [
        { ...suspicion, kind: 'says-failure', entries: [0] },
        { ...suspicion, kind: 'slow', entries: [4] },
      ],
    };
    const some = buildLines(rows, wrong, new Map(), words, { rows, lines });
    expect(indexes(some.filter(({ problem }) => problem))).toEqual([0, 1, 3, 4]);
    expect(some[0]).toMatchObject({ kind: 'unsure', meaning: 'Looks wrong: says-failure' });
    expect(some[4]).toMatchObject({ kind: 'worked', meaning: 'Looks wrong: slow' });
  });
  test('are taken over where nothing changed, and built anew where the review did', () => {
    const next = buildLines(
      [...rows, makeRow({ index: 6 })],
      { ...review, diagnoses: [diagnosis({ entries: [3] })] },
      new Map(),
      words,
      {
        rows,
        lines,
      },
    );
    expect(next).toHaveLength(7);
    expect([next[0] === lines[0], next[1] === lines[1], next[3] === lines[3]]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('know the headers of requests that were opened', () => {
    const opened = buildLines(
      rows,
      review,
      new Map(rows.slice(0, 1).map((row) => [row, new Set(['retry-after'])])),
      words,
      {
        rows,
        lines,
      },
    );
    expect(
      indexes(picked(opened, false, [], readFilter('has-response-header:retry-after'))),
    ).toEqual([0]);
  });
});

describe('the switch, the type buttons and the text filter together', () => {
  test('show only what all of them let through', () => {
    expect(indexes(picked(lines, true, [], readFilter('')))).toEqual([1, 3, 4]);
    expect(indexes(picked(lines, false, ['img'], readFilter('')))).toEqual([2]);
    expect(indexes(picked(lines, true, ['fetch'], readFilter('charge rate')))).toEqual([1]);
    expect(picked(lines, false, [], readFilter(''))).toBe(lines);
  });
});

describe('a picker', () => {
  const many = buildLines(
    Array.from({ length: 3000 }, (_, index) =>
      makeRow({ index, name: index % 2 === 0 ? 'even' : 'odd' }),
    ),
    { diagnoses: [], setAside: 0, suspicions: [], halo: true, setAsideEntries: [] },
    new Map(),
    words,
    null,
  );
  const isEven = ({ row }: RequestLine): boolean => row.name === 'even';
  test('goes on where it stopped, and loses nothing on the way', () => {
    const picker = new LinePicker(isEven);
    let calls = 1;
    let found = picker.pick(many, 0);
    expect(found).toBeNull();
    while (found === null) {
      found = picker.pick(many, 0);
      calls += 1;
    }
    expect(calls).toBe(6);
    expect(found).toEqual(many.filter(isEven));
  });
  test('tests only the lines of a new list that it has not seen', () => {
    let tested = 0;
    const picker = new LinePicker((line) => {
      tested += 1;
      return isEven(line);
    });
    picker.pick(many, Infinity);
    const changed = [...many.slice(0, 10), ...many.slice(20, 22), ...many.slice(12)];
    expect(picker.pick(changed, Infinity)).toEqual(changed.filter(isEven));
    expect(tested).toBe(3002);
  });
});

describe('sorting', () => {
  test('puts lines without a value last, whichever way', () => {
    expect(indexes(sortLines(lines, { column: 'time', descending: false }))).toEqual([
      1, 0, 4, 5, 3, 2,
    ]);
    expect(indexes(sortLines(lines, { column: 'time', descending: true }))).toEqual([
      3, 0, 4, 5, 1, 2,
    ]);
  });
  test('knows no capital letters', () => {
    expect(indexes(sortLines(lines, { column: 'name', descending: false }))).toEqual([
      1, 2, 4, 0, 5, 3,
    ]);
  });
  test.each(columnIds)('by %s loses no line', (column) => {
    expect([...(indexes(sortLines(lines, { column, descending: true })) ?? [])].sort()).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });
  test('keeps equal lines in the order in which they came, whichever way', () => {
    const methods = lines.map(({ row }) => row.method);
    expect(new Set(methods)).toEqual(new Set(['GET']));
    for (const descending of [false, true])
      expect(indexes(sortLines(lines, { column: 'method', descending }))).toEqual([
        0, 1, 2, 3, 4, 5,
      ]);
  });
});
