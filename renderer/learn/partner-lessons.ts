import { call, Refused } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { mostAdded } from '../../shared/learn/progress.ts';
import { notify } from '../store/notices.ts';
import { useSettings } from '../store/settings.ts';
import { readAddedLesson } from './lessons.ts';
import { keepLearning } from './progress.ts';

/** A lesson is a page of text; what is larger is something else. In bytes. */
const largest = 200_000;

/**
 * Asks for a partner's lesson and takes it in. Answers what is wrong with it, in sentences; nothing
 * where it was taken or the user cancelled.
 */
export async function addLesson(): Promise<readonly string[]> {
  try {
    const file = await call('file.choose', null);
    if (file === null) return [];
    if (file.size > largest) return [text('learn:trainer.tooLarge')];
    const reading = readAddedLesson(await parsed(file.url));
    if (!reading.ok) return reading.problems;
    const { added, chosen } = useSettings.getState().learning;
    const { lesson } = reading.lesson;
    const others = without(added, lesson.id);
    if (others.length >= mostAdded) return [text('learn:trainer.tooMany', { count: mostAdded })];
    await keepLearning({
      added: [...others, lesson],
      ...(chosen === null
        ? {}
        : { chosen: [...chosen.filter((id) => id !== lesson.id), lesson.id] }),
    });
    notify('news', text('learn:trainer.wasAdded', { title: lesson.title }));
    return [];
  } catch (problem) {
    if (problem instanceof Refused) return [problem.message];
    return [text('learn:trainer.notJson')];
  }
}

export function removeLesson(id: string): void {
  const { added } = useSettings.getState().learning;
  void keepLearning({ added: [...without(added, id)] });
}

async function parsed(url: string): Promise<unknown> {
  return JSON.parse(await (await fetch(url)).text());
}

function without(added: readonly unknown[], id: string): readonly unknown[] {
  return added.filter((one) => (one as { readonly id?: unknown } | null)?.id !== id);
}
