import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StartScreen } from '../../renderer/start/start-screen.tsx';
import { button, draw, heading } from './draw.tsx';

test('the start page has its five doors, and nothing to carry on with at first', () => {
  draw(<StartScreen />);
  heading('What went wrong?');
  for (const name of [
    'Open my Halo',
    'Open the practice Halo',
    'Open the lessons',
    'Open a file',
    'Paste a message',
  ])
    button(name);
  expect(screen.queryByRole('region', { name: 'Carry on' })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Recent files' })).toBeNull();
});
