import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plantedFigures } from './shared/redact/planted-figures.ts';

const readme = join(import.meta.dirname, '../../README.md');
const row = /^\| `redact` of what an outside attack planted \|.*\|$/m;

/** `npm run figures` writes what was measured into the README; else this fails where they differ. */
it('The README tells what redaction of the planted files leaves, as it is measured', async () => {
  const { secrets, personal, evidence } = plantedFigures();
  const text = readFileSync(readme, 'utf8');
  const measured = `| \`redact\` of what an outside attack planted | ${secrets.stands} of ${secrets.planted} secrets, ${personal.stands} of ${personal.planted} personal values stand; ${evidence.stays} of ${evidence.planted} messages and numbers stay |`;
  expect(text).toMatch(row);
  await expect(text.replace(row, measured)).toMatchFileSnapshot(readme);
});
