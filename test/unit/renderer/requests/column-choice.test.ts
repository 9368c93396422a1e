import { expect, test } from 'vitest';
import { columnsOf } from '../../../../renderer/requests/column-choice.ts';

const shown = (saved: readonly string[] | null): readonly string[] =>
  Object.entries(columnsOf(saved)).flatMap(([id, isShown]) => (isShown ? [id] : []));

test('the request table shows its usual columns until somebody chooses', () => {
  expect(shown(null)).toEqual(['status', 'method', 'name', 'meaning', 'time', 'waterfall']);
});

test('the request table shows what was chosen, keeps status and name, and leaves out what is no column', () => {
  expect(shown(['size', 'no-such-column', '__proto__'])).toEqual(['status', 'name', 'size']);
});
