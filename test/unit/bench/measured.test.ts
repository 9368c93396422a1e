import { expect, it } from 'vitest';
import { goals, partNames } from '../../bench/goals.ts';
import { figuresOf, rounded } from '../../bench/measured.ts';
import { reasonIn } from '../../bench/part-process.ts';
import { figureTable, growthTables, inColumns, inMarkdown, printed } from '../../bench/printed.ts';
import { quotedRows } from '../../bench/quoted.ts';

const figures = figuresOf({
  'start-usable': [1.1234, 1.2, 1.25],
  'start-first': [1.3, 1.5],
  'memory-idle-mb': [269],
});

it('Every figure stands beside its goal with its spread and whether it is met', () => {
  expect(figures.map(({ name, figure, met, verdict }) => ({ name, figure, met, verdict }))).toEqual(
    [
      { name: 'start-usable', figure: 1.2, met: true, verdict: 'met' },
      { name: 'start-first', figure: 1.4, met: null, verdict: 'noise' },
      { name: 'memory-idle-mb', figure: 269, met: null, verdict: 'none' },
    ],
  );
  expect(figures[0]).toMatchObject({
    goal: { atMost: 1.3 },
    spread: { lowest: 1.12, median: 1.2, highest: 1.25, rounds: 3 },
    all: [1.12, 1.2, 1.25],
  });
});

it('What was not measured is not there', () => {
  expect(figuresOf({ 'start-usable': [] })).toEqual([]);
});

it('Every part has figures, and every figure says in words what it is', () => {
  const all = Object.values(goals);
  expect(new Set(all.map(({ part }) => part))).toEqual(new Set(partNames));
  expect(new Set(all.map(({ what, unit }) => `${what} ${unit}`)).size).toBe(all.length);
});

it('Numbers keep three digits that count', () => {
  expect([0.123456, 1.999, 45.678, 123.4, 20_000.4, 0].map(rounded)).toEqual([
    0.123, 2, 45.7, 123, 20_000, 0,
  ]);
});

it('The table tells figure, spread, goal and verdict', () => {
  expect(
    inColumns(figureTable(figures))
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['what', 'figure', 'lowest to highest', 'goal'],
    [goals['start-usable'].what, '1.2', '1.12 to 1.25, 3 rounds', 'at most 1.3', 'met'],
    [
      goals['start-first'].what,
      '1.4',
      '1.3 to 1.5, 2 rounds',
      'at most 1.4',
      'noise: no statement',
    ],
    [goals['memory-idle-mb'].what, '269 MB', 'one round'],
  ]);
});

it('Sizes stand side by side with the time for a unit against the smallest', () => {
  const [megabytes] = growthTables(
    figuresOf({
      'review-70mb-seconds': [1],
      'review-700mb-seconds': [5],
      'review-2gb-seconds': [40],
      'review-70mb-memory': [100],
      'review-700mb-memory': [120],
      'review-2gb-memory': [130],
    }),
  );
  expect(megabytes).toEqual([
    ['', '70 MB', '700 MB', '2 GB'],
    ['`review`, seconds', '1', '5', '40'],
    [
      '`review`, time for a unit, start included',
      '1 of the smallest',
      '0.5 of the smallest',
      '1.4 of the smallest',
    ],
    ['`review`, peak MB', '100', '120', '130'],
  ]);
});

it('A table is written for Markdown too', () => {
  expect(
    inMarkdown([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |\n');
});

it('The README quotes nothing that noise allows no statement about, and leaves out what is not there', () => {
  expect(quotedRows(figures)).toEqual([
    ['start until usable, times a bare Electron window', '1.2'],
    ['memory', '269 MB idle'],
  ]);
});

it('The end of a run names what failed, what is missing here, and the seconds of each part', () => {
  const text = printed({
    machine: { cores: 2, model: 'x', memoryMB: 1, node: 'v20', electron: '33', load: 0 },
    at: '2026-11-29T00:00:00.000Z',
    pairs: 7,
    requests: 20_000,
    figures,
    seconds: { start: 61, size: 2 },
    failed: { window: 'Error: no display' },
    notThere: ['mitmproxy'],
  });
  expect(text).toContain('Seconds: start 61, size 2; all 63.');
  expect(text).toContain('Failed: window: Error: no display');
  expect(text).toContain('Not there: mitmproxy');
});

it('A part that fell is told by the line of its error', () => {
  const stack =
    'reading\n\nTypeError: x is not a function\n    at here (file.js:1:2)\n\nNode.js v20\n';
  expect(reasonIn(stack)).toBe('TypeError: x is not a function');
  expect(reasonIn('it fell\n')).toBe('it fell');
  expect(reasonIn('  reading, round 1\n')).toBe('it ended without a word');
});
