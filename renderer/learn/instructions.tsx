import { SquareArrowOutUpRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt } from '../store/notices.ts';
import { showHalo } from '../store/wizard.ts';
import { useSite } from '../store/site.ts';
import { openPracticeSite } from '../actions/open-halo.ts';
import { instructionOf } from '../text/instruction.ts';
import { actionsOf, type ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { spokenKeys } from '../shortcuts/spoken-keys.ts';

/** What to press, word for word from the scenario. An address becomes a link to follow. */
export function Instructions({
  ready,
  step,
}: {
  readonly ready: ReadyLesson;
  readonly step: LessonStep;
}) {
  const { t } = useTranslation();
  const { t: learn } = useTranslation('learn');
  const lines = actionsOf(ready, step).flatMap((action) => {
    const words = instructionOf(action, t);
    return words === null ? [] : [{ action, words }];
  });
  if (lines.length === 0) return null;
  return (
    <>
      <ol className="plain-steps">
        {lines.map(({ action, words }, at) => (
          <Line key={`${at} ${words}`} action={action} words={words} />
        ))}
      </ol>
      <p className="quiet">{learn('step.keys', { keys: spokenKeys('next-area') })}</p>
    </>
  );
}

function Line({ action, words }: { readonly action: ScenarioAction; readonly words: string }) {
  const { t } = useTranslation('learn');
  if (action.do !== 'visit') return <li>{words}</li>;
  const { path } = action;
  return (
    <li>
      <Button
        className="button small"
        aria-label={t('step.followLabel', { path })}
        onPress={() => {
          followLink(path);
        }}
      >
        <SquareArrowOutUpRight aria-hidden />
        {t('step.follow')}
      </Button>
      <code className="link-path">{path}</code>
    </li>
  );
}

/**
 * Opens an address of the practice Halo; from another site, or none, the practice Halo itself is
 * opened there.
 */
export function followLink(path: string): void {
  const { kind, url } = useSite.getState();
  showHalo();
  void attempt(
    () =>
      kind === 'practice'
        ? call('site.visit', { url: new URL(path, url).href })
        : openPracticeSite(path),
    text('learn:unexpected'),
  );
}
