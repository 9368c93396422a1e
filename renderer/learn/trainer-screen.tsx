import { FileDown, FilePlus2, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../store/settings.ts';
import { ReadingRoom } from '../widgets/reading-room.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { Tick } from '../widgets/tick.tsx';
import { addLesson, removeLesson } from './partner-lessons.ts';
import { LessonHelp } from './lesson-help.tsx';
import { allLessons } from './lessons.ts';
import { nextLearner } from './next-learner.ts';
import { printLessons } from './print.ts';
import { keepLearning } from './progress.ts';

/**
 * For trainers: which lessons are shown, paper for them, lessons of one's own, and a clean start
 * for the next learner.
 */
export function TrainerScreen() {
  const { t } = useTranslation('learn');
  const { added, chosen } = useSettings((state) => state.learning);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isSure, setSure] = useState(false);
  const lessons = allLessons(added);
  const shown = lessons.filter(({ lesson }) => chosen?.includes(lesson.id) ?? true);
  const choose = (id: string, isChosen: boolean) => {
    const ids = shown.map(({ lesson }) => lesson.id).filter((one) => one !== id);
    void keepLearning({ chosen: isChosen ? [...ids, id] : ids });
  };
  return (
    <ReadingRoom
      title={t('trainer.title')}
      lead={t('trainer.lead')}
      pageLabel={t('trainer.choose')}
      list={
        <>
          <section className="stack tight" aria-labelledby="trainer-own">
            <h2 id="trainer-own">{t('trainer.own')}</h2>
            <p className="quiet">{t('trainer.ownText')}</p>
            <Button className="button" onPress={() => void addLesson().then(setProblems)}>
              <FilePlus2 aria-hidden />
              {t('trainer.add')}
            </Button>
            <LessonHelp />
            <div role="status">
              {problems.length > 0 && (
                <div className="callout warn">
                  <TriangleAlert aria-hidden />
                  <div>
                    <p>{t('trainer.notAdded')}</p>
                    <ul className="reasons">
                      {problems.map((problem) => (
                        <li key={problem}>{problem}</li>
                      ))}
                    </ul>
                  </div>
                </div>
              )}
            </div>
          </section>
          <section className="stack tight" aria-labelledby="trainer-next">
            <h2 id="trainer-next">{t('trainer.next')}</h2>
            <p className="quiet">{t('trainer.nextText')}</p>
            {isSure ? (
              <div className="button-row">
                <Button
                  className="button primary"
                  autoFocus
                  onPress={() => {
                    setSure(false);
                    void nextLearner();
                  }}
                >
                  {t('trainer.sure')}
                </Button>
                <Button
                  className="button"
                  onPress={() => {
                    setSure(false);
                  }}
                >
                  {t('trainer.notSure')}
                </Button>
              </div>
            ) : (
              <Button
                className="button"
                onPress={() => {
                  setSure(true);
                }}
              >
                <RotateCcw aria-hidden />
                {t('trainer.reset')}
              </Button>
            )}
          </section>
        </>
      }
    >
      <section className="stack tight" aria-labelledby="trainer-lessons">
        <div className="section-head">
          <h2 id="trainer-lessons">{t('trainer.choose')}</h2>
          <span className="quiet" role="status">
            {t('trainer.chosen', { count: shown.length })}
          </span>
        </div>
        <Button
          className="button"
          isDisabled={shown.length === 0}
          onPress={() => void printLessons(shown)}
        >
          <FileDown aria-hidden />
          {t('trainer.print')}
        </Button>
        <ul className="plain-list trainer-lessons">
          {lessons.map(({ lesson, isAdded }) => (
            <li key={lesson.id}>
              <Tick
                isOn={shown.some((one) => one.lesson.id === lesson.id)}
                onChange={(isChosen) => {
                  choose(lesson.id, isChosen);
                }}
              >
                {lesson.title}
                {lesson.by !== undefined && (
                  <span className="quiet"> {t('learn.by', { by: lesson.by })}</span>
                )}
              </Tick>
              {isAdded && (
                <IconButton
                  icon={X}
                  label={t('trainer.remove', { title: lesson.title })}
                  onPress={() => {
                    removeLesson(lesson.id);
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    </ReadingRoom>
  );
}
