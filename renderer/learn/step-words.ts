import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { generalText, textsOfVerify } from '../../shared/rules/cause-text.ts';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import { text } from '../text/i18n.ts';
import type { DetailTab } from '../store/request-view.ts';
import { whoKey } from '../text/words.ts';
import type { Miss } from '../store/lesson-run.ts';
import { guide } from './lessons.ts';
import { type Question, questionOf } from './questions.ts';
import { pageOf, type ReadyLesson } from '../../shared/learn/ready-lesson.ts';

export interface StepWords {
  text(ready: ReadyLesson, step: LessonStep): string;
  hint(ready: ReadyLesson, step: LessonStep): string;
  nudge(miss: Miss, ready: ReadyLesson, step: LessonStep): string;
  question(ready: ReadyLesson, step: LessonStep): Question | null;
}

/** The words of a step: the lesson's own where it has some, else the program's for that event. */
export function useStepWords(): StepWords {
  const { t } = useTranslation('learn');
  return stepWords(t);
}

export function stepWords(t: TFunction<'learn'>): StepWords {
  const actor = (who: keyof typeof whoKey) => text(whoKey[who]);
  const tabName = (tab: DetailTab) => text(`requests:tab.${tab}`);
  return {
    text: (_ready, step) => step.text ?? eventText(step),
    hint: (ready, step) => step.hint ?? eventHint(ready, step),
    nudge: (miss, ready, step) => {
      switch (miss.wrong) {
        case 'other-failure':
          return t('nudge.otherFailure', { title: miss.about });
        case 'worked':
          return t('nudge.worked');
        case 'elsewhere':
          return t('nudge.elsewhere', { page: pageOf(ready, step) });
        case 'too-early':
          return t('nudge.tooEarly');
        case 'different':
          return t('nudge.different', { title: miss.about });
        case 'other-request':
          return t('nudge.otherRequest');
        case 'other-tab':
          return t('nudge.otherTab');
        case 'other-screen':
          return t('nudge.otherScreen');
        case 'wrong-answer':
          return miss.about;
      }
    },
    question: (ready, step) =>
      questionOf(ready, step, guide, {
        status: (status) => t('question.status', { status }),
        who: t('question.who'),
        actor,
        rightStatus: (inHalo) => t('question.rightStatus', { text: inHalo }),
        wrongStatus: (not, status, name) => t('question.wrongStatus', { not, status, name }),
        rightWho: (doing) => t('question.rightWho', { text: doing }),
        wrongWho: (who) => t('question.wrongWho', { who: actor(who) }),
      }),
  };

  function eventText({ expect }: LessonStep): string {
    switch (expect.event) {
      case 'failure':
        return t('text.failure');
      case 'request':
        return t('text.request');
      case 'success':
        return t('text.success');
      case 'requests':
        return t('text.requests');
      case 'selected':
        return t('text.selected');
      case 'details':
        return t('text.details', { tab: tabName(expect.tab) });
      case 'screen':
        return t(`text.${expect.screen}`);
      case 'checkup':
        return t(`text.checkup.${expect.state}`);
      case 'answer':
        return expect.ask === 'status'
          ? t('text.status')
          : expect.ask === 'who'
            ? t('text.who')
            : t('text.own');
    }
  }

  function eventHint(ready: ReadyLesson, { expect }: LessonStep): string {
    switch (expect.event) {
      case 'failure':
        return t('hint.failure');
      case 'request':
        return t('hint.request');
      case 'success':
        return textsOfVerify(ready.cause).map(generalText).join(' ');
      case 'requests':
        return t('hint.requests');
      case 'selected':
        return t('hint.selected', { status: ready.scenario.fails.status });
      case 'details':
        return t('hint.details', { tab: tabName(expect.tab) });
      case 'screen':
        return t('hint.screen');
      case 'checkup':
        return t(`hint.checkup.${expect.state}`);
      case 'answer':
        return expect.ask === 'who'
          ? t('hint.who')
          : expect.ask === 'status'
            ? generalText(ready.cause.happened)
            : t('hint.own');
    }
  }
}
