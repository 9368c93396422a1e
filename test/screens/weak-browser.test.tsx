import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WeakBrowser } from '../../renderer/site/weak-browser.tsx';
import { useSite } from '../../renderer/store/site.ts';
import { draw } from './draw.tsx';

test('a browser as it should be says nothing', () => {
  useSite.setState({ weaknesses: [] });
  draw(<WeakBrowser />);
  expect(screen.queryByText(/browser|sandbox/)).toBeNull();
});

test('an older browser without its sandbox says so, and what to use instead', () => {
  useSite.setState({ weaknesses: ['older', 'unsandboxed'] });
  draw(<WeakBrowser />);
  expect(
    screen.getByText(
      /older browser.* One of its protections, the sandbox, is off\. Use the practice Halo/,
    ),
  ).toBeDefined();
});
