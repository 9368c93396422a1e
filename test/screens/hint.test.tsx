import { act, fireEvent, screen } from '@testing-library/react';
import { X } from 'lucide-react';
import { afterEach, expect, test, vi } from 'vitest';
import { IconButton } from '../../renderer/widgets/icon-button.tsx';
import { button, draw } from './draw.tsx';

afterEach(() => {
  vi.useRealTimers();
});

/** Draws a button below a pointer that rests, and lets time pass. */
const drawUnderPointer = () => {
  draw(<IconButton icon={X} label="Close it" onPress={() => undefined} />);
  vi.useFakeTimers();
  // A press before, as of “It failed now”, which tells that there is a pointer.
  fireEvent.pointerDown(document.body, { pointerType: 'mouse' });
  fireEvent.pointerUp(document.body, { pointerType: 'mouse' });
  fireEvent.pointerOver(button('Close it'), { pointerType: 'mouse' });
  wait();
};
const wait = () => {
  act(() => {
    vi.advanceTimersByTime(2000);
  });
};
const tip = () => screen.queryByRole('tooltip')?.textContent ?? null;

test('a button that comes up under a pointer at rest says nothing until it is moved', () => {
  drawUnderPointer();
  expect(tip()).toBeNull();
  fireEvent.pointerMove(button('Close it'), { pointerType: 'mouse' });
  expect(tip()).toBe('Close it');
});

test('a button says what it is for while the pointer that was moved there rests', () => {
  drawUnderPointer();
  fireEvent.pointerMove(button('Close it'), { pointerType: 'mouse' });
  fireEvent.pointerOut(button('Close it'), { pointerType: 'mouse' });
  fireEvent.pointerLeave(button('Close it'), { pointerType: 'mouse' });
  wait();
  expect(tip()).toBeNull();
  fireEvent.pointerOver(button('Close it'), { pointerType: 'mouse' });
  fireEvent.pointerMove(button('Close it'), { pointerType: 'mouse' });
  wait();
  expect(tip()).toBe('Close it');
});
