import { act, cleanup, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { finishFix } from '../../renderer/actions/open-diagnosis.ts';
import { DiagnosisChips } from '../../renderer/diagnosis/diagnosis-chips.tsx';
import { WalkthroughScreen } from '../../renderer/fix/walkthrough-screen.tsx';
import { ResultsScreen } from '../../renderer/why/results-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { showFile } from '../../renderer/store/file.ts';
import { changeFix, currentFix, useFixes } from '../../renderer/store/fixes.ts';
import { usePractice } from '../../renderer/store/practice.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource, type ReadFile } from '../../renderer/store/source.ts';
import { useShare } from '../../renderer/store/share.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { noBody } from '../../shared/exchange/exchange.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { Suspicion } from '../../shared/rules/suspicion.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { button, draw, heading } from './draw.tsx';

const refused = diagnosis({
  entries: [1, 2],
  summary: 'Halo did not save the action.',
  meaning: 'The agent lacks a right.',
  message: 'No access to <b>the charge rate</b>.',
  steps: [step({ text: 'Ask.', who: 'halo-admin' })],
});
const rows = [0, 1, 2].map((index) => rowOf(exchange(index, { status: index === 0 ? 200 : 400 })));
const live = (review: Partial<ReviewResult>, shown = rows) => {
  useCapture.setState({
    rows: shown,
    reviewed: shown,
    review: { ...emptyReview, ...review },
  });
};
const file: ReadFile = {
  name: 'from-a-customer.har',
  size: 2_000,
  url: null,
  isDamaged: false,
  summary: {
    kind: 'har',
    creator: null,
    entries: 3,
    skipped: [],
    skippedCount: 0,
    truncated: false,
    doctor: ['Ask for a recording with content.'],
  },
};

const momentsIn = (region: HTMLElement) =>
  within(region)
    .getAllByRole('listitem')
    .map((one) => one.textContent);

describe('results', () => {
  test('say what happened, why, who can fix it, and the words of the server as text', () => {
    live({ diagnoses: [refused] });
    draw(<ResultsScreen source="live" />);
    heading('1 problem found');
    button('It works for a colleague: compare');
    const card = screen.getByRole('article', { name: 'No access to this charge rate' });
    for (const words of [
      'Halo did not save the action.',
      'The agent lacks a right.',
      '400 Bad request',
      'No access to <b>the charge rate</b>.',
    ])
      within(card).getByText(words, { exact: false });
    within(card).getByText('2 times');
    within(card).getByText('What the server said');
    expect(card.querySelector('b')).toBeNull();
  });

  test('of a message call its words the message’s, and offer no request', async () => {
    const line = 'GET https://acme.halopsa.com/api/Tickets net::ERR_CONNECTION_TIMED_OUT';
    const told = diagnosis({ wireStatus: null, entries: [1], message: line });
    showFile({
      ...emptySource,
      rows,
      file: { ...file, name: 'Pasted message', summary: { ...file.summary, kind: 'text' } },
      review: { ...emptyReview, diagnoses: [told] },
    });
    const { user } = draw(
      <>
        <ResultsScreen source="file" />
        <WalkthroughScreen source="file" diagnosisKey={diagnosisKey(told)} />
      </>,
    );
    expect(screen.getAllByText('What the message says')).toHaveLength(2);
    expect(screen.queryByText('What the server said')).toBeNull();
    expect(screen.queryByRole('button', { name: /See the request/ })).toBeNull();
    button('See the message');
    await user.click(button('See the message: No access to this charge rate'));
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { file: 1 } });
  });

  test('say the words of the server once where what happened quotes them', () => {
    const message = 'An asset with this number already exists.';
    live({ diagnoses: [diagnosis({ summary: `It clashes: “${message}”`, message })] });
    draw(<ResultsScreen source="live" />);
    expect(screen.getAllByText(message, { exact: false })).toHaveLength(1);
  });

  test('say where it failed and who starts, and fold away whoever else may be needed', async () => {
    const pageUrl = 'https://acme.halopsa.com/ticket?id=2001';
    const steps = [
      step({ text: 'Ask.', who: 'halo-admin' }),
      step({ text: 'Look.', who: 'it-team' }),
    ];
    live(
      { diagnoses: [{ ...refused, steps }] },
      rows.map((row) => ({ ...row, pageUrl })),
    );
    const { user } = draw(<ResultsScreen source="live" />);
    const card = within(screen.getByRole('article', { name: 'No access to this charge rate' }));
    card.getByText('On ticket 2001');
    card.getByText('Start with a Halo administrator');
    const others = card.getByRole('button', { name: '1 other person may be needed' });
    expect(others.getAttribute('aria-expanded')).toBe('false');
    await user.click(others);
    card.getByText('Your IT team');
  });

  test('say that it failed on other records than the first as well', () => {
    const on = (...ids: readonly number[]) =>
      rows.map((row, at) => ({
        ...row,
        pageUrl: `https://acme.halopsa.com/ticket?id=${ids[at] ?? 0}&tab=${at}`,
      }));
    live({ diagnoses: [refused] }, on(1, 2001, 2001));
    draw(<ResultsScreen source="live" />);
    screen.getByText('On ticket 2001');
    act(() => {
      live({ diagnoses: [refused] }, on(1, 2001, 2003));
    });
    screen.getByText('On ticket 2001 and 1 other');
  });

  const halo = 'https://acme.halopsa.com';
  const onReport = rows.map((row) => ({ ...row, pageUrl: `${halo}/reports?mainview=all&id=21` }));
  /** An answer that lists these reports, beside what failed. */
  const listed = (index: number, reports: readonly object[]) => {
    const list = exchange(index, { method: 'GET', url: `${halo}/api/Report?count=50` });
    const { contents } = useCapture.getState();
    const body = { ...noBody, text: JSON.stringify({ reports }) };
    const response = list.response === null ? null : { ...list.response, body };
    useCapture.setState({
      contents: { ...contents, load: () => Promise.resolve({ ...list, response }) },
    });
    const others = onReport.filter((row) => row.index !== index);
    const shown = [...others, rowOf(list)].toSorted((a, b) => a.index - b.index);
    live({ diagnoses: [refused] }, shown);
  };
  const others = [{ id: 2, name: 'Open tickets' }];
  const own = { id: 21, name: 'Time by client' };

  test('call one record as people do, where an answer of its Halo tells that', async () => {
    listed(0, others);
    draw(<ResultsScreen source="live" />);
    screen.getByText('On report 21');
    act(() => {
      listed(0, [...others, own]);
    });
    await screen.findByText('On report “Time by client”');
  });

  test('go on calling it by its number where its name is told only after it failed', async () => {
    const load = vi.fn(useCapture.getState().contents.load);
    listed(3, [...others, own]);
    const { contents } = useCapture.getState();
    useCapture.setState({ contents: { ...contents, load } });
    draw(<ResultsScreen source="live" />);
    await act(async () => Promise.resolve());
    screen.getByText('On report 21');
    expect(load).not.toHaveBeenCalled();
  });

  test('call the page of an integration by its name, and say it once', () => {
    const pageUrl = 'https://acme.halopsa.com/config/integrations/azuread';
    live(
      { diagnoses: [{ ...refused, integration: 'Entra ID' }] },
      rows.map((row) => ({ ...row, pageUrl })),
    );
    draw(<ResultsScreen source="live" />);
    const card = within(screen.getByRole('article', { name: 'No access to this charge rate' }));
    card.getByText('On the page “Entra ID”');
    expect(card.queryByText('Entra ID')).toBeNull();
  });

  test('say of what no page of Halo causes only which page was open', () => {
    const pageUrl = 'https://acme.halopsa.com/config/integrations/azuread';
    live(
      { diagnoses: [{ ...refused, integration: 'Entra ID', customOnly: true }] },
      rows.map((row) => ({ ...row, pageUrl })),
    );
    draw(<ResultsScreen source="live" />);
    screen.getByText('Seen while “Entra ID” was open');
    expect(screen.queryByText('On the page “Entra ID”')).toBeNull();
  });

  test('open the request that the card speaks of: that of what was done last', async () => {
    const pageUrl = (index: number) => `https://acme.halopsa.com/ticket?id=200${index}`;
    const done = rows.map((row) => ({
      ...row,
      action: 'Click: Save action',
      pageUrl: pageUrl(row.index),
    }));
    live({ diagnoses: [refused] }, done);
    const { user } = draw(<ResultsScreen source="live" />);
    expect(button(/^See the request/).closest('article')?.textContent).toContain('2002');
    await user.click(button(/^See the request/));
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { live: 2 } });
    useWizard.setState({ selected: { live: null, file: null } });
    await user.click(button(/^Show me how to fix it/));
    expect(useWizard.getState().selected).toMatchObject({ live: 2 });
  });

  test('promise no fix for what fits no cause, only what to try', () => {
    live({ diagnoses: [diagnosis({ ...refused, cause: 'unrecognised' })] });
    draw(<ResultsScreen source="live" />);
    button(/^Show me what to try: /);
    expect(screen.queryByRole('button', { name: /how to fix it/ })).toBeNull();
  });

  test('open the fix, and the first failing request beside them', async () => {
    live({ diagnoses: [refused] });
    const { user } = draw(<ResultsScreen source="live" />);
    await user.click(button(/^See the request/));
    expect(useWizard.getState()).toMatchObject({ drawer: 'part', selected: { live: 1 } });
    await user.click(button(/^Show me how to fix it/));
    expect(useWizard.getState().places.now).toMatchObject({
      screen: 'walkthrough',
      source: 'live',
    });
  });

  test('of several begin with the most important one, and name what was set aside', async () => {
    live({
      diagnoses: [refused, diagnosis({ cause: 'other', title: 'Something else', entries: [0] })],
      setAside: 1,
      setAsideEntries: [{ index: 0, why: 'picture' }],
    });
    const { user } = draw(<ResultsScreen source="live" />);
    heading('2 problems found');
    screen.getByText('What failed last comes first.');
    await user.click(button('1 other failed request was set aside: show which and why'));
    screen.getByText('Why we do not count it as a problem:');
    await user.click(button(/^Share this request: /));
    expect(useShare.getState().sharing).toMatchObject({ diagnosis: null, requests: [0] });
  });

  test('of the practice Halo fold away what failed before the failure that is tried now', async () => {
    useSite.setState({ open: true, kind: 'practice' });
    const other = diagnosis({ cause: 'other', title: 'Something else', entries: [0] });
    const all = [1_000, 5_000, 5_001].map((at, index) => ({
      ...rowOf(exchange(index, { status: 400 })),
      startedAt: at,
    }));
    live({ diagnoses: [refused, other] }, all);
    usePractice.setState({ begunAt: 6_000 });
    const { user } = draw(<ResultsScreen source="live" />);
    heading('2 problems found');
    act(() => usePractice.setState({ begunAt: 4_000 }));
    heading('1 problem found');
    await user.click(button('Failed before you began this one (1)'));
    button(/Something else/);
    act(() => useSite.setState({ kind: 'own' }));
    heading('2 problems found');
  });

  test('of a file tell what was done, and not what you did: somebody else may have', () => {
    const diagnoses = [refused, diagnosis({ cause: 'other', title: 'Else', entries: [0] })];
    const done = rows.map((row, at) => ({ ...row, action: `Clicked “${at}”` }));
    const review = { ...emptyReview, diagnoses };
    live(review, done);
    draw(<ResultsScreen source="live" />);
    screen.getByText('What you did last comes first.');
    cleanup();
    showFile({ ...emptySource, rows: done, review, file });
    draw(<ResultsScreen source="file" />);
    screen.getByText('What was done last comes first.');
    const only = [diagnosis({ entries: [0] })];
    const quiet = done.map((row, at) => ({ ...row, status: at === 0 ? 400 : 200 }));
    act(() => {
      showFile({
        ...emptySource,
        rows: quiet,
        review: { ...emptyReview, diagnoses: only },
        marks: [{ index: 2, at: 9_000 }],
        file,
      });
    });
    screen.getByText(/^It failed at .* No error was seen in what was done after that\.$/);
  });

  test('say where nothing failed by what was done just before “It failed now”', () => {
    const of = (index: number, action: string, status: number) =>
      rowOf({ ...exchange(index, { status }), action, startedAt: index * 10_000 });
    live({ diagnoses: [diagnosis({ entries: [0] })] }, [
      of(0, 'Clicked “Save”', 400),
      of(1, 'Opened “Addigy”', 200),
    ]);
    useCapture.setState({ marks: [{ index: 1, at: 20_000 }] });
    draw(<ResultsScreen source="live" />);
    screen.getByText(/^It failed at .* No error was seen in what you did after that\.$/);
  });

  test('count a failure that a list tells of once, however often the list is read', () => {
    const list = (index: number, ...places: readonly number[]) => ({
      ...rowOf(exchange(index, { method: 'GET' })),
      runs: places.map((place) => ({
        of: 'integratorlog',
        for: '7c1b',
        place,
        ended: 'badly' as const,
        status: 403,
      })),
    });
    const told = diagnosis({ entries: [1, 2, 3] });
    live({ diagnoses: [told] }, [list(1, 8), list(2, 8), list(3, 8)]);
    draw(<DiagnosisChips diagnosis={told} source="live" />);
    expect(screen.queryByText(/ times$/)).toBeNull();
    act(() => live({ diagnoses: [told] }, [list(1, 8), list(2, 8), list(3, 9, 8)]));
    screen.getByText('2 times');
    act(() =>
      live(
        { diagnoses: [told] },
        [1, 2, 3].map((index) => rowOf(exchange(index, {}))),
      ),
    );
    screen.getByText('3 times');
  });

  test('call fixed only what was seen to work, and nothing that failed again since', () => {
    const key = diagnosisKey(refused);
    live({ diagnoses: [refused] });
    beginFix({ source: 'live', diagnosis: refused, rows, place: 'practice' });
    finishFix('live', key, 'said', null);
    draw(<DiagnosisChips diagnosis={refused} source="live" />);
    expect(screen.queryByText('Fixed')).toBeNull();
    screen.getByText('Works, as you say');
    act(() => changeFix('live', key, { outcome: 'same' }));
    expect(screen.queryByText('Works, as you say')).toBeNull();
    expect(screen.queryByText('Fixed')).toBeNull();
    act(() => changeFix('live', key, { outcome: 'fixed' }));
    screen.getByText('Fixed');
  });

  test('tell on its card what was finished without proof, until it fails again', () => {
    live({ diagnoses: [refused] });
    draw(<ResultsScreen source="live" />);
    act(() => {
      beginFix({ source: 'live', diagnosis: refused, rows, place: 'acme.halopsa.com' });
      changeFix('live', diagnosisKey(refused), { outcome: 'left' });
    });
    heading('1 problem found');
    const card = screen.getByRole('article', { name: 'No access to this charge rate' });
    within(card).getByText('Finished, not proved');
    const again = { ...exchange(3, { status: 400 }), startedAt: Date.now() + 60_000 };
    act(() => live({ diagnoses: [{ ...refused, entries: [1, 2, 3] }] }, [...rows, rowOf(again)]));
    expect(within(card).queryByText('Finished, not proved')).toBeNull();
  });

  test('keep among the fixed a report of which smaller parts were tried on the way, and no other', () => {
    const of = (index: number, query: string) => {
      const url = `https://acme.halopsa.com/api/report/${query}`;
      return rowOf(exchange(index, { method: 'GET', status: 504, url }));
    };
    const slow = (...entries: readonly number[]) =>
      diagnosis({ cause: 'report-timeout', method: 'GET', route: '/api/report/{id}', entries });
    const whole = of(1, '21?loadreport=true');
    const part = of(2, '21?loadreport=true&reportingperiod=week');
    beginFix({ source: 'live', diagnosis: slow(1), rows: [whole], place: 'practice' });
    act(() => {
      live({ diagnoses: [slow(1, 2)] }, [whole, part]);
      finishFix('live', diagnosisKey(slow(1)), 'fixed', null);
    });
    draw(<ResultsScreen source="live" />);
    heading('What failed works again');
    act(() => {
      live({ diagnoses: [slow(1, 2, 3)] }, [whole, part, of(3, '22?loadreport=true')]);
    });
    heading('1 problem found');
  });

  test('of a message without a number never say that no answer came', () => {
    const told = { entries: [1], status: 0, wireStatus: null } as const;
    live({ diagnoses: [diagnosis({ ...told, refusedBy: 'halo' })] });
    draw(<ResultsScreen source="live" />);
    expect(screen.queryByText('No answer')).toBeNull();
    act(() => {
      live({ diagnoses: [diagnosis({ ...told, refusedBy: 'network' })] });
    });
    screen.getByText('No answer');
  });

  test('begin with whoever does the first step, also where the likely reason has steps of its own', () => {
    const own = { ...step({ text: 'Look it up.', who: 'integration-owner' }), id: 'own' };
    const reasons = [{ place: 0, text: 'A value is missing.', tell: null, steps: [own] }];
    live({ diagnoses: [{ ...refused, reasons, steps: [step({ text: 'Wait.', who: 'you' })] }] });
    draw(<ResultsScreen source="live" />);
    screen.getByText('Start with the owner of the integration');
    // The second step is the reader's own, who is no other person.
    expect(screen.queryByRole('button', { name: /other person may be needed/ })).toBeNull();
  });

  test('without a problem are a result, with what to try next', async () => {
    live({});
    const { user } = draw(<ResultsScreen source="live" />);
    heading('We found no error');
    screen.getByText('We looked at 3 requests. None failed. That is no proof that all is well.');
    screen.getByText(/the same ticket, report or button/);
    await user.click(button('Try again'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'reproduce', source: 'live' });
  });

  test('without a problem never say that none failed where some were set aside', () => {
    live({
      setAside: 2,
      setAsideEntries: [
        { index: 0, why: 'picture' },
        { index: 1, why: 'picture' },
      ],
    });
    draw(<ResultsScreen source="live" />);
    heading('We found no error that matters');
    button('2 failed requests were set aside: show which and why');
    screen.getByText(/^We looked at 3 requests\. We set aside 2 that failed: they stand below\./);
    expect(screen.queryByText(/None failed/)).toBeNull();
    act(() => {
      live({ setAside: 1, setAsideEntries: [{ index: 0, why: 'picture' }] });
    });
    screen.getByText(/We set aside 1 that failed: it stands below\./);
  });

  test.each(['unexplained', 'nothingSaysWhy'] as const)(
    'without a problem say that it is not known whether what failed matters: %s',
    (why) => {
      const setAsideEntries = [
        { index: 0, why: 'picture' as const },
        { index: 1, why },
      ];
      live({ setAside: 2, setAsideEntries });
      draw(<ResultsScreen source="live" />);
      heading('We do not know whether what failed matters');
    },
  );

  test('without a request do not say that nothing failed', () => {
    live({}, []);
    draw(<ResultsScreen source="live" />);
    heading('Nothing is recorded yet');
    expect(screen.queryByText('We found no error')).toBeNull();
  });

  test('say that what was done last still waits for its answer, and not that nothing failed', () => {
    const waits = {
      ...exchange(1, { state: 'open' }),
      startedAt: Date.now(),
      action: 'Clicked “Time by client”',
    };
    const done = { ...exchange(0), action: 'Clicked “Reports”' };
    live({}, [done, waits].map(rowOf));
    draw(<ResultsScreen source="live" />);
    heading('Halo has not answered yet');
    screen.getByText(/^What you did last still waits for its answer/);
    expect(screen.queryByText('We found no error')).toBeNull();
  });

  test('of a file without a request name the file, and no recording', () => {
    showFile({ ...emptySource, file });
    draw(<ResultsScreen source="file" />);
    heading('We found no requests in this file');
  });

  test('of a file in which nothing failed lead to another file', () => {
    showFile({ ...emptySource, rows, file });
    draw(<ResultsScreen source="file" />);
    heading('We found no error in this file');
    button('Open another file');
    expect(screen.queryByRole('button', { name: 'Look for another problem' })).toBeNull();
  });

  test.each([true, false])(
    'of a recording that has lost a part say nothing of the whole, a Halo being seen or not: %s',
    (halo) => {
      showFile({
        ...emptySource,
        rows,
        file: { ...file, isDamaged: true },
        review: { ...emptyReview, halo },
      });
      draw(<ResultsScreen source="file" />);
      heading('We found no error in what is left');
      screen.getByText(/^Record it again until it fails/);
      expect(screen.queryByText(/shows another site/)).toBeNull();
    },
  );

  test.each([{ truncated: true }, { skippedCount: 1 }])(
    'of a file that could be read in part say nothing of what is missing: %o',
    (part) => {
      const summary = { ...file.summary, ...part };
      showFile({
        ...emptySource,
        rows,
        file: { ...file, summary },
        review: { ...emptyReview, halo: true },
      });
      draw(<ResultsScreen source="file" />);
      heading('We found no error in what is left');
      screen.getByText(/what failed may be in that part/);
    },
  );
});

