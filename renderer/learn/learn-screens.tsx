import type { LearnScreenName } from '../store/place.ts';
import { ExamScreen } from './exam-screen.tsx';
import { ReferenceScreen } from './reference-screen.tsx';
import { LearnScreen } from './learn-screen.tsx';
import { LessonScreen } from './lesson-screen.tsx';
import { TrainerScreen } from './trainer-screen.tsx';

export function LearnScreens({ screen }: { readonly screen: LearnScreenName }) {
  switch (screen) {
    case 'learn':
      return <LearnScreen />;
    case 'lesson':
      return <LessonScreen />;
    case 'exam':
      return <ExamScreen />;
    case 'reference':
      return <ReferenceScreen />;
    case 'trainer':
      return <TrainerScreen />;
  }
}
