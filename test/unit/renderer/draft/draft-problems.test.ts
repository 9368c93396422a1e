import { expect, test } from 'vitest';
import { draftProblems, hasProblems, tidied } from '../../../../renderer/draft/draft-problems.ts';
import type { Draft } from '../../../../shared/packs/draft.ts';

const whole: Draft = {
  id: 'no-rate',
  title: 'No rate',
  happened: 'It failed.',
  meaning: 'Not saved.',
  reasons: ['No access.'],
  phrases: ['charge rate'],
  useStatus: true,
  useRoute: false,
  steps: [{ text: 'Ask.', who: 'you' }],
  verify: 'Try again.',
  keeps: { warnings: true, ask: true, links: true },
};

test('a draft with all its words has no problems', () => {
  expect(hasProblems(draftProblems(whole))).toBe(false);
});

test.each<[keyof Draft, Partial<Draft>]>([
  ['id', { id: 'No rate' }],
  ['title', { title: ' ' }],
  ['happened', { happened: '' }],
  ['meaning', { meaning: '' }],
  ['verify', { verify: '' }],
])('a draft is not finished without a good %s', (field, change) => {
  const problems = draftProblems({ ...whole, ...change });
  expect(hasProblems(problems)).toBe(true);
  expect(problems[field as 'id']).not.toBeNull();
});

test('a short name that nobody typed is no problem', () => {
  expect(draftProblems({ ...whole, id: null }).id).toBeNull();
});

test('a reason or a step without words is told by its place', () => {
  expect(draftProblems({ ...whole, reasons: ['', 'No access.'] }).reasons).toEqual([
    'problem.empty',
    null,
  ]);
  expect(
    draftProblems({
      ...whole,
      steps: [
        { text: 'Ask.', who: 'you' },
        { text: ' ', who: 'you' },
      ],
    }).steps,
  ).toEqual([null, 'problem.empty']);
});

test('a draft must be known again by something', () => {
  expect(draftProblems({ ...whole, useStatus: false, phrases: [' ', 'x'] }).match).toBe(
    'problem.match',
  );
  expect(draftProblems({ ...whole, useStatus: false }).match).toBeNull();
});

test('spaces around and words that tell nothing are not saved', () => {
  expect(
    tidied({ ...whole, title: ' No rate ', phrases: ['', ' charge rate ', 'charge rate', 'x'] }),
  ).toMatchObject({ title: 'No rate', phrases: ['charge rate'] });
});
