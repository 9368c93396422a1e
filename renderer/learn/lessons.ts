import statuses from '../../resources/guide/statuses.json';
import { type GuideStatus, readGuide } from '../../shared/learn/guide-table.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { knowledge } from '../platform/knowledge.ts';
import { scenarios } from '../platform/scenarios.ts';
import {
  type LessonReading,
  readLesson,
  type ReadyLesson,
} from '../../shared/learn/ready-lesson.ts';
import { say } from '../../shared/words/say.ts';

export const causes: readonly Cause[] = knowledge.map(({ cause }) => cause);
export const guide: readonly GuideStatus[] = readGuide(statuses);

const world = { scenarios, causes };

/**
 * The program's own lessons, in their order. A file that does not fit is a bug of ours; a test
 * finds it.
 */
export const builtInLessons: readonly ReadyLesson[] = Object.entries(
  import.meta.glob<unknown>('../../resources/lessons/*.json', { eager: true, import: 'default' }),
)
  .map(([file, data]) => {
    const reading = readLesson(data, world, false);
    if (!reading.ok) throw new Error(`${file}: ${reading.problems.join(' ')}`);
    return reading.lesson;
  })
  .toSorted((a, b) => a.lesson.place - b.lesson.place);

/** A lesson of somebody else's file. */
export function readAddedLesson(data: unknown): LessonReading {
  const reading = readLesson(data, world, true);
  if (!reading.ok || !builtInLessons.some(({ lesson }) => lesson.id === reading.lesson.lesson.id))
    return reading;
  return { ok: false, problems: [say('lesson.fault.sameId', { id: reading.lesson.lesson.id })] };
}

/**
 * All lessons, those of partners last. What no longer fits, because the program has changed, is
 * left out.
 */
export function allLessons(added: readonly unknown[]): readonly ReadyLesson[] {
  return [
    ...builtInLessons,
    ...added.map(readAddedLesson).flatMap((reading) => (reading.ok ? [reading.lesson] : [])),
  ];
}
