import type { Learning } from '../../shared/learn/progress.ts';
import type { Lesson } from '../../shared/learn/lesson.ts';
import { text } from '../text/i18n.ts';
import { attempt } from '../store/notices.ts';
import { useSettings, writeSettings } from '../store/settings.ts';

type LessonProgress = Learning['lessons'][string];

const untouched: LessonProgress = { done: [], finishedAt: null };

export function progressOf(lessonId: string): LessonProgress {
  return useSettings.getState().learning.lessons[lessonId] ?? untouched;
}

/** Remembers part of what is known of the learner; the rest stays. */
export function keepLearning(changed: Partial<Learning>): Promise<boolean> {
  const learning = { ...useSettings.getState().learning, ...changed };
  useSettings.setState({ learning }); // what is remembered twice in a row must not wait for the file
  return attempt(() => writeSettings({ learning }), text('app.unexpected'));
}

/** Remembers which steps were reached; a lesson once finished stays finished. */
export function keepProgress({ id, steps }: Lesson, done: readonly string[]): void {
  const { lessons } = useSettings.getState().learning;
  const finishedAt = done.length === steps.length ? Date.now() : (lessons[id]?.finishedAt ?? null);
  void keepLearning({ lessons: { ...lessons, [id]: { done: [...done], finishedAt } } });
}
