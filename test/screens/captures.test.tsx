import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { CapturesScreen } from '../../renderer/captures/captures-screen.tsx';
import type { ReadingListener } from '../../renderer/har/reading.ts';
import { useFile } from '../../renderer/store/file.ts';
import { clearNotices } from '../../renderer/store/notices.ts';
import { emptySource } from '../../renderer/store/source.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { Workspace } from '../../renderer/workspace/workspace.tsx';
import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { button, draw, heading, No, noticed } from './draw.tsx';

const read: ReadingListener[] = [];
vi.mock('../../renderer/har/har-client.ts', () => ({
  readCapture: (_input: unknown, on: ReadingListener) => {
    read.push(on);
    return { ...emptySource.contents, cancel: () => undefined };
  },
}));
const summary = {
  kind: 'har' as const,
  creator: null,
  entries: 0,
  skipped: [],
  skippedCount: 0,
  truncated: false,
  doctor: [],
};

const listing = (changes: Partial<CaptureListing> = {}): CaptureListing => ({
  id: 'one',
  name: null,
  site: 'acme.halopsa.com',
  startedAt: 0,
  requests: 12,
  failures: 1,
  size: 3_000,
  running: false,
  ...changes,
});

/** The focus comes with the next frame after a press that no hand made. */
const isFocused = (name: string) =>
  waitFor(() => expect(document.activeElement).toBe(button(name)));

describe('the recordings', () => {
  test('say that there are none, once that is known', async () => {
    const { user } = draw(<CapturesScreen />, { 'captures.list': [] });
    heading('Recordings');
    await screen.findByText('Nothing was recorded yet.');
    await user.click(button('Go to the start page'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'start' });
  });

  test('that cannot be listed say so', async () => {
    draw(<CapturesScreen />, { 'captures.list': new No('The folder cannot be read.') });
    await expect.poll(noticed).toEqual(['The folder cannot be read.']);
    expect(screen.queryByText('Nothing was recorded yet.')).toBeNull();
  });

  test('are named by their site, and one that is running cannot be deleted', async () => {
    const { user } = draw(<CapturesScreen />, {
      'captures.list': [listing(), listing({ id: 'two', name: 'Xero on Monday', running: true })],
    });
    const first = await screen.findByRole('article', { name: 'acme.halopsa.com' });
    within(first).getByText(/12 requests/);
    within(first).getByRole('button', { name: 'Delete' });
    await user.click(button(/^Xero on Monday/));
    const second = screen.getByRole('article', { name: 'Xero on Monday' });
    within(second).getByText(/being recorded now/);
    expect(within(second).queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  test('of the practice Halo bear its name, and are told apart within a minute', async () => {
    const of = { site: 'practice' };
    draw(<CapturesScreen />, {
      'captures.list': [
        listing({ ...of, startedAt: 21_000, requests: 40, failures: 3 }),
        listing({ ...of, id: 'two', failures: 0 }),
      ],
    });
    const items = await screen.findAllByRole('button', { name: /^Practice Halo/ });
    expect(items.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/:21 · 40 requests · 3 failed$/),
      expect.stringMatching(/:00 · 12 requests$/),
    ]);
  });

  test('are deleted only when asked a second time', async () => {
    const { user, asked } = draw(<CapturesScreen />, { 'captures.list': [listing()] });
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(asked.some(({ name }) => name === 'captures.delete')).toBe(false);
    await user.click(button('Really delete it'));
    expect(asked.find(({ name }) => name === 'captures.delete')?.input).toEqual({ id: 'one' });
  });

  test('are renamed by the keyboard', async () => {
    const { user, asked } = draw(<CapturesScreen />, { 'captures.list': [listing()] });
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    await user.keyboard('Xero on Monday{Enter}');
    expect(asked.find(({ name }) => name === 'captures.rename')?.input).toEqual({
      id: 'one',
      name: 'Xero on Monday',
    });
    await isFocused('Rename');
  });

  test('have the name that they bear in the box, and keep it where nothing is changed', async () => {
    const { user, asked } = draw(<CapturesScreen />, { 'captures.list': [listing()] });
    const title = (await screen.findByRole('article')).getAttribute('aria-label');
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe(title);
    await user.keyboard('{Enter}');
    expect(asked.some(({ name }) => name === 'captures.rename')).toBe(false);
  });

  test('keep their name where renaming is cancelled, and offer it once at a time', async () => {
    const { user, asked } = draw(<CapturesScreen />, { 'captures.list': [listing()] });
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
    await user.keyboard('Another');
    await user.click(button('Cancel'));
    await isFocused('Rename');
    expect(asked.some(({ name }) => name === 'captures.rename')).toBe(false);
  });

  test('can be shared, each one', async () => {
    const { user, asked } = draw(<CapturesScreen />, {
      'captures.list': [listing()],
      'captures.open': new No('It cannot be read.'),
    });
    await user.click(await screen.findByRole('button', { name: 'Share this recording' }));
    await expect.poll(noticed).toEqual(['It cannot be read.']);
    expect(asked.find(({ name }) => name === 'captures.open')?.input).toEqual({ id: 'one' });
  });

  test('are opened under the name that the list has for them, with its own clock', async () => {
    const startedAt = new Date(2026, 10, 3, 9, 5).getTime();
    const { user } = draw(<CapturesScreen />, {
      'captures.list': [listing({ startedAt }), listing({ id: 'two', name: 'Xero on Monday' })],
      'captures.open': { name: '000001.har', size: 2, url: 'halo-file://one' },
    });
    const nameOfOpened = async (): Promise<string | undefined> => {
      await user.click(await screen.findByRole('button', { name: 'Look at it' }));
      await expect.poll(() => read).toHaveLength(1);
      act(() => read.pop()?.done(summary, []));
      return useFile.getState().file?.name;
    };
    expect(await nameOfOpened()).toBe('acme.halopsa.com · 3 November 2026 at 09:05');
    act(() => {
      useWizard.setState({ places: { past: [], now: { screen: 'captures' }, future: [] } });
    });
    await user.click(await screen.findByRole('button', { name: /^Xero on Monday/ }));
    expect(await nameOfOpened()).toBe('Xero on Monday');
  });

  test('of an earlier version that kept a number of this computer bear no number', async () => {
    draw(<CapturesScreen />, { 'captures.list': [listing({ site: '127.0.0.1:43871' })] });
    await screen.findByRole('article', { name: 'Halo on this computer' });
  });

  test('that have lost a part say so beside their results, as long as these are looked at', async () => {
    const { user } = draw(
      <>
        <CapturesScreen />
        <Workspace isCovered={false} />
      </>,
      {
        'captures.list': [listing()],
        'captures.open': { name: 'Monday', size: 2, url: 'halo-file://one', isDamaged: true },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Look at it' }));
    await expect.poll(() => read).toHaveLength(1);
    act(() => read[0]?.done(summary, []));
    expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'file' });
    screen.getByText(/^A part of this recording is damaged or gone/);
    act(() => {
      clearNotices(); // as whenever another screen is shown
    });
    screen.getByText(/^A part of this recording is damaged or gone/);
  });

  test('that take more than they may offer to let the oldest go', async () => {
    const { user, asked } = draw(<CapturesScreen />, {
      'captures.list': [listing({ size: 3e9 }), listing({ id: 'old', size: 1e9 })],
    });
    await user.click(await screen.findByRole('button', { name: 'Delete the oldest' }));
    expect(asked.find(({ name }) => name === 'captures.delete')?.input).toEqual({ id: 'old' });
  });
});