/** What a review found where nothing failed. */
const suspicion = (change: Partial<Suspicion>): Suspicion => ({
  kind: 'slow',
  method: 'POST',
  route: '/api/tickets',
  entries: [1],
  seconds: null,
  said: null,
  ...change,
});

describe('no failure', () => {
  const hasTick = () => document.querySelector('.big-icon.good') !== null;

  test.each([
    ['an answer that took long', { kind: 'slow', seconds: 30 }, /took 30 seconds/],
    ['a request without an answer', { kind: 'pending', seconds: null }, /had no answer/],
    [
      'an answer that says it failed',
      { kind: 'says-failure', said: 'Database timeout while saving ticket' },
      /Database timeout while saving ticket/,
    ],
    ['a cut-off answer', { kind: 'cut-off' }, /ends in the middle/],
    [
      'a page where data belongs',
      { kind: 'page-instead-of-data' },
      /a web page where data belongs/,
    ],
    [
      'a text where data belongs',
      { kind: 'not-data', said: 'Busy' },
      /plain text where data belongs/,
    ],
  ] as const)('with %s is said to look wrong, without a tick', (_, change, words) => {
    live({ halo: true, suspicions: [suspicion(change)] });
    draw(<ResultsScreen source="live" />);
    heading('Something looks wrong, though no request failed');
    screen.getByText(words);
    button('See the request');
    button('Share this recording');
    expect(hasTick()).toBe(false);
  });

  const unanswered = [0, 1].map((index) => rowOf(exchange(index, { state: 'open' })));
  test.each([
    ['with nothing to look at', {}],
    ['with one to look at', { suspicions: [suspicion({ kind: 'pending' })] }],
    ['with one set aside', { setAside: 1 }],
    ['of another site', { halo: false }],
  ])('in a file that holds no answers is not said to be none, %s', (_, review) => {
    const marks = [{ index: 0, at: 0 }];
    showFile({
      ...emptySource,
      rows: unanswered,
      file,
      review: { ...emptyReview, ...review },
      marks,
    });
    draw(<ResultsScreen source="file" />);
    heading('We cannot tell whether something failed');
    screen.getByText('This file holds requests, and no answer to any of them.');
    expect(screen.queryByText(/[Nn]o request failed/)).toBeNull();
  });

  test.each([
    ['an answer', rowOf(exchange(1))],
    ['a break', { ...rowOf(exchange(1, { state: 'open' })), failure: 'net::ERR_FAILED' }],
  ])(
    'in a file that holds %s beside a request without an answer is said to look wrong',
    (_, row) => {
      showFile({
        ...emptySource,
        rows: [...unanswered.slice(0, 1), row],
        file,
        review: { ...emptyReview, suspicions: [suspicion({ kind: 'pending', entries: [0] })] },
      });
      draw(<ResultsScreen source="file" />);
      heading('Something looks wrong, though no request failed');
    },
  );

  test('while a request still waits is said to look wrong', () => {
    const open = rowOf({ ...exchange(3, { state: 'open' }), startedAt: Date.now() - 31_000 });
    live({ halo: true }, [...rows, open]);
    draw(<ResultsScreen source="live" />);
    heading('Something looks wrong, though no request failed');
    screen.getByText(/has waited for its answer for 31 seconds/);
    expect(hasTick()).toBe(false);
  });

  test('at another site says first that no Halo was recognised', () => {
    live({ halo: false });
    draw(<ResultsScreen source="live" />);
    heading('No Halo was recognised');
    expect(screen.queryByRole('button', { name: /^It works for a colleague/ })).toBeNull();
    screen.getByText(/we say nothing about Halo/);
    screen.getByText('Sign in to Halo first, and then do what failed.');
    expect(hasTick()).toBe(false);
  });

  test('in a text is not known, and says what to paste', () => {
    const text = { ...file, summary: { ...file.summary, kind: 'text' as const, doctor: [] } };
    showFile({ ...emptySource, rows: [], file: text });
    draw(<ResultsScreen source="file" />);
    heading('We do not know this text');
    screen.getByText('Paste the whole message, with its number and the lines around it.');
    expect(hasTick()).toBe(false);
  });

  test('before anybody signed in to the practice Halo knows that it is one', () => {
    useSite.setState({ open: true, kind: 'practice' });
    live({ halo: false }, [rowOf(exchange(0, { method: 'GET', url: 'http://127.0.0.1:4000/' }))]);
    draw(<ResultsScreen source="live" />);
    heading('We saw no work in Halo yet');
  });

  test.each(['live', 'file'] as const)(
    'before anybody signed in says that only pages were seen (%s)',
    (source) => {
      const pages = ['https://acme.halopsa.com/', 'https://acme.halopsa.com/api/authinfo'].map(
        (url, index) => rowOf(exchange(index, { method: 'GET', url })),
      );
      if (source === 'live') live({ halo: true }, pages);
      else showFile({ ...emptySource, rows: pages, file, review: { ...emptyReview, halo: true } });
      draw(<ResultsScreen source={source} />);
      heading('We saw no work in Halo yet');
      screen.getByText(source === 'live' ? /^Sign in to Halo first/ : /goes on after the sign-in/);
      expect(hasTick()).toBe(false);
    },
  );

  test('in a file whose maker said so shows what they did before', () => {
    const acted = rowOf({ ...exchange(1), startedAt: 20_000, action: 'Clicked “Save ticket”' });
    showFile({
      ...emptySource,
      rows: [acted],
      file,
      review: { ...emptyReview, halo: true },
      marks: [{ index: 1, at: 22_000 }],
    });
    draw(<ResultsScreen source="file" />);
    heading('We found no error in this file');
    screen.getByText(/Somebody said “It failed now”/);
    const region = screen.getByRole('region', { name: 'What was done, and what came of it' });
    expect(momentsIn(region)).toEqual([
      expect.stringContaining('Somebody said: it failed now'),
      expect.stringMatching(/^Clicked “Save ticket”.*No error seen\.$/),
    ]);
    expect(hasTick()).toBe(false);
  });

  test('although the user said so shows what they did, the latest first', () => {
    const acted = [
      rowOf({ ...exchange(0), startedAt: 1_000, action: 'Clicked “Too early”' }),
      rowOf({ ...exchange(1), startedAt: 20_000, action: 'Clicked “Save ticket”' }),
    ];
    live({ halo: true }, acted);
    useCapture.setState({ marks: [{ index: 1, at: 22_000 }] });
    draw(<ResultsScreen source="live" />);
    heading('We found no error');
    screen.getByText(/You said that it failed/);
    const region = screen.getByRole('region', { name: 'What you did, and what came of it' });
    expect(momentsIn(region)).toEqual([
      expect.stringContaining('You said: it failed now'),
      expect.stringMatching(/^You clicked “Save ticket”/),
      expect.stringMatching(/^You clicked “Too early”/),
    ]);
    expect(hasTick()).toBe(false);
  });

  test('any more folds what works again under Fixed, and only then shows a tick', async () => {
    const failed = rowOf(exchange(1, { status: 400 }));
    const works = rowOf(exchange(2));
    live({ halo: true, diagnoses: [diagnosis({ entries: [1] })] }, [failed, works]);
    const { user } = draw(<ResultsScreen source="live" />);
    heading('What failed works again');
    expect(hasTick()).toBe(true);
    await user.click(button('Fixed (1)'));
    button(/No access to this charge rate.*Fixed/);
  });

  test('any more lead to the end of what failed last, though its steps were never opened', async () => {
    const [older, newer] = [1, 2].map((index) => rowOf(exchange(index, { status: 400 })));
    const works = rowOf(exchange(3));
    const last = diagnosis({ cause: 'last', entries: [2] });
    const shown = [older, newer, works].filter((row) => row !== undefined);
    live({ halo: true, diagnoses: [diagnosis({ entries: [1] }), last] }, shown);
    const { user } = draw(<ResultsScreen source="live" />);
    heading('What failed works again');
    await user.click(button('Done'));
    const key = diagnosisKey(last);
    expect(useWizard.getState().places.now).toEqual({
      screen: 'done',
      source: 'live',
      key,
      worked: true,
    });
    const record = currentFix(useFixes.getState(), 'live', key);
    expect(record).toMatchObject({ outcome: 'fixed', after: { status: 200 } });
  });

  test('any more, and yet it was said to fail: no new error was seen, and no tick is shown', () => {
    const failed = rowOf(exchange(1, { status: 400 }));
    const works = rowOf(exchange(2));
    const review = { halo: true, diagnoses: [diagnosis({ entries: [1] })] };
    live(review, [failed, works]);
    act(() => useCapture.setState({ marks: [{ index: 2, at: 22_000 }] }));
    draw(<ResultsScreen source="live" />);
    heading('No new error was seen');
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
    screen.getByText(/^You said at .* that it failed\. Everything that failed here was done again/);
    screen.getByText(/^Do once more what fails now/);
    expect(screen.queryByText(/Nothing is left/)).toBeNull();
    expect(hasTick()).toBe(false);
    // What was done since tells how it ended.
    const again = rowOf({ ...exchange(3), action: 'Clicked “Save ticket”' });
    act(() => {
      live(review, [failed, works, again]);
    });
    heading('What failed works again');
  });
});
