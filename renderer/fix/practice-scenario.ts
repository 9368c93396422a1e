import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { Scenario } from '../../shared/learn/scenario.ts';
import { scenarios } from '../platform/scenarios.ts';
import { useSite } from '../store/site.ts';

/** The failure of the practice Halo that this is; null where another Halo is open. */
export function usePracticeScenario({
  cause,
  example,
}: Pick<Diagnosis, 'cause' | 'example'>): Scenario | null {
  const isPractice = useSite((state) => state.kind === 'practice');
  if (!isPractice) return null;
  return scenarios.find((one) => one.cause === cause && one.example === example) ?? null;
}
