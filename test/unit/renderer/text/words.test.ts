import { expect, it } from 'vitest';
import { statusKey } from '../../../../renderer/text/words.ts';

it.each([
  [302, 'status.302'],
  [307, 'status.302'],
  [304, 'status.other'],
  [409, 'status.409'],
  [418, 'status.other'],
])('the word beside %i', (status, key) => {
  expect(statusKey(status)).toBe(key);
});
