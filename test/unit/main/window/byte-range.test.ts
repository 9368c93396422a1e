import { expect, test } from 'vitest';
import { byteRange } from '../../../../main/window/byte-range.ts';

test.each([
  [null, 10, 'whole'],
  ['bytes=0-', 10, { first: 0, last: 9 }],
  ['bytes=2-4', 10, { first: 2, last: 4 }],
  ['bytes=5-99', 10, { first: 5, last: 9 }],
  ['bytes=-3', 10, { first: 7, last: 9 }],
  ['bytes=-99', 10, { first: 0, last: 9 }],
  ['bytes=10-', 10, null],
  ['bytes=4-2', 10, null],
  ['bytes=0-', 0, null],
  ['bytes=-', 10, 'whole'],
  ['bytes=1-2,4-5', 10, 'whole'],
  ['lines=1-2', 10, 'whole'],
] as const)('the range %j of %i bytes is %j', (header, size, expected) => {
  expect(byteRange(header, size)).toEqual(expected);
});
