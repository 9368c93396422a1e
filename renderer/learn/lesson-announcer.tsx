import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type LessonRun, placeOf, stepOf } from '../store/lesson-run.ts';
import { usePlayer, usePraise } from '../store/lesson-run.ts';
import { type StepWords, useStepWords } from './step-words.ts';

/**
 * Tells a screen reader where the lesson stands, whatever screen is shown and wherever the focus
 * is: somebody who works in Halo hears the next step. It is there all the time, for what is added
 * to a page together with its words is often not read. `isHere`: the lesson is on screen; what is not
 * is not heard either.
 */
export function LessonAnnouncer({ isHere }: { readonly isHere: boolean }) {
  const { t } = useTranslation('learn');
  const words = useStepWords();
  const { run } = usePlayer();
  const { praise } = usePraise();
  return (
    <p className="visually-hidden" role="status">
      {run === null || !isHere ? '' : announcementOf(run, praise, words, t)}
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
