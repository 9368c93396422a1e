import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { EntryBox } from '../../renderer/start/entry-box.tsx';
import { readDropped, readOpened } from '../../renderer/actions/open-file.ts';
import type { ReadingListener } from '../../renderer/har/reading.ts';
import { CarryOn } from '../../renderer/start/carry-on.tsx';
import { answerEntry } from '../../renderer/store/entry.ts';
import { useFile } from '../../renderer/store/file.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import { openOverlay } from '../../renderer/store/overlay.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { Overlays } from '../../renderer/window/overlays.tsx';
import { show, startOver, useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { exchange } from '../unit/renderer/build.ts';
import { button, draw, fill, heading, No, noticed } from './draw.tsx';

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
const box = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Address of your Halo, a message, or a file',
  });

test('the box says what it takes its text for, and what is done with it', async () => {
  const { user } = draw(<EntryBox />);
  button('Open my Halo');
  await fill(user, box(), 'acme.halopsa.com');
  button('Open my Halo');
  screen.getByText(/^That is an address/);
  await fill(user, box(), '403');
  button('Explain this');
  screen.getByText(/^That is a message/);
  await fill(user, box(), 'C:\\Users\\Kim Lee\\failed.har');
  screen.getByText(/^That is a file\. We open it/);
  await fill(user, box(), 'failed.har');
  screen.getByText(/^That is the name of a file/);
  expect(screen.getAllByRole('button', { name: 'Open a file' })).toHaveLength(1);
});

test('Enter explains a message, and Shift+Enter begins a new line of it', async () => {
  const { user } = draw(<EntryBox />);
  const before = read.length;
  await user.click(box());
  await user.keyboard('Error 403{Shift>}{Enter}{/Shift}Kim Lee');
  expect(read).toHaveLength(before);
  await user.keyboard('{Enter}');
  expect(read.at(-1)?.input).toEqual({ text: 'Error 403\nKim Lee' });
});

test('one of the remembered addresses is put into the box', async () => {
  useSettings.setState({ addresses: ['https://acme.halopsa.com', 'https://other.haloitsm.com'] });
  const { user } = draw(<EntryBox />);
  await user.click(button(/Show remembered addresses/));
  await user.click(screen.getByRole('menuitem', { name: 'other.haloitsm.com' }));
  expect(box().value).toBe('other.haloitsm.com');
});

test('several files that were dropped together are compared, or opened one after the other', async () => {
  const files = ['anna', 'ben', 'carl'].map((name) => new File(['{}'], `${name}.har`));
  const { user } = draw(
    <>
      <Overlays />
      <CarryOn />
    </>,
  );
  vi.stubGlobal('halo', {
    ...window.halo,
    dropped: () => Promise.resolve({ ok: true, value: null }),
  });
  act(() => {
    openOverlay({ kind: 'files', files });
  });
  heading('You dropped 3 files');
  expect(screen.queryByRole('button', { name: 'Compare the two' })).toBeNull();
  expect(button('Open one after the other').className).toContain('primary');
  const before = read.length;
  await user.click(button('Cancel'));
  expect(screen.queryByRole('heading', { name: 'You dropped 3 files' })).toBeNull();
  expect(read).toHaveLength(before);
  act(() => {
    openOverlay({ kind: 'files', files });
  });
  await user.click(button('Open one after the other'));
  await expect.poll(() => read.at(-1)?.input).toBe(files[0]);
  await user.click(button(/^Open the next file: ben\.har 2 files are waiting/));
  await expect.poll(() => read.at(-1)?.input).toBe(files[1]);
  await user.click(button(/^Open the next file: carl\.har 1 file is waiting/));
  expect(screen.queryByRole('button', { name: /^Open the next file/ })).toBeNull();
});

test('a text in which nothing is known is answered at the box, and stays there to be mended', async () => {
  using seen = vi.spyOn(Element.prototype, 'scrollIntoView');
  const { user } = draw(<EntryBox />);
  await fill(user, box(), 'It does not work');
  await user.click(button('Explain this'));
  act(() => {
    read.at(-1)?.on.done(summary, []);
  });
  const status = screen.getByRole('status');
  within(status).getByRole('heading', { name: 'We do not know this text' });
  expect(seen.mock.contexts).toEqual([status]);
  within(status).getByText('Paste the whole message, with its number and the lines around it.');
  expect(noticed()).toEqual([]);
  expect(useWizard.getState().places.now).toEqual({ screen: 'start' });
  expect(box().value).toBe('It does not work');
  await fill(user, box(), 'Error 403');
  expect(status.textContent).toBe('');
});

test('a text that cannot be read says so at the box', async () => {
  const { user } = draw(<EntryBox />);
  await fill(user, box(), 'Error 403');
  await user.click(button('Explain this'));
  act(() => {
    read.at(-1)?.on.failed('This text is too long.');
  });
  expect(screen.getByRole('status').textContent).toBe('This text is too long.');
  expect(noticed()).toEqual([]);
});

