import { expect, test } from 'vitest';
import { columnsOf, type Room } from '../../../../renderer/requests/column-choice.ts';

const shown = (saved: readonly string[] | null, room: Room = 'much'): readonly string[] =>
  Object.entries(columnsOf(saved, room)).flatMap(([id, isShown]) => (isShown ? [id] : []));

test('the request table shows its usual columns until somebody chooses', () => {
  expect(shown(null)).toEqual(['status', 'method', 'name', 'meaning', 'time', 'waterfall']);
});

test('the request table shows what was chosen, keeps status and name, and leaves out what is no column', () => {
  expect(shown(['size', 'no-such-column', '__proto__'])).toEqual(['status', 'name', 'size']);
});

test('where the request table has less room, it leaves more of that to the words until somebody chooses', () => {
  expect(shown(null, 'some')).toEqual(['status', 'method', 'name', 'meaning']);
  expect(shown(null, 'little')).toEqual(['status', 'name', 'meaning']);
  expect(shown(['waterfall'], 'little')).toEqual(['status', 'name', 'waterfall']);
});
