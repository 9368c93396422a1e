import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StartScreen } from '../../renderer/start/start-screen.tsx';
import { useRecent } from '../../renderer/store/recent.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { typeAddress } from '../../renderer/store/typed-address.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
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
