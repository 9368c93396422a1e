import { expect, it } from 'vitest';
import { statusMeaning } from '../../../../renderer/requests/line-words.ts';

it('a line for live messages was opened, which is no answer that worked; one that failed says so', () => {
  const t = ((key: string) => key) as unknown as Parameters<typeof statusMeaning>[0];
  expect(statusMeaning(t, 101, 'worked')).toBe('meaning.switched');
  expect(statusMeaning(t, 101, 'no-answer')).toBe('meaning.no-answer');
  expect(statusMeaning(t, 200, 'worked')).toBe('meaning.worked');
});
