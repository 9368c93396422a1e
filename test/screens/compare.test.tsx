import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compareWithColleague, takePractice } from '../../renderer/actions/compare.ts';
import { CompareScreen } from '../../renderer/compare/compare-screen.tsx';
import type { Compared, ComparingRequest, SaidWorking } from '../../renderer/har/comparing.ts';
import { builtInLessons } from '../../renderer/learn/lessons.ts';
import { ShareDialog } from '../../renderer/share/share-dialog.tsx';
import { type Result, setSide, useComparison } from '../../renderer/store/comparison.ts';
import { useFile } from '../../renderer/store/file.ts';
import { startRun, usePlayer } from '../../renderer/store/lesson-run.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import { isReadingRoom } from '../../renderer/store/place.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource } from '../../renderer/store/source.ts';
import { setWaitingFiles, useWaitingFiles } from '../../renderer/store/waiting-files.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import type { Comparison } from '../../shared/compare/comparison.ts';
import type { Bridge } from '../../shared/ipc/ipc.ts';
import { DropTarget } from '../../renderer/window/drop-target.tsx';
import { Overlays } from '../../renderer/window/overlays.tsx';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw, heading, noticed } from './draw.tsx';

const file = (name: string) => ({ name, size: 1000, url: `halo-file://one/${name}` });
const capture = (changes: object = {}) => ({
  id: 'running-1',
  name: null,
  site: 'acme.halopsa.com',
  startedAt: 0,
  requests: 12,
  failures: 1,
  size: 3000,
  running: true,
  ...changes,
});

const first = {
  kind: 'failed',
  text: 'POST /api/actions was refused in the broken one (403).',
  working: 3,
  broken: 4,
  cause: 'forbidden',
} as const;
const proof = {
  request: 'POST /api/actions',
  status: 201,
  milliseconds: 120,
  rows: null,
  sent: ['ticket', 'outcome'],
  message: null,
};
const comparison: Comparison = {
  schema: 1,
  match: { steps: 45, same: 42 },
  comparable: true,
  text: first.text,
  apart: [],
  first,
  differences: [first, { ...first, kind: 'version', text: 'Another version.', cause: null }],
  proof: {
    working: proof,
    broken: { ...proof, status: 403, message: 'Not for you\u202e' },
  },
  only: { working: [{ request: 'GET /api/chargerate', index: 9 }], broken: [] },
};
const compared: Compared = {
  comparison,
  proofs: [comparison.proof, { working: null, broken: null }],
  diagnosis: diagnosis({ title: 'This account is not allowed to do that' }),
  exchanges: {
    working: exchange(3, { sent: { outcome_id: 7, password: 'annas-hunter2' } }),
    broken: exchange(4, { status: 403, sent: { outcome_id: 7, password: 'bens-hunter2' } }),
  },
};
const result: Result = {
  ...compared,
  inputs: { working: file('anna.har'), broken: file('ben.har') },
};

/** Stands in for the worker: keeps what it was asked, and answers when told. */
class FakeWorker extends EventTarget {
  static last: FakeWorker | null = null;
  asked: ComparingRequest | null = null;
  said: SaidWorking | null = null;
  isEnded = false;

  constructor() {
    super();
    FakeWorker.last = this;
  }

  postMessage(message: ComparingRequest | SaidWorking): void {
    if ('isSwapped' in message) this.said = message;
    else this.asked = message;
  }

  answer(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isEnded = true;
  }
}

beforeEach(() => {
  FakeWorker.last = null;
  vi.stubGlobal('Worker', FakeWorker);
});

const side = (name: string) => within(screen.getByRole('region', { name }));
const showResult = (changes: Partial<Result> = {}) => {
  useComparison.setState({
    working: { name: 'anna.har', size: 1, from: { input: file('anna.har') } },
    broken: { name: 'ben.har', size: 1, from: { input: file('ben.har') } },
    result: { ...result, ...changes },
  });
};

