import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { usePracticeHelper, usePracticeScenario } from './practice-scenario.ts';

/**
 * What is otherwise in the practice Halo than in a real one: where the steps are done in it, and as
 * whom the user makes the change, for nobody can be asked.
 */
export function PracticeNote({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const scenario = usePracticeScenario(diagnosis);
  const helper = usePracticeHelper(diagnosis);
  if (scenario === null) return null;
  return (
    <>
      {scenario.note !== undefined && <p className="quiet">{scenario.note}</p>}
      {helper !== null && (
        <p className="quiet">{t('practice.person', { helper, name: scenario.agent ?? '' })}</p>
      )}
    </>
  );
}
