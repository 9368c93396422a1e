import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { usePracticeScenario } from './practice-scenario.ts';

/** In the practice Halo nobody can be asked: says as whom the user makes the change, where it is not who failed. */
export function PracticePerson({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const scenario = usePracticeScenario(diagnosis);
  const chosen = scenario?.mend.find(
    (action) =>
      action.do === 'select' && 'name' in action.target && action.target.name === 'Signed in as',
  );
  if (scenario === null || chosen?.do !== 'select' || chosen.value === scenario.agent) return null;
  return (
    <p className="quiet">
      {t('practice.person', { helper: chosen.value, name: scenario.agent ?? '' })}
    </p>
  );
}
