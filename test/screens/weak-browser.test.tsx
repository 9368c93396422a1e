import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WeakBrowser } from '../../renderer/site/weak-browser.tsx';
import { useSite } from '../../renderer/store/site.ts';
import { Workspace } from '../../renderer/workspace/workspace.tsx';
import { button, draw } from './draw.tsx';

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

test('where there is little room the reason is short', () => {
  useSite.setState({ weaknesses: ['older'] });
  draw(<WeakBrowser isShort />);
  expect(screen.getByText(/Use the practice Halo/).textContent).toMatch(
    /^This is an older browser\. Use/,
  );
});

test('nothing is said above the practice Halo, which is what to use', () => {
  useSite.setState({ open: true, kind: 'own', weaknesses: ['older'] });
  draw(<Workspace isCovered={false} />);
  screen.getByText(/older browser/);
  act(() => {
    useSite.setState({ kind: 'practice' });
  });
  expect(screen.queryByText(/Use the practice Halo/)).toBeNull();
});

test('above an open drawer the reason is short, and Halo keeps its room', async () => {
  useSite.setState({ open: true, kind: 'own', weaknesses: ['older'] });
  const { user } = draw(<Workspace isCovered={false} />);
  screen.getByText(/older browser/);
  await user.click(button(/^Requests/));
  expect(screen.getByText(/Use the practice Halo/).textContent).not.toMatch(/security repairs/);
});

test('nothing is said above an address that did not open, which is to be mended', () => {
  useSite.setState({ open: true, kind: 'own', weaknesses: ['older'], unopened: 'ERR_TIMED_OUT' });
  draw(<Workspace isCovered={false} />);
  screen.getByRole('heading', { name: 'This address did not open' });
  expect(screen.queryByText(/Use the practice Halo/)).toBeNull();
});
