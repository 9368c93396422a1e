import { describe, expect, it } from 'vitest';
import { readLesson } from '../../../../shared/learn/ready-lesson.ts';
import { lessonFiles, world } from '../../renderer/learn/lessons.ts';

interface LessonFile {
  readonly steps: readonly Record<string, unknown>[];
}

const good = lessonFiles['charge-rate.json'] as Record<string, unknown> & LessonFile;
const problems = (change: Record<string, unknown>) => {
  const reading = readLesson({ ...good, ...change }, world, true);
  return reading.ok ? [] : reading.problems;
};
const firstStep = (change: Record<string, unknown>) => ({
  steps: [{ ...good.steps[0], ...change }, ...good.steps.slice(1)],
});

describe('a lesson of a partner', () => {
  it('is taken in as it is where nothing is wrong with it', () => {
    expect(problems({ id: 'our-own', by: 'Northwind IT' })).toEqual([]);
  });

  it.each([
    ['a part is missing', { title: undefined }, 'title: is missing.'],
    [
      'a part holds the wrong thing',
      { minutes: 'five' },
      'minutes: must be a number, but is a text.',
    ],
    [
      'a part is spelled wrongly',
      { tittle: 'Mine' },
      'tittle: is not a field that can stand here. Check how it is spelled.',
    ],
    [
      'an id has a form of its own',
      { id: 'My Lesson' },
      'id: must be small letters and digits, with hyphens between words, such as "no-rate-access".',
    ],
    ['there is no step', { steps: [] }, 'steps: must hold at least one entry.'],
    [
      'a step waits for nothing that is known',
      firstStep({ expect: { event: 'click' } }),
      'steps[0].expect.event: must be one of these: “failure”, “request”, “success”, “requests”, “selected”, “details”, “screen”, “checkup”, “answer”.',
    ],
    [
      'a tab does not exist',
      firstStep({ expect: { event: 'details', tab: 'body' } }),
      'steps[0].expect.tab: must be one of these: “headers”, “preview”, “payload”, “response”, “timing”, “cookies”.',
    ],
    [
      'it names a failure that the practice Halo does not have',
      { scenario: 'coffee' },
      'There is no practice failure called “coffee”.',
    ],
    [
      'it names a cause that nobody knows',
      { about: { cause: 'coffee', status: 400 } },
      'There is no cause called “coffee”.',
    ],
    [
      'the failure has another cause',
      { scenario: 'conflict', steps: [{ id: 'a', expect: { event: 'requests' } }] },
      'The practice failure “conflict” has another cause: “conflict”.',
    ],
    [
      'nobody says how the failure is reached',
      firstStep({ play: undefined }),
      'The step “fail” waits for something in Halo, but “play” does not say how to get there.',
    ],
    [
      'a step plays actions that are not there',
      firstStep({ play: [{ of: 'provoke', to: 99 }] }),
      'The step “fail” plays actions that “provoke” does not have: there are 3.',
    ],
    [
      'two steps have one name',
      { steps: [good.steps[0], good.steps[0]] },
      'Two steps are called “fail”.',
    ],
    [
      'a question has two right answers',
      firstStep({
        play: undefined,
        expect: {
          event: 'answer',
          ask: 'own',
          question: 'Why?',
          choices: [
            { id: 'a', text: 'A', right: true, feedback: 'Yes.' },
            { id: 'b', text: 'B', right: true, feedback: 'Yes.' },
          ],
        },
      }),
      'The question of the step “fail” needs exactly one right answer.',
    ],
  ] as const)('is told in one sentence that %s', (_what, change, sentence) => {
    expect(problems(change)).toEqual([sentence]);
  });

  it('is told all that is wrong with it at once', () => {
    expect(problems({ title: '', minutes: 0 })).toEqual([
      'title: must hold at least one character.',
      'minutes: must be 1 or more.',
    ]);
  });
});
