import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PasteScreen } from '../../renderer/start/paste-screen.tsx';
import type { ReadingListener } from '../../renderer/har/reading.ts';
import { useFile } from '../../renderer/store/file.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { exchange } from '../unit/renderer/build.ts';
import { button, draw, fill, noticed } from './draw.tsx';

const read: { input: unknown; on: ReadingListener }[] = [];
vi.mock('../../renderer/har/har-client.ts', () => ({
  readCapture: (input: unknown, on: ReadingListener) => {
    read.push({ input, on });
    return {
      cancel: () => undefined,
      close: () => undefined,
      load: () => Promise.reject(new Error('nobody looks')),
      review: () => Promise.resolve(emptyReview),
    };
  },
}));
const summary = {
  kind: 'text' as const,
  creator: null,
  entries: 0,
  skipped: [],
  skippedCount: 0,
  truncated: false,
  doctor: [],
};
const box = () => screen.getByRole('textbox', { name: 'Message or log lines' });

test('nothing can be explained before something is pasted', async () => {
  const { user } = draw(<PasteScreen />);
  expect(button('Explain this').hasAttribute('disabled')).toBe(true);
  await fill(user, box(), '   ');
  expect(button('Explain this').hasAttribute('disabled')).toBe(true);
  await fill(user, box(), '403');
  expect(button('Explain this').hasAttribute('disabled')).toBe(false);
});

test('a text in which nothing is known leads to what to do next, and stays to be mended', async () => {
  const { user } = draw(<PasteScreen />);
  await fill(user, box(), 'It does not work');
  await user.click(button('Explain this'));
  read.at(-1)?.on.done(summary, []);
  expect(noticed()).toEqual([]);
  expect(useWizard.getState()).toMatchObject({
    places: { now: { screen: 'results', source: 'file' } },
    draft: 'It does not work',
  });
});

test('a text with an error leads to its results', async () => {
  const { user } = draw(<PasteScreen />);
  await fill(user, box(), 'Error = 403 Forbidden');
  await user.click(button('Explain this'));
  const reading = read.at(-1);
  expect(reading?.input).toEqual({ text: 'Error = 403 Forbidden' });
  reading?.on.rows([rowOf(exchange(0, { status: 403 }))]);
  reading?.on.done({ ...summary, entries: 1 }, []);
  expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'file' });
  expect(useFile.getState().file?.name).toBe('Pasted message');
});
