import { expect, test } from 'vitest';
import { memoized } from '../../../../shared/basics/memo.ts';

test('a function that keeps its answers is asked once for each text, and answers null as well', () => {
  const asked: string[] = [];
  const of = memoized((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  expect([of('ab'), of(''), of('ab'), of('')]).toEqual([2, null, 2, null]);
  expect(asked).toEqual(['ab', '']);
});

test('a function that keeps its answers stays small, and right, however many texts there are', () => {
  const of = memoized((text) => text.length);
  const long = 'x'.repeat(400);
  for (let at = 0; at < 5000; at += 1) expect(of(`${at}`)).toBe(`${at}`.length);
  expect([of(long), of(long), of('4999')]).toEqual([400, 400, 4]);
});
