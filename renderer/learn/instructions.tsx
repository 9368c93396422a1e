import { SquareArrowOutUpRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../shared/lesson.ts';
import type { ScenarioAction } from '../../shared/scenario.ts';
import { call } from '../halo.ts';
import { attempt } from '../store/notices.ts';
import { selectTab } from '../store/wizard.ts';
import { useSite } from '../store/site.ts';
import { instructionOf } from '../wizard/instruction.ts';
import { actionsOf, type ReadyLesson } from './ready-lesson.ts';

/** What to press, word for word from the scenario. An address becomes a link to follow. */
export function Instructions({ ready, step }: { readonly ready: ReadyLesson; readonly step: LessonStep }) {
  const { t } = useTranslation();
  const lines = actionsOf(ready, step).flatMap((action) => {
    const words = instructionOf(action, t);
    return words === null ? [] : [{ action, words }];
  });
  if (lines.length === 0) return null;
  return <ol className="plain-steps">{lines.map(({ action, words }, at) => <Line key={`${at} ${words}`} action={action} words={words} />)}</ol>;
}

function Line({ action, words }: { readonly action: ScenarioAction; readonly words: string }) {
  const { t } = useTranslation('learn');
  const site = useSite((state) => state.url);
  if (action.do !== 'visit') return <li>{words}</li>;
  const { path } = action;
  const follow = () => {
    selectTab('halo');
    void attempt(() => call('site.visit', { url: new URL(path, site).href }), t('unexpected'));
  };
  return (
    <li>
      <Button className="button small" aria-label={t('step.followLabel', { path })} onPress={follow}><SquareArrowOutUpRight aria-hidden />{t('step.follow')}</Button>
      <code className="link-path">{path}</code>
    </li>
  );
}