test('what was answered to a text is gone beside what comes of a file', async () => {
  const { user } = draw(<EntryBox />, {
    'file.choose': () => new No('This file cannot be read.'),
  });
  const answerText = () => {
    act(() => {
      read.at(-1)?.on.done(summary, []);
    });
    expect(screen.getByRole('status').textContent).not.toBe('');
  };
  await fill(user, box(), 'It does not work');
  await user.click(button('Explain this'));
  answerText();
  await user.click(button('Open a file'));
  await expect.poll(noticed).toEqual(['This file cannot be read.']);
  expect(screen.getByRole('status').textContent).toBe('');
  await user.click(button('Explain this'));
  answerText();
  act(() => {
    readOpened({ name: 'page.har', size: 2, url: 'opened://file/1' });
  });
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a file whose whole path was typed is opened, and the refusal of one that is not there offers the dialog', async () => {
  const opened = { name: 'failed.har', size: 2, url: 'opened://file/1' };
  const { user, asked } = draw(<EntryBox />, {
    'file.typed': ({ path }: { path: string }) =>
      path.endsWith('gone.har') ? new No('This file cannot be read.') : opened,
  });
  await fill(user, box(), '/home/kim/failed.har');
  await user.click(button('Open a file'));
  expect(asked.at(-1)).toEqual({ name: 'file.typed', input: { path: '/home/kim/failed.har' } });
  await expect.poll(() => read.at(-1)?.input).toEqual(opened);
  await fill(user, box(), '/home/kim/gone.har');
  await user.keyboard('{Enter}');
  await expect.poll(noticed).toEqual(['This file cannot be read.']);
  expect(useNotices.getState().notices[0]?.actions.map(({ label }) => label)).toEqual([
    'Open a file',
  ]);
});

test('a text with an error leads to its results', async () => {
  const { user } = draw(<EntryBox />);
  await fill(user, box(), 'Error = 403 Forbidden');
  await user.click(button('Explain this'));
  const reading = read.at(-1);
  expect(reading?.input).toEqual({ text: 'Error = 403 Forbidden' });
  reading?.on.rows([rowOf(exchange(0, { status: 403 }))]);
  reading?.on.done({ ...summary, entries: 1 }, []);
  expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'file' });
  expect(useFile.getState().file?.name).toBe('Pasted message');
});

test.each([
  ['is empty of errors', (on: ReadingListener) => on.done({ ...summary, kind: 'har' }, []), null],
  ['cannot be read', (on: ReadingListener) => on.failed('This file is empty.'), 'cut.har'],
])('a file that %s is spoken of as a file, though no disk has it', async (_, end, about) => {
  draw(<EntryBox />);
  vi.stubGlobal('halo', {
    ...window.halo,
    dropped: () => Promise.resolve({ ok: true, value: null }),
  });
  const file = new File(['{"log":{'], 'cut.har');
  await act(() => readDropped(file));
  expect(read.at(-1)?.input).toBe(file);
  act(() => {
    end(read.at(-1)?.on ?? expect.fail());
  });
  expect(screen.getByRole('status').textContent).toBe('');
  expect(useNotices.getState().notices.map((notice) => notice.about)).toEqual(
    about === null ? [] : [about],
  );
});

test('what was read before is not shown beside the answer to something else', async () => {
  const { user } = draw(<EntryBox />);
  act(() => {
    show({ screen: 'results', source: 'file' });
    show({ screen: 'start' });
  });
  expect(useWizard.getState().source).toBe('file');
  await fill(user, box(), 'It does not work');
  await user.click(button('Explain this'));
  act(() => {
    read.at(-1)?.on.done(summary, []);
  });
  expect(useWizard.getState().source).toBe('live');
});

test('what a pasted message came to is counted as a message', async () => {
  const { user } = draw(
    <>
      <EntryBox />
      <CarryOn />
    </>,
  );
  await fill(user, box(), 'Error = 403 Forbidden');
  await user.click(button('Explain this'));
  act(() => {
    read.at(-1)?.on.rows([rowOf(exchange(0, { status: 403 }))]);
    read.at(-1)?.on.done({ ...summary, entries: 1 }, []);
  });
  button(/^Pasted message 1 message, 0 problems/);
});

test('a paste takes the place of a message that was explained, and not of one that is still written', async () => {
  const { user } = draw(<EntryBox />);
  const paste = async (text: string, at: number) => {
    await user.click(box());
    box().setSelectionRange(at, at);
    await user.paste(text);
  };
  await fill(user, box(), 'Error = 403 Forbidden');
  await paste(' Kim', 21);
  expect(box().value).toBe('Error = 403 Forbidden Kim');
  await user.click(button('Explain this'));
  await paste('Error 500: it broke', 5);
  expect(box().value).toBe('Error 500: it broke');
  await paste(' down', 19);
  expect(box().value).toBe('Error 500: it broke down');
});

test('a message that is pasted takes the place of the address that the box offers', async () => {
  useSettings.setState({ addresses: ['https://acme.halopsa.com'] });
  const { user } = draw(<EntryBox />);
  await user.click(box());
  await user.paste('Error 403');
  expect(box().value).toBe('Error 403');
  await user.paste(' Forbidden');
  expect(box().value).toBe('Error 403 Forbidden');
});

test('who begins again is done with a message that was explained, not with one still written', async () => {
  const { user } = draw(<EntryBox />);
  await fill(user, box(), 'Nothing of note');
  act(startOver);
  expect(box().value).toBe('Nothing of note');
  await user.click(button('Explain this'));
  act(() => {
    answerEntry({ kind: 'unknown' });
  });
  heading('We do not know this text');
  act(startOver);
  expect(box().value).toBe('');
  expect(screen.queryByRole('heading', { name: 'We do not know this text' })).toBeNull();
});