describe('the room of two recordings', () => {
  const part = (of: 'side' | 'page') => {
    const found = document.querySelector<HTMLElement>(`.room-${of}`);
    if (found === null) throw new Error(`there is no ${of}`);
    return within(found);
  };

  test('has the whole window: the two at the left, and beside them what to do, then what differs', () => {
    expect(isReadingRoom({ screen: 'compare' }, false)).toBe(true);
    draw(<CompareScreen />, { 'captures.list': [] });
    part('side').getByRole('region', { name: 'Here it works' });
    part('side').getByRole('region', { name: 'Here it fails' });
    part('side').getByRole('button', { name: 'Compare' });
    part('page').getByRole('heading', { name: 'How to compare' });
    act(() => {
      showResult();
    });
    part('page').getByRole('heading', { name: 'The first difference that matters' });
    expect(screen.queryByRole('heading', { name: 'How to compare' })).toBeNull();
  });
});

describe('choosing what is compared', () => {
  test('takes a file for one side and the running recording for the other, as it is then', async () => {
    const { user, asked } = draw(<CompareScreen />, {
      'captures.list': [capture(), capture({ id: 'old', name: 'Monday', running: false })],
      'captures.open': file('live.har'),
      'file.choose': file('anna.har'),
    });
    await user.click(side('Here it works').getByRole('button', { name: 'Choose a file' }));
    await side('Here it works').findByText('anna.har');
    const kept = await side('Here it fails').findByRole('button', {
      name: 'Choose from Recordings',
    });
    await user.click(kept);
    await user.click(screen.getByRole('menuitem', { name: /being recorded now/ }));
    expect(asked.some(({ name }) => name === 'captures.open')).toBe(false);
    await user.click(button('Compare'));
    await expect.poll(() => FakeWorker.last?.asked?.broken).toEqual(file('live.har'));
    expect(FakeWorker.last?.asked?.working).toEqual(file('anna.har'));
    expect(asked.find(({ name }) => name === 'captures.open')?.input).toEqual({ id: 'running-1' });
  });

  test('takes kept recordings for both sides', async () => {
    const { user, asked } = draw(<CompareScreen />, {
      'captures.list': [
        capture({ id: 'a', name: 'Anna', running: false }),
        capture({ id: 'b', name: 'Ben', running: false }),
      ],
      'captures.open': ({ id }: { id: string }) => file(`${id}.har`),
    });
    for (const [name, item] of [
      ['Here it works', /Anna/],
      ['Here it fails', /Ben/],
    ] as const) {
      await user.click(await side(name).findByRole('button', { name: 'Choose from Recordings' }));
      await user.click(screen.getByRole('menuitem', { name: item }));
    }
    await user.click(button('Compare'));
    await expect.poll(() => FakeWorker.last?.asked?.broken).toEqual(file('b.har'));
    expect(asked.filter(({ name }) => name === 'captures.open').map(({ input }) => input)).toEqual([
      { id: 'a' },
      { id: 'b' },
    ]);
  });

  test('takes Anna’s recording as one of the practice Halo that is open', async () => {
    useSite.setState({ kind: 'practice', url: 'http://localhost:4711/tickets' });
    await takePractice('working');
    const { working } = useComparison.getState();
    const input = working !== null && 'input' in working.from ? working.from.input : null;
    const har = input instanceof File ? await input.text() : '';
    expect(har).toContain('http://localhost:4711/api/Agent/me');
    expect(har).not.toContain('example.halopsa.com');
  });

  test('begins with what is looked at, live or from a file', async () => {
    draw(<CompareScreen />, { 'captures.list': [capture()] });
    await compareWithColleague('live');
    expect(useComparison.getState().broken?.from).toEqual({ capture: 'running-1' });
    useFile.setState({
      ...emptySource,
      file: {
        name: 'ben.har',
        size: 5,
        url: 'halo-file://one/ben.har',
        isDamaged: true,
        summary: {
          kind: 'har',
          creator: null,
          entries: 1,
          skipped: [],
          skippedCount: 0,
          truncated: false,
          doctor: [],
        },
      },
    });
    await compareWithColleague('file');
    expect(useComparison.getState().broken).toMatchObject({
      name: 'ben.har',
      from: { input: { isDamaged: true } },
    });
    expect(useWizard.getState().places.now.screen).toBe('compare');
  });

  const dropTwo = async (
    dropped: Bridge['dropped'] = () => Promise.resolve({ ok: true, value: null }),
  ) => {
    const { user } = draw(
      <DropTarget onChange={() => undefined}>
        <CompareScreen />
        <Overlays />
      </DropTarget>,
      { 'captures.list': [] },
    );
    vi.stubGlobal('halo', { ...window.halo, dropped });
    const files = [new File(['{}'], 'anna.har'), new File(['{}'], 'ben.har')];
    const drop = new Event('drop', { cancelable: true });
    window.dispatchEvent(Object.assign(drop, { dataTransfer: { types: ['Files'], files } }));
    await user.click(await screen.findByRole('button', { name: 'Compare the two' }));
    return Object.assign(user, { files });
  };

  test('begins at once with two that were dropped, and says of neither that it works before that shows', async () => {
    const user = await dropTwo();
    await screen.findByRole('region', { name: 'One recording' });
    side('One recording').getByText('anna.har');
    await expect.poll(() => FakeWorker.last?.asked?.isUnsorted).toBe(true);
    FakeWorker.last?.answer({ type: 'done', compared, isSwapped: true });
    await screen.findByRole('region', { name: 'Here it works' });
    side('Here it works').getByText('ben.har');
    side('Here it fails').getByText('anna.har');
    button('Swap the two').focus();
    await user.keyboard('{Enter}');
    await side('Here it works').findByText('anna.har');
    await expect.poll(() => FakeWorker.last?.isEnded).toBe(false);
    expect(FakeWorker.last?.asked?.isUnsorted).toBe(false);
  });

  test('asks which of two dropped ones works where nothing tells, and reads neither again', async () => {
    const user = await dropTwo();
    await expect.poll(() => FakeWorker.last?.asked?.isUnsorted).toBe(true);
    expect(screen.queryByRole('heading', { name: 'How to compare' })).toBeNull();
    const worker = FakeWorker.last;
    act(() => worker?.answer({ type: 'unsure' }));
    heading('Which one works?');
    expect(screen.getByRole('alert').textContent).toMatch(/cannot see which of the two works/);
    expect(screen.queryByRole('heading', { name: 'How to compare' })).toBeNull();
    await user.click(button('This one works: ben.har'));
    expect(worker?.said).toEqual({ isSwapped: true });
    expect(FakeWorker.last).toBe(worker);
    act(() => worker?.answer({ type: 'done', compared, isSwapped: true }));
    side('Here it works').getByText('ben.har');
    side('Here it fails').getByText('anna.har');
  });

  test('offers neither of the two as the next file once they were compared', async () => {
    const { files } = await dropTwo();
    const third = new File(['{}'], 'carl.har');
    setWaitingFiles([...files, third]);
    await expect.poll(() => FakeWorker.last?.asked?.isUnsorted).toBe(true);
    act(() => FakeWorker.last?.answer({ type: 'done', compared, isSwapped: true }));
    expect(useWaitingFiles.getState().files).toEqual([third]);
  });

  test('keeps nothing of what was read once another file is chosen', async () => {
    const user = await dropTwo();
    await expect.poll(() => FakeWorker.last?.asked?.isUnsorted).toBe(true);
    act(() => FakeWorker.last?.answer({ type: 'unsure' }));
    expect(FakeWorker.last?.isEnded).toBe(false);
    await user.click(side('One recording').getByRole('button', { name: 'Remove it' }));
    expect(FakeWorker.last?.isEnded).toBe(true);
    heading('How to compare');
  });

  test('says of neither that it works where they have nothing to do with each other', async () => {
    await dropTwo();
    await expect.poll(() => FakeWorker.last?.asked?.isUnsorted).toBe(true);
    const other = { ...comparison, comparable: false, first: null, differences: [] };
    act(() =>
      FakeWorker.last?.answer({
        type: 'done',
        compared: { ...compared, comparison: other },
        isSwapped: true,
      }),
    );
    heading('They cannot be compared');
    side('One recording').getByText('anna.har');
    side('The other recording').getByText('ben.har');
    expect(screen.queryByRole('region', { name: 'Here it works' })).toBeNull();
  });

  test('names the one of two dropped files that cannot be opened', async () => {
    const refuse = (file: File) =>
      Promise.resolve(
        file.name === 'ben.har'
          ? { ok: false as const, message: 'This file is gone.' }
          : { ok: true as const, value: null },
      );
    await dropTwo(refuse);
    await expect
      .poll(() => useNotices.getState().notices)
      .toMatchObject([{ about: 'ben.har', text: 'This file is gone.' }]);
    expect(FakeWorker.last).toBeNull();
  });
});

