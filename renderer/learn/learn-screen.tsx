import { Award, BookOpenText, Check, CirclePlay, Presentation } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Learning } from '../../shared/learn/progress.ts';
import { useSettings } from '../store/settings.ts';
import { openReference } from '../store/reference-search.ts';
import { show } from '../store/wizard.ts';
import { ReadingRoom } from '../widgets/reading-room.tsx';
import { StatusChip } from '../widgets/status-chip.tsx';
import { allLessons } from './lessons.ts';
import { openLesson } from './lesson-player.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';

/**
 * Where learning begins: the lessons, and beside them the guide, the exam and the trainer's page.
 */
export function LearnScreen() {
  const { t } = useTranslation('learn');
  const { added, chosen, lessons: progress } = useSettings((state) => state.learning);
  const lessons = allLessons(added).filter(({ lesson }) => chosen?.includes(lesson.id) ?? true);
  const finished = lessons.filter(
    ({ lesson }) => (progress[lesson.id]?.finishedAt ?? null) !== null,
  ).length;
  return (
    <ReadingRoom
      title={t('learn.title')}
      lead={t('learn.lead')}
      pageLabel={t('learn.lessons')}
      isWide
      list={
        <>
          <LearnDoor icon={BookOpenText} title={t('learn.guide')} text={t('learn.guideText')}>
            <Button
              className="button"
              onPress={() => {
                openReference();
              }}
            >
              {t('learn.openGuide')}
            </Button>
          </LearnDoor>
          <LearnDoor icon={Award} title={t('exam.title')} text={t('learn.examText')}>
            <Button
              className="button"
              onPress={() => {
                show({ screen: 'exam' });
              }}
            >
              {t('exam.open')}
            </Button>
          </LearnDoor>
          <LearnDoor icon={Presentation} title={t('trainer.title')} text={t('learn.trainerText')}>
            <Button
              className="button"
              onPress={() => {
                show({ screen: 'trainer' });
              }}
            >
              {t('trainer.open')}
            </Button>
          </LearnDoor>
        </>
      }
    >
      <section className="stack tight" aria-labelledby="lessons">
        <div className="section-head">
          <h2 id="lessons">{t('learn.lessons')}</h2>
          <span className="quiet">
            {t('learn.finished', { done: finished, all: lessons.length })}
          </span>
        </div>
        <ul className="plain-list lesson-grid">
          {lessons.map((ready) => (
            <li key={ready.lesson.id}>
              <LessonRow ready={ready} progress={progress[ready.lesson.id]} />
            </li>
          ))}
        </ul>
      </section>
    </ReadingRoom>
  );
}

/** A lesson in the list; how far the learner is stands in words. */
function LessonRow({
  ready,
  progress,
}: {
  readonly ready: ReadyLesson;
  readonly progress: Learning['lessons'][string] | undefined;
}) {
  const { t } = useTranslation('learn');
  const { lesson } = ready;
  const done = progress?.done.length ?? 0;
  const isFinished = (progress?.finishedAt ?? null) !== null;
  const state = isFinished
    ? t('learn.done')
    : done > 0
      ? t('learn.begun', { done, all: lesson.steps.length })
      : t('lesson.minutes', { count: lesson.minutes });
  return (
    <Button
      className="row-button lesson-row"
      onPress={() => {
        openLesson(ready);
      }}
    >
      {isFinished ? <Check aria-hidden className="lesson-done" /> : <CirclePlay aria-hidden />}
      <span className="row-text">
        <strong>{lesson.title}</strong>
        <span className="chips">
          <StatusChip status={lesson.about.status} />
          <span className="quiet">{state}</span>
          {ready.isAdded && (
            <span className="chip">
              {lesson.by === undefined ? t('learn.added') : t('learn.by', { by: lesson.by })}
            </span>
          )}
        </span>
      </span>
    </Button>
  );
}

function LearnDoor({
  icon: Icon,
  title,
  text,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card door" aria-labelledby={id}>
      <Icon aria-hidden className="door-icon" />
      <div className="door-text">
        <h2 id={id}>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </section>
  );
}
