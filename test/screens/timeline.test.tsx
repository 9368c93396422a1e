import { act, cleanup, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { finishFix } from '../../renderer/actions/open-diagnosis.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { ReproduceScreen } from '../../renderer/find/reproduce-screen.tsx';
import { SiteToolbar } from '../../renderer/workspace/site-toolbar.tsx';
import { ResultsScreen } from '../../renderer/why/results-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { showFile } from '../../renderer/store/file.ts';
import { noteTitle } from '../../renderer/store/page-titles.ts';
import { useView } from '../../renderer/store/request-view.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource, type ReadFile } from '../../renderer/store/source.ts';
import { show, useWizard } from '../../renderer/store/wizard.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { emptyReview, type Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw } from './draw.tsx';

const row = (index: number, action: string | null, second: number, status = 429) =>
  rowOf({ ...exchange(index, { status }), action, startedAt: second * 1_000 });
const limit = (entries: readonly number[]) =>
  diagnosis({ cause: 'limit', title: 'Xero takes no more', status: 429, entries });
const record = (rows: readonly ReturnType<typeof row>[], diagnoses: readonly Diagnosis[]) => {
  useSite.setState({ open: true, kind: 'own', recording: 'on' });
  useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
};
const region = (name: string) => screen.getByRole('region', { name });
/** The moments, each with all that stands in it. */
const moments = (name = 'What you did, and what came of it') =>
  [...region(name).querySelectorAll('.timeline > li')].map((one) => one.textContent);

describe('the timeline of what was done', () => {
  test('says plainly that nothing was done yet, and what will be there', () => {
    record([], []);
    draw(<ReproduceScreen />);
    screen.getByText('Nothing yet. What you do in Halo shows up here, with what came of it.');
  });

  test('leaves out what the program did for the user, unless something came of it', () => {
    const ours = (...done: Parameters<typeof row>) => ({
      ...row(...done),
      actionIsOurs: true as const,
    });
    record(
      [
        ours(0, 'Opened the page /', 1, 200),
        ours(1, 'Clicked “Sign in as Sam Rivera”', 20, 200),
        ours(2, 'Opened the page /assets', 30),
        row(3, 'Opened the page /ticket', 40, 200),
        row(4, 'Clicked “Save”', 50, 200),
        ours(5, 'Clicked “Save”', 52),
      ],
      [limit([2, 5])],
    );
    draw(<ReproduceScreen />);
    expect(moments()).toEqual([
      expect.stringMatching(/^“Save” was pressed for you.*Xero takes no more/),
      expect.stringMatching(/^You clicked “Save”.*No error seen\.$/),
      expect.stringMatching(/^You opened a ticket/),
      expect.stringMatching(/^The page “Assets” was opened for you.*Xero takes no more/),
    ]);
  });

  test('has the latest on top as it happens, and the background last', () => {
    const rows = [
      row(0, null, 1),
      row(1, 'Opened the page /invoices', 2, 200),
      row(2, 'Clicked “Sync to Xero”', 10),
    ];
    record(rows.slice(0, 2), [
      diagnosis({ cause: 'polling', title: 'A poll failed', entries: [0] }),
    ]);
    draw(<ReproduceScreen />);
    expect(moments()).toHaveLength(2);
    act(() => {
      record(rows, [
        limit([2]),
        diagnosis({ cause: 'polling', title: 'A poll failed', entries: [0] }),
      ]);
    });
    expect(moments()).toEqual([
      expect.stringMatching(/^You clicked “Sync to Xero”.*Xero takes no more.*429/),
      expect.stringMatching(/^You opened the page “Invoices”.*No error seen\.$/),
      expect.stringMatching(/^Sent by the page itself.*A poll failed/),
    ]);
    // What the page asked for at row 1 was answered: the poll works again, and is left no more.
    screen.getByText('1 problem found');
  });

  test('calls an address that the user typed no doing of the program', async () => {
    useSite.setState({ open: true, kind: 'own', url: 'https://acme.halopsa.com/' });
    const { user, asked } = draw(<SiteToolbar />);
    const address = screen.getByRole('combobox', { name: 'Address' });
    await user.clear(address);
    await user.type(address, 'https://acme.halopsa.com/assets{Enter}');
    expect(asked).toContainEqual({
      name: 'site.visit',
      input: { url: 'https://acme.halopsa.com/assets' },
    });
  });

  test('counts the same problems above Halo as beside it, and its requests and side requests apart', () => {
    record([row(0, 'Opened the page /invoices', 1, 200)], []);
    draw(
      <>
        <ReproduceScreen />
        <SiteToolbar />
      </>,
    );
    const shown = () => screen.getByTitle(/of all problems found/);
    expect(shown().textContent).toMatch(/^0 problems found1 request recorded\./);
    act(() => {
      const rows = Array.from({ length: 3 }, (_, at) => row(at, 'Clicked “Sync to Xero”', 2));
      record([...rows, row(3, 'Clicked “Sync to Xero”', 2)], [limit([0, 1, 2])]);
    });
    expect(screen.getAllByText('1 problem found')).toHaveLength(2);
    expect(shown().title).toBe(
      '4 requests recorded. Pages send many of them by themselves. Failed, of all problems found: 3. Failed and set aside: 0.',
    );
    // Beside a check-up, which counts something else, it would contradict what stands there.
    act(() => {
      show({ screen: 'checkup' });
    });
    expect(shown().textContent).toMatch(/^4 requests recorded\./);
  });

  test('calls a page that was opened by the name that people know, its path behind it', () => {
    const halo = 'https://acme.halopsa.com';
    noteTitle({ url: `${halo}/invoices`, title: 'Unpaid invoices – Acme' });
    noteTitle({ url: `${halo}/`, title: 'Home – Acme' });
    const opened = (index: number, path: string, pageUrl: string | null = null) => ({
      ...row(index, `Opened the page ${path}`, index * 10, 200),
      pageUrl,
    });
    record(
      [
        opened(0, '/invoices'),
        opened(1, '/config/integrations/integrator'),
        opened(2, '/zzyx'),
        opened(3, '/reports', `${halo}/reports?mainview=all&id=21`),
        opened(4, '/common/oauth2', 'https://login.example.com/common/oauth2?x=1'),
      ],
      [],
    );
    useSite.setState({ url: `${halo}/invoices` });
    draw(<ReproduceScreen />);
    expect(moments()).toEqual(
      [
        'a page of login.example.com',
        'report 21',
        'a page of Halo',
        'the page “Halo Integrator”',
        'the page “Unpaid invoices”',
      ].map((name) => expect.stringContaining(`You opened ${name}`)),
    );
    expect(screen.getByTitle('/zzyx').textContent).toBe('You opened a page of Halo');
  });

  test('says of what was seen to work since that it is fixed, and of nothing else', () => {
    const save = 'Clicked “Save”';
    const failed = [row(0, save, 1, 400), row(1, 'Clicked “Sync”', 2)];
    const found = [diagnosis({ title: 'No access', entries: [0] }), limit([1])];
    record([...failed, row(2, save, 10, 201)], found);
    draw(<ReproduceScreen />);
    expect(moments()).toEqual([
      expect.stringMatching(/^You clicked “Save”.*No error seen\.$/),
      expect.stringMatching(/^You clicked “Sync”.*Xero takes no more429 (?!.*Fixed)/),
      expect.stringMatching(/^You clicked “Save”.*No access400 Bad requestFixed/),
    ]);
  });

  test('says of what ended on the word of the user that it works as they say', () => {
    const found = limit([0]);
    const rows = [row(0, 'Clicked “Sync”', 2)];
    record(rows, [found]);
    beginFix({ source: 'live', diagnosis: found, rows, place: 'acme.halopsa.com' });
    finishFix('live', diagnosisKey(found), 'said', null);
    draw(<ReproduceScreen />);
    expect(moments()).toEqual([
      expect.stringMatching(/^You clicked “Sync”.*Xero takes no more429 .*Works, as you say/),
    ]);
    expect(screen.queryByText('Fixed')).toBeNull();
  });

  test('folds what was refused many times, with all of it one press away', async () => {
    const rows = Array.from({ length: 36 }, (_, at) => row(at, 'Clicked “Sync to Xero”', 1));
    record(rows, [limit(rows.map(({ index }) => index))]);
    const { user } = draw(<ReproduceScreen />);
    await user.click(button('36 refused'));
    const links = within(region('What you did, and what came of it'))
      .getAllByRole('button')
      .filter(({ className }) => className.includes('link-button'));
    expect(links).toHaveLength(36);
    await user.click(links[20] as HTMLElement);
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { live: 20 } });
  });

  test('leads from what failed to why, then to its steps, and to the one request', async () => {
    record([row(0, 'Clicked “Save”', 1)], [limit([0])]);
    const { user } = draw(<ReproduceScreen />);
    await user.click(button('See the request'));
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { live: 0 } });
    await user.click(button(/^Xero takes no more/));
    const first = diagnosisKey(limit([0]));
    expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'live', first });
    draw(<ResultsScreen source="live" first={first} />);
    await user.click(button(/^Show me how to fix it/));
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'walkthrough' });
  });

  test('leads straight to the steps from what is over, and from beside why it failed', async () => {
    record([row(0, 'Clicked “Save”', 1)], [limit([0])]);
    const { user } = draw(<ResultsScreen source="live" />);
    await user.click(
      within(region('What you did, and what came of it')).getByText('Xero takes no more'),
    );
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'walkthrough' });
    cleanup();
    finishFix('live', diagnosisKey(limit([0])), 'fixed', null);
    draw(<ReproduceScreen />);
    await user.click(button(/^Xero takes no more.*Fixed/));
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'walkthrough' });
  });

  test('why it failed stands first for what was asked about, whatever failed last', () => {
    const other = diagnosis({ cause: 'other', title: 'Something else', entries: [0] });
    record([row(0, 'Clicked “Save”', 1), row(1, 'Clicked “Send”', 2)], [limit([1]), other]);
    const titles = () =>
      screen
        .getAllByRole('article')
        .map((card) => within(card).getByRole('heading', { level: 2 }).textContent);
    draw(<ResultsScreen source="live" />);
    expect(titles()).toEqual(['Xero takes no more', 'Something else']);
    screen.getByText('What you did last comes first.');
    cleanup();
    draw(<ResultsScreen source="live" first={diagnosisKey(other)} />);
    expect(titles()).toEqual(['Something else', 'Xero takes no more']);
    expect(screen.queryByText('What you did last comes first.')).toBeNull();
  });

  test('opens a request on what was sent, where that is the fault, as its card does', async () => {
    const sent = { deed: { sent: ['name=5'], partial: false } };
    const rows = [0, 1, 2].map((index) => ({ ...row(index, 'Clicked “Save”', 1, 422), ...sent }));
    const wrong = diagnosis({ cause: 'wrong-value', status: 422, entries: [0, 1] });
    record(rows, [wrong, limit([2])]);
    const { user } = draw(<ReproduceScreen />);
    await user.click(button('2 refused'));
    await user.click(screen.getAllByRole('button', { name: 'actions' })[1] as HTMLElement);
    expect(useWizard.getState().selected).toMatchObject({ live: 1 });
    expect(useView.getState().tab).toBe('payload');
    await user.click(button('See the request'));
    expect(useWizard.getState().selected).toMatchObject({ live: 2 });
    expect(useView.getState().tab).toBe('headers');
  });

  test('has “It failed now” as its one main button until something is found: then the way to it', async () => {
    record([row(0, 'Clicked “Save”', 1, 200)], []);
    const { user } = draw(<ReproduceScreen />);
    const mains = () =>
      [...document.querySelectorAll('.button.primary')].map(({ textContent }) => textContent);
    expect(mains()).toEqual(['It failed now']);
    act(() => {
      record([row(0, 'Clicked “Save”', 1)], [limit([0])]);
    });
    expect(mains()).toEqual(['See what failed']);
    button('It failed now');
    await user.click(button('See what failed'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'results', source: 'live' });
  });

  test('leads by “It failed now” to the result', async () => {
    record([row(0, 'Clicked “Save”', 1)], [limit([0])]);
    show({ screen: 'reproduce', source: 'live' });
    const { user } = draw(<ReproduceScreen />, { 'capture.mark': [{ index: 1, at: 2_000 }] });
    expect(screen.queryByRole('button', { name: 'Show results' })).toBeNull();
    await user.click(button('It failed now'));
    await expect
      .poll(() => useWizard.getState().places.now)
      .toEqual({ screen: 'results', source: 'live' });
  });

  test('tells a long way in part, and whole when it is asked for', async () => {
    record(
      Array.from({ length: 20 }, (_, at) => row(at, `Clicked “${at}”`, at * 10, 200)),
      [],
    );
    const { user } = draw(<ReproduceScreen />);
    expect(moments()).toHaveLength(12);
    await user.click(button('Show 8 more steps, with no new failure'));
    expect(moments()).toHaveLength(20);
  });

  test('never folds away a failure that no other moment tells of', () => {
    record(
      Array.from({ length: 20 }, (_, at) => row(at, `Clicked “${at}”`, at * 10)),
      [
        diagnosis({ cause: 'conflict', title: 'The number is taken', status: 409, entries: [2] }),
        limit([3, 4, 19]),
      ],
    );
    draw(<ReproduceScreen />);
    expect(moments()).toHaveLength(13);
    expect(moments().at(-1)).toMatch(/^You clicked “2”.*The number is taken/);
    button('Show 7 more steps, with no new failure');
  });

  test('of a file tells what somebody did, who need not be you', () => {
    const file: ReadFile = {
      name: 'from-a-customer.har',
      size: 1,
      url: null,
      isDamaged: false,
      summary: {
        kind: 'har',
        creator: null,
        entries: 1,
        skipped: [],
        skippedCount: 0,
        truncated: false,
        doctor: [],
      },
    };
    const rows = [
      row(0, 'Opened the page /config/integrations/integrator', 1, 200),
      row(1, 'Opened the page /zzyx', 10, 200),
      row(2, 'Clicked “Save”', 20),
    ];
    const review = { ...emptyReview, diagnoses: [limit([2])] };
    showFile({ ...emptySource, rows, file, review, marks: [{ index: 3, at: 2_000 }] });
    draw(<ResultsScreen source="file" />);
    expect(moments('What was done, and what came of it')).toEqual([
      expect.stringMatching(/^Somebody said: it failed now/),
      expect.stringMatching(/^Clicked “Save”/),
      expect.stringMatching(/^Opened a page\d/),
      expect.stringMatching(/^Opened the page “Halo Integrator”/),
    ]);
  });

  test('of a file that names no action is left out', () => {
    const rows = [row(0, null, 1)];
    showFile({
      ...emptySource,
      rows,
      file: null,
      review: { ...emptyReview, diagnoses: [limit([0])] },
    });
    draw(<ResultsScreen source="file" />);
    expect(screen.queryByRole('region', { name: /what came of it/ })).toBeNull();
  });
});
