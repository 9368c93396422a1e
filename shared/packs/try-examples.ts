import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Cause, ExampleExchange } from '../rules/cause.ts';
import { exampleExchanges } from '../rules/example.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { createReview } from '../rules/review.ts';
import { type Fault, written } from './faults.ts';
import { say } from '../words/say.ts';

/**
 * Runs a cause's own examples through the real engine, among all `causes` that will be in use
 * beside it.
 */
export function exampleFaults(
  cause: Cause,
  origin: string,
  path: readonly PropertyKey[],
  causes: readonly LoadedCause[],
): readonly Fault[] {
  const { match, noMatch, cannotTell } = cause.examples;
  const fault = (kind: keyof Cause['examples'], at: number, words: string): Fault => ({
    path: written([...path, 'examples', kind, at]),
    words,
  });
  const isOurs = (diagnosis: Diagnosis): boolean =>
    diagnosis.cause === cause.id && diagnosis.origin === origin;
  const weightOf = (id: string): number =>
    causes.find((one) => one.cause.id === id)?.cause.weight ?? 0;
  const instead = (other: Diagnosis | undefined): string =>
    other === undefined
      ? say('pack.example.nothing')
      : say('pack.example.other', {
          cause: other.cause,
          weight: weightOf(other.cause),
          own: cause.weight,
        });
  return [
    ...match.flatMap(({ name, exchanges }, at) => {
      const found = diagnosesOf(exchanges, causes);
      return found.some(isOurs)
        ? []
        : [fault('match', at, say('pack.example.match', { name, instead: instead(found[0]) }))];
    }),
    ...noMatch.flatMap(({ name, exchanges }, at) => {
      const isFound = diagnosesOf(exchanges, causes).some(isOurs);
      return isFound ? [fault('noMatch', at, say('pack.example.noMatch', { name }))] : [];
    }),
    ...cannotTell.flatMap(({ name, exchanges }, at) => {
      const isCertain = diagnosesOf(exchanges, causes).some(
        (diagnosis) => isOurs(diagnosis) && diagnosis.confidence === 'certain',
      );
      return isCertain ? [fault('cannotTell', at, say('pack.example.cannotTell', { name }))] : [];
    }),
  ];
}

function diagnosesOf(
  exchanges: readonly ExampleExchange[],
  causes: readonly LoadedCause[],
): readonly Diagnosis[] {
  const review = createReview(causes);
  for (const exchange of exampleExchanges(exchanges)) review.add(exchange);
  return review.result().diagnoses;
}
