import { grown, sizes, type GoalName, type SizeKind, type Unit } from './goals.ts';
import { rounded, type Figure, type Measured } from './measured.ts';

/** Rows of cells, the first of them the head. */
export type Table = readonly (readonly string[])[];

/** Every figure with its spread, its goal, and whether that is met. */
export function figureTable(figures: readonly Figure[]): Table {
  return [
    ['what', 'figure', 'lowest to highest', 'goal', ''],
    ...figures.map(({ what, figure, unit, spread, goal, verdict }) => [
      what,
      `${written(figure)}${unitWord(unit)}`,
      spread.rounds === 1
        ? 'one round'
        : `${written(spread.lowest)} to ${written(spread.highest)}, ${spread.rounds} rounds`,
      goalWord(goal),
      verdictWord(verdict),
    ]),
  ];
}

/** The sizes side by side: seconds, time for a unit to that of the smallest, and peak memory. */
export function growthTables(figures: readonly Figure[]): readonly Table[] {
  const found = new Map(figures.map((one) => [one.name, one]));
  return (Object.keys(sizes) as SizeKind[]).map((kind) => [
    ['', ...sizes[kind].map(({ title }) => title)],
    ...grown.flatMap((command) => {
      const of = (id: string, what: string): Figure | undefined =>
        found.get(`${command}-${id}-${what}` as GoalName);
      const [smallest] = sizes[kind];
      const least = (of(smallest.id, 'seconds')?.figure ?? NaN) / smallest.work;
      const row = (title: string, cell: (size: (typeof sizes)[SizeKind][number]) => string) => [
        `\`${command}\`, ${title}`,
        ...sizes[kind].map(cell),
      ];
      if (of(smallest.id, 'seconds') === undefined) return [];
      return [
        row('seconds', ({ id }) => cellOf(of(id, 'seconds'))),
        row('time for a unit, start included', ({ id, work }) =>
          times((of(id, 'seconds')?.figure ?? NaN) / work / least),
        ),
        row('peak MB', ({ id }) => cellOf(of(id, 'memory'))),
      ];
    }),
  ]);
}

const cellOf = (figure: Figure | undefined): string =>
  figure === undefined ? '' : written(figure.figure);
const times = (ratio: number): string =>
  Number.isFinite(ratio) ? `${written(rounded(ratio))} of the smallest` : '';

/** As a terminal shows it: columns of one width. */
export function inColumns(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** As Markdown writes a table. */
export function inMarkdown([head = [], ...rows]: Table): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** What stands below the figures: growth, seconds of each part, what failed or was not there. */
export function printed({ figures, seconds, failed, notThere }: Measured): string {
  const all = Object.values(seconds).reduce((sum, one) => sum + one, 0);
  return [
    inColumns(figureTable(figures)),
    ...growthTables(figures)
      .filter((table) => table.length > 1)
      .map(inColumns),
    `Seconds: ${Object.entries(seconds)
      .map(([part, took]) => `${part} ${took}`)
      .join(', ')}; all ${all}.`,
    ...Object.entries(failed).map(([part, why]) => `Failed: ${part}: ${why}`),
    ...notThere.map((what) => `Not there: ${what}`),
  ].join('\n\n');
}

/** Large numbers with commas. */
export function written(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

export function unitWord(unit: Unit): string {
  return unit === 'times' || unit === 'count' ? '' : ` ${unit}`;
}

function goalWord(goal: Figure['goal']): string {
  if (goal === null) return '';
  const { atMost, atLeast } = goal;
  return [
    ...(atLeast === undefined ? [] : [`at least ${written(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${written(atMost)}`]),
  ].join(', ');
}

function verdictWord(verdict: Figure['verdict']): string {
  switch (verdict) {
    case 'met':
      return 'met';
    case 'not met':
      return 'not met';
    case 'noise':
      return 'noise: no statement';
    case 'none':
      return '';
  }
}
