import { expect, test } from 'vitest';
import { nextZoom } from '../../../../renderer/window/zoom.ts';

test('the window grows and shrinks by the sizes of the settings, and stops at their ends', () => {
  expect(nextZoom(100, 'in')).toBe(110);
  expect(nextZoom(100, 'out')).toBe(90);
  expect(nextZoom(200, 'in')).toBe(200);
  expect(nextZoom(80, 'out')).toBe(80);
  expect(nextZoom(175, 'reset')).toBe(100);
  expect(nextZoom(104, 'in')).toBe(110);
});
