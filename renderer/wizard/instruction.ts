import type { TFunction } from 'i18next';
import type { ScenarioAction } from '../../shared/scenario.ts';

/** An action as an instruction; null for what a person does not do. */
export function instructionOf(action: ScenarioAction, t: TFunction): string | null {
  switch (action.do) {
    case 'click': return t('practice.click', { name: nameOf(action.target) });
    case 'fill': return t('practice.fill', { name: nameOf(action.target), value: action.value });
    case 'select': return t('practice.select', { name: nameOf(action.target), value: action.value });
    case 'visit': return t('practice.visit', { path: action.path });
    case 'see': return null;
  }
}

function nameOf(target: Extract<ScenarioAction, { do: 'click' }>['target']): string {
  return 'name' in target ? target.name : target.testid;
}
