import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Measured } from '../bench/measured.ts';
import { figureTable, growthTables, inMarkdown } from '../bench/printed.ts';
import { quotedRows } from '../bench/quoted.ts';
import { plantedFigures } from './shared/redact/planted-figures.ts';

/*
 * `npm run figures` writes what was measured into the texts; else these fail where they differ. What
 * `npm run bench` printed last stands in test/bench/measured.json.
 */
const root = join(import.meta.dirname, '../..');
const kept = join(root, 'test/bench/measured.json');
const measured = JSON.parse(readFileSync(kept, 'utf8')) as Measured;

it('The README quotes what was measured, and nothing else', async () => {
  const readme = join(root, 'README.md');
  const { secrets, personal, evidence } = plantedFigures();
  const planted = [
    '`redact` of what an outside attack planted',
    `${secrets.stands} of ${secrets.planted} secrets, ${personal.stands} of ${personal.planted} personal values stand; ${evidence.stays} of ${evidence.planted} messages and numbers stay`,
  ];
  const table = inMarkdown([['what', 'figure'], ...quotedRows(measured.figures), planted]);
  await expect(withTable(readme, 'Figures', table)).toMatchFileSnapshot(readme);
});

it('The guide for developers shows every figure that was measured beside its goal', async () => {
  const guide = join(root, 'CONTRIBUTING.md');
  const { machine, at, figures } = measured;
  const run = `Measured on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC on ${machine.cores} cores (${machine.model}, Node ${machine.node.slice(1)}, Electron ${machine.electron}), where ${machine.load} programs wanted a processor before.\n`;
  const tables = [figureTable(figures), ...growthTables(figures)]
    .filter((one) => one.length > 1)
    .map(inMarkdown);
  await expect(withTable(guide, 'Figures', [run, ...tables].join('\n'))).toMatchFileSnapshot(guide);
});

/** The text with what stands between the two marks below that heading replaced. */
function withTable(file: string, heading: string, table: string): string {
  const text = readFileSync(file, 'utf8');
  const marks = new RegExp(`(\n## ${heading}\n[^]*?<!-- measured -->\n)[^]*?(<!-- /measured -->)`);
  expect(text).toMatch(marks);
  return text.replace(marks, (_all, before: string, after: string) => `${before}${table}${after}`);
}
