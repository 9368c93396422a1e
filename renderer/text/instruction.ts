import type { TFunction } from 'i18next';
import type { ScenarioAction, ScenarioTarget } from '../../shared/learn/scenario.ts';
import { anySite, pageName } from './page-name.ts';

/** An action as an instruction; null for what a person does not do. */
export function instructionOf(action: ScenarioAction, t: TFunction): string | null {
  switch (action.do) {
    case 'click':
      return t(isBox(action.target) ? 'practice.tick' : 'practice.click', {
        name: nameOf(action.target),
      });
    case 'fill':
      return t('practice.fill', { name: nameOf(action.target), value: action.value });
    case 'select':
      return t('practice.select', { name: nameOf(action.target), value: action.value });
    case 'visit': {
      const page = pageName(anySite + action.path, { integration: null, title: null });
      return page?.isRecord === true
        ? t('practice.visitRecord', { page: page.name })
        : t('practice.visit', { page: page?.name ?? action.page ?? action.path });
    }
    case 'see':
      return null;
  }
}

function isBox(target: ScenarioTarget): boolean {
  return 'role' in target && target.role === 'checkbox';
}

function nameOf(target: ScenarioTarget): string {
  return 'name' in target ? target.name : target.testid;
}
