import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type LessonRun, placeOf, stepOf } from '../store/lesson-run.ts';
import { usePlayer, usePraise } from '../store/lesson-run.ts';
import { usePlace } from '../store/wizard.ts';
import { type StepWords, useStepWords } from './step-words.ts';

/**
 * Tells a screen reader where the lesson stands, whatever screen is shown and wherever the focus
 * is: somebody who works in Halo hears the next step. It is there all the time, for what is added
 * to a page together with its words is often not read.
 */
export function LessonAnnouncer() {
  const { t } = useTranslation('learn');
  const words = useStepWords();
  const { run } = usePlayer();
  const { praise } = usePraise();
  const place = usePlace();
  // That a lesson is finished is news on its own screen only: elsewhere it would be heard again.
  const isOver = run !== null && stepOf(run) === null && place.screen !== 'lesson';
  return (
    <p className="visually-hidden" role="status">
      {run === null || isOver ? '' : announcementOf(run, praise, words, t)}
    </p>
  );
}

function announcementOf(
  run: LessonRun,
  praise: string | null,
  words: StepWords,
  t: TFunction<'learn'>,
): string {
  const step = stepOf(run);
  if (step === null)
    return [praise, t('lesson.finished')].filter((part) => part !== null).join(' ');
  switch (run.state) {
    case 'paused':
      return '';
    case 'setting-up':
      return t('step.settingUp');
    case 'showing':
      return t('step.showing');
    case 'playing':
      return [
        praise,
        t('step.announce', { place: placeOf(run) + 1, text: words.text(run.ready, step) }),
      ]
        .filter((part) => part !== null)
        .join(' ');
  }
}
