import { BadgeCheck, Check, DoorOpen, FileDown, ListChecks } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { showResults } from '../actions/open-halo.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { StatusChip } from '../widgets/status-chip.tsx';
import { type LessonRun, placeOf, stepOf } from '../store/lesson-run.ts';
import { allLessons } from './lessons.ts';
import { leaveLesson, openLesson } from './lesson-player.ts';
import { usePlayer, usePraise } from '../store/lesson-run.ts';
import { printLessons } from './print.ts';
import { keepLearning } from './progress.ts';
import { StepCard } from './step-card.tsx';
import { useStepWords } from './step-words.ts';
import { useLostFocus } from './use-lost-focus.ts';
import { useSettings } from '../store/settings.ts';
import { show } from '../store/wizard.ts';

/** A lesson as it is played: the present step, those behind it, and how many are to come. */
export function LessonScreen() {
  const { t } = useTranslation('learn');
  const { run } = usePlayer();
  if (run === null)
    return (
      <>
        <ScreenHeading>{t('lesson.none')}</ScreenHeading>
        <Button className="button" onPress={leaveLesson}>
          {t('lesson.all')}
        </Button>
      </>
    );
  const { lesson } = run.ready;
  const step = stepOf(run);
  return (
    <div className="stack">
      <ScreenHeading key={lesson.id}>{lesson.title}</ScreenHeading>
      <div className="chips">
        <StatusChip status={lesson.about.status} />
        <span className="chip">{t('lesson.minutes', { count: lesson.minutes })}</span>
      </div>
      {placeOf(run) === 0 && <p className="lead">{lesson.intro}</p>}
      {step === null && <Finished run={run} />}
      <DoneSteps run={run} />
      {step !== null && <StepCard run={run} step={step} />}
      <div className="button-row">
        {step?.expect.event === 'screen' && run.state === 'playing' && (
          <Button className="button primary" onPress={showResults}>
            <ListChecks aria-hidden />
            {t('lesson.results')}
          </Button>
        )}
        <Button className="button quiet-button" onPress={leaveLesson}>
          <DoorOpen aria-hidden />
          {t('lesson.leave')}
        </Button>
      </div>
    </div>
  );
}

function DoneSteps({ run }: { readonly run: LessonRun }) {
  const { t } = useTranslation('learn');
  const words = useStepWords();
  const done = run.ready.lesson.steps.slice(0, placeOf(run));
  if (done.length === 0) return null;
  return (
    <ol className="done-steps" aria-label={t('lesson.doneSteps')}>
      {done.map((step) => (
        <li key={step.id}>
          <Check aria-hidden />
          <span>{words.text(run.ready, step)}</span>
        </li>
      ))}
    </ol>
  );
}

function Finished({ run }: { readonly run: LessonRun }) {
  const { t } = useTranslation('learn');
  const { praise } = usePraise();
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLostFocus(run.ready.lesson.id, heading, card);
  const { lesson } = run.ready;
  const { added, chosen, lessons } = useSettings((state) => state.learning);
  const next = allLessons(added).find(
    (one) =>
      (chosen?.includes(one.lesson.id) ?? true) &&
      one !== run.ready &&
      (lessons[one.lesson.id]?.finishedAt ?? null) === null,
  );
  const again = () =>
    void keepLearning({
      lessons: { ...lessons, [lesson.id]: { done: [], finishedAt: null } },
    }).then(() => {
      openLesson(run.ready);
    });
  return (
    <section ref={card} className="card stack tight" aria-labelledby="finished">
      <BadgeCheck aria-hidden className="big-icon good" />
      <h2 ref={heading} tabIndex={-1} id="finished">
        {t('lesson.finished')}
      </h2>
      {praise !== null && <p>{praise}</p>}
      <p>{lesson.lesson}</p>
      <div className="button-row">
        <Button className="button" onPress={() => void printLessons([run.ready])}>
          <FileDown aria-hidden />
          {t('lesson.handout')}
        </Button>
        <Button className="button quiet-button" onPress={again}>
          {t('lesson.again')}
        </Button>
      </div>
      <ScreenFooter>
        <Button
          className="button primary"
          onPress={() => {
            if (next === undefined) show({ screen: 'exam' });
            else openLesson(next);
          }}
        >
          {next === undefined ? t('exam.open') : t('lesson.next', { title: next.lesson.title })}
        </Button>
      </ScreenFooter>
    </section>
  );
}

/** The step, docked above whatever screen the learner has gone to meanwhile. */
export function LessonDock() {
  const { t } = useTranslation('learn');
  const { run } = usePlayer();
  const step = run === null ? null : stepOf(run);
  // One that was only opened stays behind; one that came to a halt, as where Halo did not show what
  // was expected, can be carried on with.
  if (run === null || step === null || (run.state === 'paused' && run.moment.since === -1))
    return null;
  return (
    <aside className="lesson-dock" aria-label={t('lesson.dock')}>
      <Button
        className="link-button"
        onPress={() => {
          show({ screen: 'lesson' });
        }}
      >
        {t('lesson.back', { title: run.ready.lesson.title })}
      </Button>
      <StepCard run={run} step={step} />
    </aside>
  );
}
