import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { usePracticeHelper, usePracticeScenario } from './practice-scenario.ts';

/** Where the steps are done in the practice Halo, if not where a real one has it. */
export function PracticeNote({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const note = usePracticeScenario(diagnosis)?.note;
  return note === undefined ? null : <p className="quiet">{note}</p>;
}

/** As whom the user makes the change in the practice Halo, for nobody can be asked. */
export function PracticePerson({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const scenario = usePracticeScenario(diagnosis);
  const helper = usePracticeHelper(diagnosis);
  if (scenario === null || helper === null) return null;
  return <p className="quiet">{t('practice.person', { helper, name: scenario.agent ?? '' })}</p>;
}
