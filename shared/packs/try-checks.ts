import type { Check } from '../checkup/check.ts';
import { exampleLines, isRight } from '../checkup/examples.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { say } from '../words/say.ts';
import { type Fault, written } from './faults.ts';

const kinds = ['fine', 'found', 'cannotTell'] as const;

/**
 * Runs the own examples of a pack's checks, and looks if the causes that they lead to are there
 * among all `causes` that will be in use.
 */
export function checkFaults(
  checks: readonly Check[],
  causes: readonly LoadedCause[],
): readonly Fault[] {
  const known = new Set(['by-words', ...causes.map(({ cause }) => cause.id)]);
  return checks.flatMap((check, at) => [
    ...check.outcomes.flatMap(({ cause }, place): readonly Fault[] =>
      cause === undefined || known.has(cause)
        ? []
        : [
            {
              path: written(['checks', at, 'outcomes', place, 'cause']),
              words: say('pack.check.cause', { cause }),
            },
          ],
    ),
    ...kinds.flatMap((kind) =>
      check.examples[kind].flatMap((example, place): readonly Fault[] =>
        isRight(kind, example, exampleLines(check, example, checks))
          ? []
          : [
              {
                path: written(['checks', at, 'examples', kind, place]),
                words: say('pack.check.example', { name: example.name }),
              },
            ],
      ),
    ),
  ]);
}