describe('comparing', () => {
  const begin = async () => {
    useComparison.setState({
      working: { name: 'anna.har', size: 10, from: { input: file('anna.har') } },
      broken: { name: 'ben.har', size: 10, from: { input: file('ben.har') } },
    });
    const drawn = draw(<CompareScreen />, { 'captures.list': [] });
    await drawn.user.click(button('Compare'));
    await expect.poll(() => FakeWorker.last?.asked).not.toBeNull();
    return drawn;
  };

  test('is ended by Cancel', async () => {
    const { user } = await begin();
    await user.click(button('Cancel'));
    expect(FakeWorker.last?.isEnded).toBe(true);
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('says in one sentence at the file why it cannot be read', async () => {
    using seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    await begin();
    FakeWorker.last?.answer({
      type: 'failed',
      side: 'broken',
      message: '“ben.har” is no recording.',
    });
    const alert = await side('Here it fails').findByRole('alert');
    expect(alert.textContent).toBe('“ben.har” is no recording.');
    expect(seen.mock.contexts).toEqual([alert]);
  });

  test('shows what comes of it', async () => {
    await begin();
    FakeWorker.last?.answer({ type: 'done', compared });
    await screen.findByRole('heading', { name: 'The first difference that matters' });
  });
});

describe('what was found', () => {
  test('is one sentence with its proof beside it, and what explains it', () => {
    showResult();
    draw(<CompareScreen />, { 'captures.list': [] });
    expect(screen.getByRole('status').textContent).toBe(first.text);
    screen.getByText('42 of 45 steps that both have were answered alike.');
    const table = screen.getByRole('table', { name: 'The two requests beside each other' });
    within(table).getByRole('cell', { name: '201' });
    within(table).getByRole('cell', { name: '403' });
    expect(table.textContent).not.toContain('\u202e');
    heading('This account is not allowed to do that');
    button('Show how to fix it');
  });

  test('leaves the main button to the question of a lesson while it waits for its answer', () => {
    showResult();
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'colleague-can');
    const steps = ready?.lesson.steps ?? [];
    const at = steps.findIndex(({ expect: one }) => one.event === 'answer');
    if (ready === undefined || at === -1) throw new Error('the lesson is gone');
    const done = steps.slice(0, at).map(({ id }) => id);
    usePlayer.setState({ run: { ...startRun(ready, done), state: 'playing' } });
    draw(<CompareScreen />, { 'captures.list': [] });
    expect(button('Show how to fix it').className).not.toContain('primary');
  });

  test('makes the fix the next step, and comparing once more a link', async () => {
    showResult();
    const { user } = draw(<CompareScreen />, { 'captures.list': [] });
    const footer = document.querySelector<HTMLElement>('.screen-footer');
    if (footer === null) throw new Error('there is no footer');
    const [next, again] = within(footer).getAllByRole('button');
    expect(next?.textContent).toBe('Show how to fix it');
    expect(next?.className).toContain('primary');
    expect(again?.textContent).toBe('Compare again');
    expect(screen.queryByRole('button', { name: 'Compare' })).toBeNull();
    await user.click(button('Compare again'));
    await expect.poll(() => FakeWorker.last?.asked?.broken).toEqual(file('ben.har'));
  });

  test('begins with what is another one altogether', () => {
    const apart = [
      { kind: 'person', working: 'Anna Berg', broken: 'Ben Stone' },
      { kind: 'record', working: 'ticket 2001\u202e', broken: 'ticket 2005' },
    ] as const;
    showResult({ comparison: { ...comparison, apart: [...apart] } });
    draw(<CompareScreen />, { 'captures.list': [] });
    const [person, record] = screen.getAllByText(/^Not the same/);
    expect(person?.textContent).toContain('Anna Berg in the recording that works, Ben Stone');
    expect(record?.textContent).toMatch(/about ticket 2001.*, the broken one about ticket 2005/);
    expect(record?.textContent).not.toContain('\u202e');
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    const first = record?.compareDocumentPosition(screen.getByRole('status'));
    expect(first).toBe(DOCUMENT_POSITION_FOLLOWING);
  });

  test('is a table that is filtered by kind, by words, and by which of the two has it', async () => {
    showResult();
    const { user } = draw(<CompareScreen />, { 'captures.list': [] });
    const rows = (name: string) =>
      within(screen.getByRole('table', { name }))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent);
    expect(rows('2 differences')).toHaveLength(2);
    const show = screen.getByRole('combobox', { name: 'Show' });
    await user.selectOptions(show, 'Only in the one that works');
    expect(rows('Only in the one that works: 1')).toEqual([
      'Only in the one that worksGET /api/chargerate',
    ]);
    expect(within(show).queryByRole('option', { name: 'Only in the one that fails' })).toBeNull();
    await user.selectOptions(show, 'Version of Halo');
    expect(rows('Version of Halo: 1')).toEqual(['Version of HaloAnother version.']);
    await user.type(screen.getByRole('searchbox'), 'chargerate');
    screen.getByText('No difference has these words.');
  });

  test('is what only one recording has where nothing else differs, and counts no single step', () => {
    const one = { steps: 1, same: 1 };
    showResult({ comparison: { ...comparison, differences: [], match: one }, proofs: [] });
    draw(<CompareScreen />, { 'captures.list': [] });
    screen.getByRole('table', { name: 'Only in the one that works: 1' });
    expect(screen.queryByRole('option', { name: 'All differences' })).toBeNull();
    expect(screen.queryByText(/steps that both have/)).toBeNull();
  });

  test('is the difference alone where nothing known explains it', () => {
    showResult({ diagnosis: null });
    draw(<CompareScreen />, { 'captures.list': [] });
    screen.getByText(/^Nothing known explains this difference/);
    button('Open the recording where it fails');
  });

  test('is said where they do not show the same thing being done', () => {
    showResult({
      diagnosis: null,
      comparison: {
        ...comparison,
        comparable: false,
        text: 'They do not show the same.',
        first: null,
        differences: [],
        proof: { working: null, broken: null },
      },
    });
    draw(<CompareScreen />, { 'captures.list': [] });
    heading('They cannot be compared');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

test.each([
  ['is told where one of the two has lost a part', true],
  ['is told of no loss where both are whole', false],
])('what was found %s', (_, isDamaged) => {
  showResult({
    inputs: { working: { ...file('anna.har'), isDamaged }, broken: file('ben.har') },
  });
  draw(<CompareScreen />, { 'captures.list': [] });
  expect(screen.queryByText(/^A part of these recordings is damaged or gone/) !== null).toBe(
    isDamaged,
  );
});

describe('by the keyboard alone', () => {
  type Keys = ReturnType<typeof draw>['user'];
  /** Goes to a control with the Tab key, the shorter way round. */
  async function tabTo(user: Keys, wanted: HTMLElement): Promise<void> {
    for (let at = 0; at < 60 && document.activeElement !== wanted; at += 1) {
      const active = document.activeElement ?? document.body;
      const isBefore =
        (wanted.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
        active !== document.body;
      await user.tab({ shift: isBefore });
    }
    expect(document.activeElement).toBe(wanted);
  }
  const press = async (user: Keys, wanted: HTMLElement) => {
    await tabTo(user, wanted);
    await user.keyboard('{Enter}');
  };

  test('two are chosen, compared, swapped, read, looked through and shared', async () => {
    const { user, asked } = draw(
      <>
        <CompareScreen />
        <ShareDialog />
      </>,
      {
        'captures.list': [capture({ id: 'a', name: 'Anna', running: false })],
        'captures.open': file('anna.har'),
        'file.choose': file('ben.har'),
      },
    );
    expect(document.activeElement).toBe(heading('Compare two recordings'));
    const kept = () =>
      side('Here it fails').findByRole('button', { name: 'Choose from Recordings' });
    await press(user, await kept());
    const anna = await screen.findByRole('menuitem', { name: /^Anna/ });
    await press(user, anna);
    await side('Here it fails').findByText(/^Anna/);
    await press(user, side('Here it works').getByRole('button', { name: 'Choose a file' }));
    await side('Here it works').findByText('ben.har');
    await press(user, button('Swap the two'));
    await side('Here it works').findByText(/^Anna/);

    await press(user, button('Compare'));
    await expect.poll(() => FakeWorker.last?.asked).not.toBeNull();
    expect(document.activeElement).toBe(button('Cancel'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(button('Compare'));
    await user.keyboard('{Enter}');
    await expect.poll(() => FakeWorker.last?.isEnded).toBe(false);
    await expect.poll(() => FakeWorker.last?.asked?.broken).toEqual(file('ben.har'));
    FakeWorker.last?.answer({ type: 'done', compared });

    const found = await screen.findByRole('heading', { name: 'The first difference that matters' });
    expect(document.activeElement).toBe(found);
    expect(screen.getByRole('status').textContent).toBe(first.text);
    const pair = button('Both requests beside each other');
    await press(user, pair);
    expect(pair.getAttribute('aria-expanded')).toBe('true');
    expect(
      screen.getAllByRole('table', { name: 'The two requests beside each other' }),
    ).toHaveLength(2);
    await user.keyboard('{Enter}');
    expect(pair.getAttribute('aria-expanded')).toBe('false');

    const search = screen.getByRole('searchbox');
    await tabTo(user, search);
    await user.keyboard('version');
    expect(screen.queryByRole('button', { name: 'Both requests beside each other' })).toBeNull();
    screen.getByRole('cell', { name: 'Another version.' });
    await user.keyboard('{Escape}');
    await tabTo(user, screen.getByRole('combobox', { name: 'Show' }));

    await press(user, button('Share this comparison'));
    await screen.findByRole('dialog', { name: 'Share this comparison safely' });
    await user.keyboard('{Escape}');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(button('Share this comparison'));
    expect(asked.map(({ name }) => name)).toContain('captures.open');

    await press(user, side('Here it fails').getByRole('button', { name: 'Remove it' }));
    expect(screen.queryByText(first.text)).toBeNull();
    expect(document.activeElement).toBe(
      side('Here it fails').getByRole('button', { name: 'Choose a file' }),
    );
  });

  test('says that both sides seem to hold the same file', () => {
    showResult();
    draw(<CompareScreen />, { 'captures.list': [] });
    expect(screen.queryByText(/^The same file seems/)).toBeNull();
    act(() => {
      setSide('broken', { name: 'anna.har', size: 1, from: { input: file('anna.har') } });
    });
    screen.getByText(/^The same file seems to stand on both sides: anna\.har\./);
  });

  test('the reason why one of them cannot be read leaves the focus where it can be tried again', async () => {
    useComparison.setState({
      working: { name: 'anna.har', size: 10, from: { input: file('anna.har') } },
      broken: { name: 'ben.har', size: 10, from: { input: file('ben.har') } },
    });
    const { user } = draw(<CompareScreen />, { 'captures.list': [] });
    await press(user, button('Compare'));
    await expect.poll(() => FakeWorker.last?.asked).not.toBeNull();
    FakeWorker.last?.answer({
      type: 'failed',
      side: 'broken',
      message: '“ben.har” is no recording.',
    });
    await screen.findByRole('alert');
    expect(document.activeElement).toBe(button('Compare again'));
    // The same would come of it: what is to be done stands at the other side, and no button urges.
    heading('Nothing was compared');
    expect(button('Compare again').className).not.toContain('primary');
    act(() => {
      setSide('broken', { name: 'ben-2.har', size: 10, from: { input: file('ben-2.har') } });
    });
    expect(button('Compare').className).toContain('primary');
  });

  test('one file on both sides leads to choosing another, and hides no difference', () => {
    showResult();
    const same = { name: 'anna.har', size: 1, from: { input: file('anna.har') } };
    useComparison.setState({ working: same, broken: { ...same } });
    draw(<CompareScreen />, { 'captures.list': [] });
    expect(screen.queryByText(/^The same file seems/)).toBeNull();
    button('Show how to fix it');
    act(() => {
      useComparison.setState(({ result }) => ({
        result:
          result === null
            ? null
            : { ...result, comparison: { ...result.comparison, first: null, text: 'Nothing.' } },
      }));
    });
    screen.getByText(/^The same file seems to stand on both sides/);
    expect(button('Compare again').className).not.toContain('primary');
  });

  test('what was dropped and lies on no disk can be opened to fix it', async () => {
    showResult();
    const dropped = new File(['{}'], 'ben.har');
    useComparison.setState(({ result }) => ({
      result: result === null ? null : { ...result, inputs: { ...result.inputs, broken: dropped } },
    }));
    const { user } = draw(<CompareScreen />, { 'captures.list': [] });
    await press(user, button('Show how to fix it'));
    expect(FakeWorker.last?.asked).toMatchObject({ input: dropped });
  });
});

describe('sharing it', () => {
  const share = async (answers = {}) => {
    showResult();
    const drawn = draw(
      <>
        <CompareScreen />
        <ShareDialog />
      </>,
      { 'captures.list': [], ...answers },
    );
    await drawn.user.click(button('Share this comparison'));
    const dialog = await screen.findByRole('dialog', { name: 'Share this comparison safely' });
    await expect.poll(() => button('Save…').hasAttribute('disabled')).toBe(false);
    return { ...drawn, dialog };
  };

  test('makes a page without the secrets of either recording', async () => {
    const { user, asked, dialog } = await share({
      'report.save': { id: 'saved-1', name: 'Halo problem.html' },
    });
    await within(dialog).findByRole('heading', { name: first.text });
    within(dialog).getByRole('heading', { name: 'The request where it works' });
    within(dialog).getByRole('heading', { name: 'The request where it fails' });
    expect(dialog.textContent).not.toContain('hunter2');
    await user.click(button('Save…'));
    await expect.poll(noticed).toHaveLength(1);
    expect(asked.find(({ name }) => name === 'report.save')?.input).toMatchObject({ kind: 'html' });
    expect(JSON.stringify(asked)).not.toContain('hunter2');
  });

  test('hands out both recordings, each redacted by main', async () => {
    const { user, asked } = await share({
      'report.redact': ({ name }: { name: string }) => ({ id: name, name: `${name}.har` }),
    });
    await user.click(screen.getByRole('radio', { name: /^Both recordings/ }));
    await expect.poll(() => button('Save…').hasAttribute('disabled')).toBe(false);
    await user.click(button('Save…'));
    await expect.poll(noticed).toHaveLength(2);
    expect(
      asked.filter(({ name }) => name === 'report.redact').map(({ input }) => input),
    ).toMatchObject([
      { url: 'halo-file://one/anna.har', keepPersonal: false },
      { url: 'halo-file://one/ben.har', keepPersonal: false },
    ]);
  });
});
