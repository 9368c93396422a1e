import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnosis } from '../../../shared/rules/diagnosis.ts';
import type { ExampleExchange } from '../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../shared/rules/example.ts';
import { builtInCauses, type LoadedCause } from '../../../shared/rules/knowledge.ts';
import { createReview } from '../../../shared/rules/review.ts';

const folder = join(import.meta.dirname, '../../../resources/knowledge');

/** Every file of resources/knowledge/, as it is: name → data. */
export const knowledgeFiles: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
);

let checked: readonly LoadedCause[] | undefined;

/** What the engine makes of exchanges, in order of time, with the built-in knowledge. */
export function diagnosesOf(exchanges: readonly ExampleExchange[]): readonly Diagnosis[] {
  // Checked once, and only when needed: a file that does not fit is for the knowledge test to
  // report.
  checked ??= builtInCauses(knowledgeFiles);
  const review = createReview(checked);
  for (const exchange of exampleExchanges(exchanges)) review.add(exchange);
  return review.result().diagnoses;
}
