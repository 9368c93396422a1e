import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGuide } from '../../../../shared/learn/guide-table.ts';
import { causeSchema } from '../../../../shared/rules/cause.ts';
import { readScenarios } from '../../../../shared/learn/scenario.ts';
import {
  type LessonWorld,
  readLesson,
  type ReadyLesson,
} from '../../../../shared/learn/ready-lesson.ts';

const resources = join(import.meta.dirname, '../../../../resources');
const read = (path: string): unknown => JSON.parse(readFileSync(join(resources, path), 'utf8'));
const filesOf = (folder: string) =>
  readdirSync(join(resources, folder)).filter((name) => name.endsWith('.json'));

export const guide = readGuide(read('guide/statuses.json'));

/** All that a lesson may name, as the program has it. */
export const world: LessonWorld = {
  scenarios: readScenarios(
    Object.fromEntries(
      filesOf('practice/scenarios').map((name) => [`/${name}`, read(`practice/scenarios/${name}`)]),
    ),
  ),
  causes: filesOf('knowledge').map((name) => causeSchema.parse(read(`knowledge/${name}`))),
};

/** The lesson files as they are: name → data. */
export const lessonFiles: Readonly<Record<string, unknown>> = Object.fromEntries(
  filesOf('lessons').map((name) => [name, read(`lessons/${name}`)]),
);

/** The program's own lessons. A file that does not fit is for the test of resources to report. */
export function readyLessons(): readonly ReadyLesson[] {
  return Object.values(lessonFiles)
    .map((data) => readLesson(data, world, false))
    .flatMap((reading) => (reading.ok ? [reading.lesson] : []));
}
