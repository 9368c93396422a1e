import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SaidNotices } from '../../renderer/about/said-notices.tsx';
import {
  clearNotices,
  notify,
  notifyAbout,
  notifyOfProgram,
  useNotices,
} from '../../renderer/store/notices.ts';
import { Notices } from '../../renderer/window/notices.tsx';
import { button, draw, noticed } from './draw.tsx';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (time: number) => act(() => vi.advanceTimersByTime(time));
const bar = () => screen.getByRole('region', { name: 'Notices' });

test('one notice is shown at a time, with the name of its file, and tells how many wait', async () => {
  const { user } = draw(<Notices />);
  act(() => {
    notifyAbout('page.har', 'problem', 'This is a web page.');
    notify('problem', 'The disk is full.');
  });
  expect(bar().textContent).toBe('The disk is full.1 more');
  await user.click(button('Close this notice'));
  expect(bar().textContent).toBe('page.har This is a web page.');
  await user.click(button('Close this notice'));
  expect(bar().textContent).toBe('');
});

test('good news goes by itself and bad news stays', () => {
  draw(<Notices />);
  act(() => {
    notify('problem', 'The disk is full.');
    notify('news', 'Copied.');
  });
  wait(60_000);
  expect(noticed()).toEqual(['The disk is full.']);
  wait(3_600_000);
  expect(noticed()).toEqual(['The disk is full.']);
});

test('good news stays while the pointer or the focus is on it, and goes after that', async () => {
  const { user } = draw(<Notices />);
  act(() => {
    notify('news', 'Copied.');
  });
  await user.hover(screen.getByText('Copied.'));
  wait(60_000);
  expect(noticed()).toEqual(['Copied.']);
  await user.unhover(screen.getByText('Copied.'));
  act(() => {
    button('Close this notice').focus();
  });
  wait(60_000);
  expect(noticed()).toEqual(['Copied.']);
  act(() => {
    button('Close this notice').blur();
  });
  wait(60_000);
  expect(noticed()).toEqual([]);
});

test('what went by is read again among all that was said', () => {
  draw(<SaidNotices />);
  screen.getByText('Nothing yet.');
  act(() => {
    notify('news', 'Copied.');
    notifyAbout('page.har', 'problem', 'This is a web page.');
    useNotices.setState({ notices: [] });
  });
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/page\.har This is a web page\.$/),
    expect.stringMatching(/Copied\.$/),
  ]);
});

test('what the program says of itself stays when the screen changes, until it is closed', () => {
  draw(<Notices />);
  act(() => {
    notifyOfProgram('Nothing is kept.');
    notify('problem', 'This field is empty.');
    clearNotices();
  });
  expect(noticed()).toEqual(['Nothing is kept.']);
  act(() => button('Close this notice').click());
  expect(noticed()).toEqual([]);
});
