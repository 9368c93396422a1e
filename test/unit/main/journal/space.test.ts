import { expect, test } from 'vitest';
import { type Place, Places } from '../../../../main/journal/space.ts';

const place = (bodyBytes: number, failing = false): Place => ({
  offset: 0,
  length: 10,
  failing,
  startedAt: 0,
  files: [],
  bodyBytes,
});

const sums = (places: Places) => [places.size, places.bodyBytes, places.failures];

test('counts what its exchanges take as they grow, are replaced and go', () => {
  const places = new Places();
  places.set('a', place(100));
  places.set('b', place(20, true));
  expect(sums(places)).toEqual([2, 120, 1]);
  places.set('a', place(150, true));
  places.set('b', place(0));
  expect(sums(places)).toEqual([2, 150, 1]);
  places.become(new Map(places));
  expect(sums(places)).toEqual([2, 150, 1]);
  places.become([['b', place(7, true)]]);
  expect(sums(places)).toEqual([1, 7, 1]);
});
