import { act, cleanup, screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { Attempts } from '../../renderer/fix/attempts.tsx';
import { CheckScreen } from '../../renderer/fix/check-screen.tsx';
import { deedMarkOf } from '../../shared/fix/deed-mark.ts';
import { UnprovenNote, VerdictPanel } from '../../renderer/fix/verdict-panel.tsx';
import { useAfterFile } from '../../renderer/store/after-file.ts';
import { useCapture } from '../../renderer/store/capture.ts';
import { changeFix, currentFix, useFixes } from '../../renderer/store/fixes.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import { showFile } from '../../renderer/store/file.ts';
import { useSite } from '../../renderer/store/site.ts';
import { emptySource } from '../../renderer/store/source.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { type ExchangeRow, rowOf } from '../../shared/exchange/row.ts';
import type { Person } from '../../shared/exchange/signed-in.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { createReview } from '../../shared/rules/review.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { reviewed } from '../unit/shared/rules/exchange-of.ts';
import { asked, me, practiceFailures } from '../unit/shared/fix/practice-failures.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { button, draw, heading, noticed } from './draw.tsx';

const fault = diagnosis({ entries: [0], verify: 'Save the action again.' });
const key = diagnosisKey(fault);
const doubt = {
  kind: 'says-failure',
  route: '/api/actions',
  method: 'POST',
  seconds: null,
  said: null,
} as const;
const failed = rowOf(exchange(0, { status: 400 }));
const record = (entries: readonly number[], ...rows: readonly ExchangeRow[]) => {
  useCapture.setState({
    rows: [failed, ...rows],
    reviewed: [failed, ...rows],
    review: {
      ...emptyReview,
      diagnoses: [{ ...fault, entries: [0, ...entries] }],
    },
  });
};
const watch = () => {
  useSite.setState({ open: true });
  record([]);
  const drawn = draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
  act(() => {
    beginFix({ source: 'live', diagnosis: fault, rows: [failed], place: 'acme.halopsa.com' });
  });
  return drawn;
};
const verdict = () => screen.getByRole('status');

describe('the check', () => {
  test('promises nothing before something was tried', () => {
    watch();
    heading('Do it again to check');
    expect(verdict().textContent).toMatch(/^Not tried yet/);
    expect(screen.queryByText(/POST/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('names what was done, where and as whom, and leads to that page', async () => {
    useSite.setState({ open: true, kind: 'own' });
    const action = 'Clicked “Save action”';
    const pageUrl = 'https://acme.halopsa.com/ticket?id=2001';
    const acted = rowOf({ ...exchange(0, { status: 400 }), action, pageUrl, actionPage: pageUrl });
    useCapture.setState({
      rows: [acted],
      reviewed: [acted],
      review: { ...emptyReview, diagnoses: [fault] },
    });
    const { user, asked } = draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    expect(screen.getByText(/^When it failed:/).textContent).toBe(
      'When it failed: You clicked “Save action” on ticket 2001',
    );
    // Only in the practice Halo may we do it.
    expect(screen.queryByRole('button', { name: 'Repeat it for me' })).toBeNull();
    await user.click(button('Take me there'));
    expect(asked).toContainEqual({
      name: 'site.visit',
      input: { url: pageUrl, isOurs: true },
    });
  });

  test('names the page that was shown when it was pressed, and none where that is not known', () => {
    useSite.setState({ open: true, kind: 'own' });
    const halo = 'https://acme.halopsa.com';
    const led = {
      ...exchange(0, { status: 503, method: 'GET' }),
      action: 'Clicked “Assets”',
      pageUrl: `${halo}/assets`,
    };
    const first = diagnosis({ entries: [0], method: 'GET', status: 503 });
    const said = (row: ExchangeRow) => {
      act(() => {
        const review = { ...emptyReview, diagnoses: [first] };
        useCapture.setState({ rows: [row], reviewed: [row], review });
      });
      return screen.getByText(/^When it failed:/).textContent?.trim();
    };
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />);
    expect(said(rowOf({ ...led, actionPage: `${halo}/tickets` }))).toBe(
      'When it failed: You clicked “Assets” on the page “Tickets”',
    );
    expect(said(rowOf(led))).toBe('When it failed: You clicked “Assets”');
    expect(said(rowOf({ ...led, actionIsOurs: true }))).toBe(
      'When it failed: “Assets” was pressed for you',
    );
    const opened = { ...led, action: 'Opened the page /assets' };
    expect(said(rowOf(opened))).toBe('When it failed: You opened the page “Assets”');
    const record = { ...opened, pageUrl: `${halo}/assets?id=7` };
    expect(said(rowOf(record))).toBe('When it failed: You opened asset 7');
  });

  test.each([
    ['own', 'https://acme.halopsa.com'],
    ['practice', 'http://127.0.0.1:1'],
  ] as const)('leads to where the link was pressed that failed: %s', async (kind, halo) => {
    useSite.setState({ open: true, kind, url: `${halo}/portal/approval` });
    const rows = [
      rowOf({
        ...exchange(0, { status: 404, method: 'GET', url: `${halo}/api/TicketApproval/701` }),
        action: 'Clicked “Open the approval”',
        pageUrl: `${halo}/portal/approval?id=701`,
        actionPage: `${halo}/tickets`,
      }),
    ];
    const link = diagnosis({
      cause: 'approval-link-gone',
      example: '404-approval-link',
      entries: [0],
      method: 'GET',
      status: 404,
    });
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [link] },
    });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(link)} after={0} />,
    );
    expect(screen.getByText(/^When it failed:/).textContent).toMatch(/on the page “Tickets”$/);
    expect(screen.queryByText(/stands under “Mailbox”/)).toBeNull();
    await user.click(button('Take me there'));
    expect(asked).toContainEqual({
      name: 'site.visit',
      input: { url: `${halo}/tickets`, isOurs: true },
    });
  });

  test.each([
    ['Opened the page /config/integrations/addigy', 'Repeat it for me', 'site.visit'],
    ['Clicked “Fetch devices”', 'Take me there', 'site.focus'],
  ])('repeats only what opening the page asks for again: %s', async (action, words, called) => {
    const pageUrl = 'https://acme.halopsa.com/config/integrations/addigy';
    useSite.setState({ open: true, kind: 'own', url: pageUrl });
    const read = {
      ...exchange(0, { status: 401, method: 'GET' }),
      action,
      pageUrl,
      actionPage: pageUrl,
    };
    const rows = [rowOf(read)];
    const diagnoses = [diagnosis({ entries: [0], method: 'GET', integration: 'Addigy' })];
    useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    const [first = fault] = diagnoses;
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />,
    );
    expect(screen.getByText(/^When it failed:/).textContent).toMatch(/ the page “Addigy”/);
    await user.click(button(words));
    expect(asked.flatMap(({ name }) => (name.startsWith('site.') ? [name] : []))).toEqual([called]);
  });

  test('does again in the practice Halo what was pressed, and nothing that needs it to work', async () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/tickets' });
    const rows = [rowOf({ ...exchange(0, { status: 401 }), action: 'Clicked “Fetch devices”' })];
    const first = diagnosis({
      cause: 'integration-credentials',
      example: '401-integration-import',
      entries: [0],
      method: 'GET',
    });
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [first] },
    });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />,
      { 'practice.show': 'done' },
    );
    await user.click(button('Repeat it for me'));
    expect(asked.find(({ name }) => name === 'practice.show')?.input).toEqual({
      by: null,
      actions: [
        { do: 'visit', path: '/config/integrations/addigy' },
        { do: 'click', target: { role: 'button', name: 'Fetch devices' } },
      ],
    });
  });

  test('does again what failed on its own record, also where another one is open', async () => {
    const rate = diagnosis({
      cause: 'charge-rate-access',
      example: '400-charge-rate',
      entries: [0],
    });
    const rows = [rowOf({ ...exchange(0, { status: 400 }), action: 'Clicked “Save action”' })];
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [rate] },
    });
    const url = (id: number) => `http://127.0.0.1:1/ticket?id=${id}`;
    useSite.setState({ open: true, kind: 'practice', url: url(2003) });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(rate)} after={0} />,
      { 'practice.show': 'done' },
    );
    const first = { do: 'visit', path: '/ticket?id=2001' };
    const sent = () => asked.filter(({ name }) => name === 'practice.show').at(-1)?.input;
    await user.click(button('Repeat it for me'));
    expect(sent()).toMatchObject({ actions: expect.arrayContaining([first]) });
    act(() => useSite.setState({ url: url(2001) }));
    await user.click(await screen.findByRole('button', { name: 'Repeat it for me' }));
    expect(JSON.stringify(sent())).not.toContain(JSON.stringify(first));
  });

  test('names the record that failed, where another one worked or failed as well', () => {
    useSite.setState({ open: true, kind: 'own' });
    const sent = (index: number, ticket: number, status: number) => ({
      ...exchange(index, {
        status,
        url: 'https://acme.halopsa.com/api/attachment',
        sent: [{ ticket_id: ticket }],
      }),
    });
    const large = diagnosis({
      cause: 'request-too-large',
      status: 413,
      route: '/api/attachment',
      entries: [0],
    });
    const show = (status: number) => {
      const rows = [sent(0, 2003, 413), sent(1, 2001, status)].map(rowOf);
      const entries = status === 413 ? [0, 1] : [0];
      const diagnoses = [{ ...large, entries }];
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    };
    show(201);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(large)} after={0} />);
    act(() =>
      beginFix({
        source: 'live',
        diagnosis: large,
        rows: [rowOf(sent(0, 2003, 413))],
        place: 'acme.halopsa.com',
      }),
    );
    expect(verdict().textContent).toMatch(/It worked, but for another record\. Try ticket 2003,/);
    act(() => show(413));
    expect(verdict().textContent).toMatch(/It failed for another record as well\. Try ticket 2003/);
    expect(screen.queryByRole('button', { name: 'That was what I meant' })).toBeNull();
  });

  test('does again what failed, and not another failure of the practice Halo with the same cause', async () => {
    const start = '/config/integrations/integrator';
    useSite.setState({ open: true, kind: 'practice', url: `http://127.0.0.1:1${start}` });
    const nightly = diagnosis({
      cause: 'integration-permissions',
      example: '403-integration-import',
      entries: [0],
      method: 'GET',
      route: '/api/integratorlog',
      wireStatus: 200,
    });
    const rows = [rowOf({ ...exchange(0, { status: 200 }), action: 'Clicked “Run now”' })];
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [nightly] },
    });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(nightly)} after={0} />,
      { 'practice.show': 'done' },
    );
    await user.click(button('Repeat it for me'));
    expect(asked.find(({ name }) => name === 'practice.show')?.input).toEqual({
      by: null,
      actions: [{ do: 'click', target: { role: 'button', name: 'Run now' } }],
    });
  });

  test('says that it repeats for as long as the page is looked through', async () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/console' });
    const rows = [rowOf({ ...exchange(0, { status: 405 }), action: 'Clicked “Send”' })];
    const first = diagnosis({ cause: 'method-not-allowed', status: 405, entries: [0] });
    const review = { ...emptyReview, diagnoses: [first] };
    useCapture.setState({ rows, reviewed: rows, review });
    let resolve: (end: string) => void = () => undefined;
    const end = new Promise<string>((done) => {
      resolve = done;
    });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />,
      { 'practice.show': () => end },
    );
    await user.click(button('Repeat it for me'));
    await user.click(button('Repeating it…'));
    expect(asked.filter(({ name }) => name === 'practice.show')).toHaveLength(1);
    await act(async () => {
      resolve('done');
      await end;
    });
    await screen.findByRole('button', { name: 'Repeat it for me' });
  });

  test('sends nothing where the form holds another call by now, and says so', async () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/console' });
    const failed = { status: 405, url: 'https://acme.halopsa.com/api/InstanceInfo' };
    const rows = [rowOf({ ...exchange(0, failed), action: 'Clicked “Send”' })];
    const first = diagnosis({ cause: 'method-not-allowed', status: 405, entries: [0] });
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [first] },
    });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />,
      { 'practice.show': 'other' },
    );
    await user.click(button('Repeat it for me'));
    expect(asked.find(({ name }) => name === 'practice.show')?.input).toEqual({
      by: null,
      actions: [{ do: 'click', target: { role: 'button', name: 'Send' } }],
      holds: [{ target: { role: 'textbox', name: 'Path' }, value: '/api/InstanceInfo' }],
    });
    await expect
      .poll(noticed)
      .toEqual([
        'That was something else, so nothing was sent. The form no longer holds the call that failed: POST /api/InstanceInfo.',
      ]);
  });

  test('repeats the call that failed, where the practice failure is known by another one', async () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/console' });
    const failed = {
      method: 'POST',
      url: 'https://acme.halopsa.com/api/Tickets?count=5',
      status: 401,
    };
    const rows = [rowOf({ ...exchange(0, failed), action: 'Clicked “Send”' })];
    const first = diagnosis({
      cause: 'not-authenticated',
      method: 'POST',
      route: '/api/tickets',
      status: 401,
      entries: [0],
    });
    useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses: [first] } });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(first)} after={0} />,
      { 'practice.show': 'done' },
    );
    await user.click(button('Repeat it for me'));
    expect(asked.find(({ name }) => name === 'practice.show')?.input).toMatchObject({
      holds: [{ value: '/api/Tickets' }, { value: 'POST' }],
    });
  });

  test('repeats nothing as somebody whose success proves nothing', () => {
    const by = (index: number, agent: string, name: string): ExchangeRow => ({
      ...rowOf({
        ...exchange(index, { method: 'GET', status: index === 0 ? 403 : 200 }),
        pageUrl: 'https://acme.halopsa.com/reports',
        action: 'Opened the page /reports',
      }),
      signedIn: {
        account: Number(agent),
        person: { agent, user: null, client: null, name },
        renewed: false,
      },
    });
    const refused = diagnosis({ cause: 'forbidden', method: 'GET', status: 403, entries: [0] });
    const show = (kind: 'own' | 'practice', last: ExchangeRow) => {
      useSite.setState({ open: true, kind });
      const rows = [by(0, '2', 'Sam Rivera'), last];
      const review = { ...emptyReview, diagnoses: [refused] };
      useCapture.setState({ rows, reviewed: rows, review });
    };
    show('own', by(1, '1', 'Alex Carter'));
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(refused)} after={1} />);
    screen.getByText(/sign in as Sam Rivera first/);
    expect(screen.queryByRole('button', { name: 'Repeat it for me' })).toBeNull();
    act(() => {
      show('own', by(1, '2', 'Sam Rivera'));
    });
    button('Repeat it for me');
  });

  test.each([
    ['conflict', null, 409, { method: 'POST', route: '/api/asset' }],
    ['method-not-allowed', null, 405, { method: 'POST' }],
    ['unprocessable', null, 422, { method: 'POST' }],
    ['wrong-value', null, 400, { method: 'POST' }],
    ['bad-request', null, 400, { method: 'POST' }],
    ['request-too-large', null, 413, { method: 'POST' }],
    ['mandatory-field', null, 400, { method: 'POST', route: '/api/tickets', page: '/ticket/new' }],
  ] as const)('leads to what has to be changed before it is sent again: %s', (...known) => {
    const [cause, example, status, { page = '/console', ...way }] = known as readonly [
      string,
      null,
      number,
      { readonly method: string; readonly route?: string; readonly page?: string },
    ];
    const halo = 'http://127.0.0.1:1';
    useSite.setState({ open: true, kind: 'practice', url: `${halo}${page}` });
    const changed = diagnosis({ cause, example, status, wireStatus: status, ...way, entries: [0] });
    const failed = {
      ...exchange(0, { status, url: `${halo}${changed.route}` }),
      action: 'Clicked “Send”',
      pageUrl: `${halo}${page}`,
      actionPage: `${halo}${page}`,
    };
    const rows = [rowOf(failed)];
    useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses: [changed] } });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(changed)} after={0} />);
    expect(button('Take me there').className).toBe('button primary');
    expect(button('Repeat it for me').className).toBe('link-button');
    screen.getByText(/^Change first what is sent/);
  });

  test('leads to the mailbox of the practice Halo where the newest mail is to be opened', async () => {
    const halo = 'http://127.0.0.1:1';
    useSite.setState({ open: true, kind: 'practice', url: `${halo}/tickets` });
    const rows = [
      rowOf({
        ...exchange(0, { status: 404, method: 'GET', url: `${halo}/api/TicketApproval/701` }),
        action: 'Opened the page /portal/approval',
        pageUrl: `${halo}/portal/approval?id=701`,
      }),
    ];
    const link = diagnosis({
      cause: 'approval-link-gone',
      example: '404-approval-link',
      entries: [0],
      method: 'GET',
      status: 404,
    });
    useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses: [link] } });
    const { user, asked } = draw(
      <CheckScreen source="live" diagnosisKey={diagnosisKey(link)} after={0} />,
    );
    await user.click(button('Take me there'));
    expect(asked).toContainEqual({
      name: 'site.visit',
      input: { url: `${halo}/mailbox`, isOurs: true },
    });
  });

  describe('in the practice Halo', () => {
    const halo = 'http://127.0.0.1:1';
    const by = (index: number, agent: string, name: string, status = 200): ExchangeRow => ({
      ...rowOf({ ...exchange(index, { status }), action: 'Clicked “Save action”' }),
      signedIn: {
        account: Number(agent),
        person: { agent, user: null, client: null, name },
        renewed: false,
      },
    });
    const rate = diagnosis({
      cause: 'charge-rate-access',
      example: '400-charge-rate',
      entries: [0],
    });
    const show = (...rows: readonly ExchangeRow[]) => {
      useSite.setState({ open: true, kind: 'practice', url: `${halo}/ticket?id=2001` });
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses: [rate] } });
    };
    const bySam = by(0, '2', 'Sam Rivera', 400);
    const check = (answer: string) =>
      draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(rate)} after={1} />, {
        'practice.show': answer,
      });

    test('repeats it as whom it failed for where somebody else is signed in', async () => {
      show(bySam, by(1, '1', 'Alex Carter'));
      const { user, asked } = check('done');
      screen.getByText(
        /^Alex Carter was signed in last.*choose Sam Rivera at “Signed in as” first/,
      );
      expect(screen.queryByRole('button', { name: 'Repeat it for me' })).toBeNull();
      expect(button('Repeat it as Sam Rivera').className).toBe('button primary');
      await user.click(button('Repeat it as Sam Rivera'));
      expect(asked.find(({ name }) => name === 'practice.show')?.input).toMatchObject({
        by: 'Sam Rivera',
      });
    });

    test.each([
      ['nobody', /^Nobody is signed in there, so nothing was sent\. It failed for Sam Rivera/],
      ['refused', /^The page does not open for whoever is signed in, so nothing was sent/],
    ])('says at once that nothing could be sent, and what to do: %s', async (end, words) => {
      show(bySam);
      const { user } = check(end);
      await user.click(button('Repeat it for me'));
      await screen.findByText(words);
      expect(noticed()).toEqual([]);
      button('Repeat it as Sam Rivera');
      expect(screen.getByText('Not tried yet')).toBeTruthy();
      // Whoever signed in by hand need not be told any more.
      const signedIn = { ...by(1, '2', 'Sam Rivera'), startedAt: Date.now() + 1000 };
      act(() => {
        show(bySam, signedIn);
      });
      expect(screen.queryByText(words)).toBeNull();
      button('Repeat it for me');
    });
  });

  test('repeats nothing for the user before the next group may go', () => {
    const wait = 60;
    const limited = diagnosis({
      cause: 'integration-rate-limit',
      example: '429-xero-sync',
      status: 429,
      entries: [0],
      pace: { batch: 25, wait, batchSource: 'practice', waitSource: 'practice' },
    });
    const refused = (secondsAgo: number) => {
      useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/invoices' });
      const sent = rowOf(exchange(0, { status: 429 }));
      const rows = [{ ...sent, startedAt: Date.now() - secondsAgo * 1000 }];
      const review = { ...emptyReview, diagnoses: [limited] };
      useCapture.setState({ rows, reviewed: rows, review });
    };
    refused(1);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={0} />);
    const later = screen.getByRole('button', { name: /^Repeat it for me in / });
    // It waits with the keyboard in it: a button that is off would lose it.
    expect(later.getAttribute('aria-disabled')).toBe('true');
    later.focus();
    expect(document.activeElement).toBe(later);
    act(() => {
      refused(2 * wait);
    });
    const now = button('Repeat it for me');
    expect(now.getAttribute('aria-disabled')).not.toBe('true');
    expect(document.activeElement).toBe(now);
  });

  test.each([
    [1, 'One that goes through is no proof. We wait for 60 seconds after the last refusal.'],
    [2, /^One that goes through is no proof\. We wait for 2 in a row, or for 60 seconds after/],
  ])('says what proves that a limit of %i at a time is over', (batch, words) => {
    useSite.setState({ open: true, kind: 'own' });
    const pace = { batch, wait: 60, batchSource: '', waitSource: '' };
    const limited = diagnosis({ cause: 'integration-rate-limit', status: 429, pace, entries: [0] });
    const rows = [rowOf(exchange(0, { status: 429 }))];
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [limited] },
    });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={0} />);
    screen.getByText(words);
  });

  test('calls nothing left below “Fixed” of writes that nothing tells apart', () => {
    useSite.setState({ open: true, kind: 'own' });
    const pace = { batch: 25, wait: 60, batchSource: '', waitSource: '' };
    const limited = diagnosis({
      cause: 'integration-rate-limit',
      status: 429,
      pace,
      entries: [0, 1, 2],
    });
    const sent = (index: number, status: number) => ({
      ...rowOf(exchange(index, { status })),
      startedAt: Date.now() - 1_000_000 + index * 100_000,
    });
    const rows = [sent(0, 429), sent(1, 429), sent(2, 429)];
    const shows = (...more: readonly ExchangeRow[]) => {
      const all = [...rows, ...more];
      const review = { ...emptyReview, diagnoses: [limited] };
      useCapture.setState({ rows: all, reviewed: all, review });
    };
    shows();
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={2} />);
    screen.getByText(/3 are left\./);
    act(() => {
      shows(sent(3, 201));
    });
    expect(verdict().textContent).toMatch(/^Fixed/);
    expect(screen.queryByText(/left/)).toBeNull();
  });

  test('speaks of no groups where one group, or one alone, is left after a limit', () => {
    useSite.setState({ open: true, kind: 'own' });
    const pace = { batch: 2, wait: 60, batchSource: '', waitSource: '' };
    const limited = diagnosis({ cause: 'integration-rate-limit', status: 429, pace, entries: [0] });
    const show = (count: number, ago: number) => {
      const rows = Array.from({ length: count }, (_, index) => ({
        ...rowOf(exchange(index, { status: 429, sent: [{ id: index + 1 }] })),
        startedAt: Date.now() - ago * 1000,
      }));
      const review = {
        ...emptyReview,
        diagnoses: [{ ...limited, entries: rows.map(({ index }) => index) }],
      };
      const contents = { ...useCapture.getState().contents, sentText: String };
      useCapture.setState({ rows, reviewed: rows, review, contents });
    };
    show(3, 100);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={2} />);
    const plan = () => screen.getByRole('region', { name: 'Send the rest' }).textContent;
    expect(plan()).toMatch(/You can send the next group of 2 now.*in 2 groups of at most 2\./);
    act(() => show(2, 100));
    expect(plan()).toMatch(/You can send the other 2 now.*Send the rest as one group\./);
    act(() => show(1, 100));
    expect(plan()).toMatch(/You can send the last one now.*Send the one that is left once more\./);
    expect(plan()).not.toMatch(/group/);
    act(() => show(1, 1));
    expect(plan()).toMatch(/The rest may go in /);
    // What is sent too soon fails by that, and not by a change that was left undone.
    act(() => show(4, 1));
    expect(screen.getByText('The same error again').closest('.verdict')?.textContent).toMatch(
      /More was sent than the limit allows, or too soon\..*send only what is left\.$/,
    );
  });

  test('counts the time that was let pass in the practice Halo since it refused', () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/console' });
    const pace = { batch: 120, wait: 300, batchSource: '', waitSource: '' };
    const limited = diagnosis({ cause: 'halo-rate-limit', status: 429, pace, entries: [0] });
    const now = Date.now();
    const at = (index: number, ago: number, status: number, url?: string) =>
      rowOf({
        ...exchange(index, { status, ...(url === undefined ? {} : { url }) }),
        startedAt: now - ago * 1000,
      });
    const show = (...later: readonly ExchangeRow[]) => {
      const rows = [at(0, 60, 429), ...later];
      const review = { ...emptyReview, diagnoses: [limited] };
      useCapture.setState({ rows, reviewed: rows, review });
    };
    const passed = at(1, 30, 200, 'http://127.0.0.1:1/practice/time?minutes=5');
    show(at(2, 10, 200));
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={0} />);
    screen.getByText('So far so good');
    act(() => show(passed, at(2, 10, 200)));
    screen.getByText('Fixed: it works now');
  });

  test('says of a question that was answered at last of none that it is left', () => {
    useSite.setState({ open: true, kind: 'own' });
    const pace = { batch: 1, wait: 60, batchSource: '', waitSource: '' };
    const limited = diagnosis({
      cause: 'halo-rate-limit',
      status: 429,
      method: 'GET',
      pace,
      entries: [0, 1],
    });
    const rows = [429, 429, 200].map((status, index) => ({
      ...rowOf(exchange(index, { status, method: 'GET' })),
      startedAt: Date.now() - (200 - 90 * index) * 1000,
    }));
    const review = { ...emptyReview, diagnoses: [limited] };
    useCapture.setState({ rows, reviewed: rows, review });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={1} />);
    screen.getByText('Fixed: it works now');
    expect(screen.queryByText(/left|The rest/)).toBeNull();
  });

  test('counts for a program that a limit turned away nothing that a page asked for', () => {
    useSite.setState({ open: true, kind: 'own' });
    const pace = { batch: 2, wait: 60, batchSource: '', waitSource: '' };
    const limited = diagnosis({ cause: 'halo-rate-limit', status: 429, pace, entries: [0] });
    const nobody = { agent: null, user: null, client: null, name: null };
    const by = (index: number, status: number, person: Person): ExchangeRow => ({
      ...rowOf(exchange(index, { status })),
      startedAt: Date.now() - 200_000 + index * 1000,
      signedIn: { account: person.client === null ? 1 : 2, person, renewed: false },
    });
    const program = { ...nobody, client: 'stock-runbook' };
    const agent = { ...nobody, agent: '1', name: 'Alex Carter' };
    const rows = [by(0, 429, program), by(1, 200, agent), by(2, 200, agent)];
    const review = { ...emptyReview, diagnoses: [limited] };
    useCapture.setState({ rows, reviewed: rows, review });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(limited)} after={0} />);
    expect(screen.queryByText('Fixed: it works now')).toBeNull();
    screen.getByText('0 requests went through. 1 is left.');
    screen.getByText(/^It worked, but Alex Carter did it\./);
  });

  test('calls what sends something else the same step, where what was sent was the fault', () => {
    useSite.setState({ open: true, kind: 'own' });
    const large = diagnosis({ cause: 'request-too-large', status: 413, entries: [0] });
    const show = (data: string, length: number, answer = 200) => {
      const rows = [413, answer].map((status, index) => {
        const sent = [{ ticket_id: 7, filename: 'a', data_base64: index === 0 ? 'AA' : data }];
        const one = exchange(index, { status, sent });
        const size = index === 0 ? 1_500_000 : length;
        return rowOf({
          ...one,
          request: { ...one.request, body: { ...one.request.body, size } },
        });
      });
      const failing = answer === 413 ? { ...large, entries: [0, 1] } : large;
      const review = { ...emptyReview, diagnoses: [failing] };
      useCapture.setState({ rows, reviewed: rows, review });
    };
    show('A', 1_500_000);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(large)} after={0} />);
    expect(verdict().textContent).toMatch(/^Fixed: it works now.*The same step was answered/);
    expect(verdict().textContent).toMatch(/What it sent may not be the same as before\.$/);
    act(() => show('A', 20_000));
    expect(verdict().textContent).toMatch(
      /It sent less than the one that failed: 20 kB, not 1\.5 MB\.$/,
    );
    const { rows } = useCapture.getState();
    beginFix({ source: 'live', diagnosis: large, rows, place: 'acme.halopsa.com' });
    act(() => show('A', 1_200_000, 413));
    expect(verdict().textContent).toMatch(/It was smaller \(1\.2 MB\), and is still too large\./);
    act(() => show('', 60));
    expect(verdict().textContent).toMatch(/^It went through without a file.*so it proves nothing/);
    expect(button('That was what I meant')).toBeTruthy();
  });

  test('says where it is done in the practice Halo only until it is tried', () => {
    useSite.setState({ open: true, kind: 'practice', url: 'http://127.0.0.1:1/console' });
    const refused = diagnosis({ cause: 'method-not-allowed', status: 405, entries: [0] });
    const show = (...statuses: readonly number[]) => {
      const rows = statuses.map((status, index) => rowOf(exchange(index, { status })));
      const review = { ...emptyReview, diagnoses: [{ ...refused, entries: [...rows.keys()] }] };
      useCapture.setState({ rows, reviewed: rows, review });
    };
    const note = () => screen.queryAllByText(/^Here the API console is the runbook\./);
    show(405);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(refused)} after={0} />);
    expect(note()).toHaveLength(1);
    act(() => show(405, 405));
    screen.getByText('The same error again');
    expect(note()).toEqual([]);
  });

  test('asks to look once at what an answer cannot show, where it says that it works', () => {
    useSite.setState({ open: true });
    const report = diagnosis({
      entries: [0],
      verify: 'Open the report again. When its totals are right, all is well.',
      fixed: 'When its totals are right, all is well.',
    });
    const rows = [504, 200].map((status, index) => rowOf(exchange(index, { status })));
    const review = { ...emptyReview, diagnoses: [report] };
    useCapture.setState({ rows, reviewed: rows, review });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(report)} after={0} />);
    expect(verdict().textContent).toMatch(/^Fixed: it works now/);
    expect(
      screen.getByText(/^We saw the answer, not what stands on the page\./).textContent,
    ).toMatch(/Look once yourself\. When its totals are right, all is well\.$/);
  });

  test('remembers for the note a step that was seen while the check was open', () => {
    const access = { ...fault, steps: [step({ text: 'Sign in again.', sign: 'signed-in' })] };
    useSite.setState({ open: true });
    draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    const seen = (...rows: readonly ExchangeRow[]) => {
      act(() => {
        const review = { ...emptyReview, diagnoses: [access] };
        useCapture.setState({ rows: [failed, ...rows], reviewed: [failed, ...rows], review });
        if (rows.length === 0)
          beginFix({
            source: 'live',
            diagnosis: access,
            rows: [failed],
            place: 'acme.halopsa.com',
          });
      });
      return currentFix(useFixes.getState(), 'live', key)?.seen;
    };
    expect(seen()).toEqual([]);
    const signIn = exchange(1, { url: 'https://acme.halopsa.com/auth/token' });
    expect(seen(rowOf(signIn))).toEqual(['Sign in again.']);
  });

  test('says before anything is tried that another person is signed in than it failed for', () => {
    const by = (index: number, agent: string, name: string): ExchangeRow => ({
      ...rowOf(exchange(index, { status: index === 0 ? 400 : 200 })),
      signedIn: {
        account: Number(agent),
        person: { agent, user: null, client: null, name },
        renewed: false,
      },
    });
    const show = (...rows: readonly ExchangeRow[]) => {
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [fault] },
      });
    };
    const words =
      'Alex Carter was signed in last. It failed for Sam Rivera: sign in as Sam Rivera first.';
    const failedFor = by(0, '2', 'Sam Rivera');
    useSite.setState({ open: true });
    show(failedFor, by(1, '1', 'Alex Carter'));
    draw(<CheckScreen source="live" diagnosisKey={key} after={1} />);
    screen.getByText(words);
    act(() => {
      show(failedFor, by(1, '1', 'Alex Carter'), by(2, '2', 'Sam Rivera'));
    });
    expect(screen.queryByText(words)).toBeNull();
  });

  test('sends for whoever it failed for where somebody else was not let in on the way', () => {
    const failure = practiceFailures.find(({ cause }) => cause === 'integration-permissions');
    if (failure === undefined) throw new Error('no such failure');
    const refusal = { status: 403, answer: { ClassName: 'Forbidden', Message: 'Not allowed.' } };
    const failed = [me(1, 'alex'), asked(2, 'alex', failure.fails)];
    const refused = [me(3, 'sam'), asked(4, 'sam', { path: '/api/AzureADConnection', ...refusal })];
    const fault = reviewed(failed).diagnoses[0];
    if (fault === undefined) throw new Error('nothing failed');
    const show = (...all: readonly Exchange[]) => {
      const rows = all.map(rowOf);
      useCapture.setState({ rows, reviewed: rows, review: reviewed(all) });
    };
    useSite.setState({ open: true, kind: 'own' });
    show(...failed, ...refused);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(fault)} after={2} />);
    screen.getByText(
      'Sam Rivera was signed in last. It failed for Alex Carter: sign in as Alex Carter first.',
    );
    // It was so before the check was begun, too.
    cleanup();
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(fault)} after={4} />);
    screen.getByText(/^Sam Rivera was signed in last/);
    // What another may not do is no error to go into.
    expect(screen.queryByRole('button', { name: 'Explain the new error' })).toBeNull();
    act(() => {
      show(...failed, ...refused, me(5, 'alex'));
    });
    expect(screen.queryByText(/was signed in last/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Explain the new error' })).toBeNull();
    // The same from Alex is one.
    cleanup();
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(fault)} after={5} />);
    act(() => {
      const own = asked(6, 'alex', { path: '/api/AzureADConnection', ...refusal });
      show(...failed, ...refused, me(5, 'alex'), own);
    });
    button('Explain the new error');
  });

  test('says who did it before and after, as far as that was recorded', () => {
    const by = (index: number, status: number, name: string | null): ExchangeRow => ({
      ...rowOf(exchange(index, { status, by: name ?? 'unknown' })),
      signedIn: {
        account: index,
        person: name === null ? null : { agent: String(index), user: null, client: null, name },
        renewed: false,
      },
    });
    const rows = [by(0, 503, 'Sam Rivera'), by(1, 503, null)];
    // Not about the person, so that of anybody counts.
    const broken = diagnosis({ cause: 'service-unavailable', status: 503, entries: [0, 1] });
    useSite.setState({ open: true });
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [broken] },
    });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(broken)} after={0} />);
    act(() => {
      beginFix({
        source: 'live',
        diagnosis: { ...broken, entries: [0] },
        rows,
        place: 'acme.halopsa.com',
      });
    });
    const who = () => screen.getByRole('row', { name: /^Who/ }).textContent;
    expect(who()).toBe('WhoSam RiveraNot known');
    const named = [by(0, 503, 'Sam Rivera'), by(1, 503, 'Alex Carter')];
    act(() => {
      useCapture.setState({ rows: named, reviewed: named });
    });
    expect(who()).toBe('WhoSam RiveraAlex Carter');
    expect(currentFix(useFixes.getState(), 'live', diagnosisKey(broken))?.after?.by).toBe(
      'Alex Carter',
    );
  });

  test('does not call it fixed where another button read the same, and tells what opened the page else', () => {
    useSite.setState({ open: true });
    const of = (index: number, status: number, action: string) =>
      rowOf({
        ...exchange(index, { method: 'GET', url: 'https://acme.halopsa.com/api/list', status }),
        action,
      });
    const read = diagnosis({ entries: [0], method: 'GET', route: '/api/list', status: 401 });
    const show = (...rows: readonly ExchangeRow[]) => {
      useCapture.setState({
        rows,
        reviewed: rows,
        review: { ...emptyReview, diagnoses: [read] },
      });
    };
    const before = of(0, 401, 'Clicked “Fetch devices”');
    show(before);
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(read)} after={0} />);
    act(() => {
      show(before, of(1, 200, 'Clicked “Test the sign-in”'));
    });
    expect(verdict().textContent).toMatch(
      /^The same request works now.*Use the button that failed/,
    );
    expect(screen.queryByText(/Fixed/)).toBeNull();
    screen.getByRole('button', { name: 'That was what I meant' });
    screen.getByText(
      /press “That was what I meant”\. It then counts as done, on your word\. If not, do again what failed/,
    );
    act(() => {
      show(before, of(1, 200, 'Opened the page /list'));
    });
    expect(verdict().textContent).toMatch(/^Fixed.* You opened a page\.$/);
    act(() => {
      show(before, of(1, 200, 'Clicked “Fetch devices”'));
    });
    expect(verdict().textContent).toMatch(/^Fixed/);
    expect(verdict().textContent).not.toMatch(/You clicked/);
  });

  test('does not call it something else where it may be the change that was made', () => {
    const near = { index: 1, differs: 'value', name: null } as const;
    const waiting = { kind: 'waiting', near, other: null } as const;
    draw(<VerdictPanel verdict={waiting} source="live" at={null} />);
    expect(verdict().textContent).toMatch(
      /^Was that your change\?It worked, but with other values.*Only you know if they are/,
    );
  });

  test('says which are left, and where that is not known only how many', () => {
    const failed = rowOf(exchange(1, { sent: { ticket_id: 2003 } }));
    const mark = deedMarkOf(failed, diagnosis());
    const partly = { kind: 'partly', index: 2, done: 1, left: 1, rest: [mark] } as const;
    draw(<VerdictPanel verdict={partly} source="live" at={null} />);
    screen.getByText('1 of 2 went through. 1 is left. Not seen to work yet: ticket 2003.');
    const there = { ...mark, site: 'https://desk.haloitsm.com' };
    draw(<VerdictPanel verdict={{ ...partly, rest: [there] }} source="live" at={null} />);
    screen.getByText(/ Not seen to work yet: ticket 2003 \(desk\.haloitsm\.com\)\.$/);
    draw(<VerdictPanel verdict={{ ...partly, left: 11 }} source="live" at={null} />);
    screen.getByText('1 of 12 went through. 11 are left.');
  });

  test('names three of many that are left, and the others at a press', async () => {
    const marks = [2003, 2004, 2005, 2006, 2007].map((ticket) =>
      deedMarkOf(rowOf(exchange(1, { sent: { ticket_id: ticket } })), diagnosis()),
    );
    const partly = { kind: 'partly', index: 2, done: 1, left: 5, rest: marks } as const;
    const { user } = draw(<VerdictPanel verdict={partly} source="live" at={null} />);
    screen.getByText(/ Not seen to work yet: ticket 2003, ticket 2004, ticket 2005 and 2 more\.$/);
    await user.click(button('Show the other 2'));
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'ticket 2006',
      'ticket 2007',
    ]);
    draw(
      <VerdictPanel
        verdict={{ ...partly, left: 4, rest: marks.slice(0, 4) }}
        source="live"
        at={null}
      />,
    );
    button('Show the other one');
  });

  test('asks for Halo where none is open', () => {
    record([]);
    draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    screen.getByText(/Open your Halo from the start page first/);
  });

  test('says that the same error came again, keeps it, and watches on', () => {
    watch();
    act(() => {
      record([1], rowOf(exchange(1, { status: 400 })));
    });
    expect(verdict().textContent).toMatch(/^The same error again/);
    expect(currentFix(useFixes.getState(), 'live', key)?.outcome).toBe('same');
    screen.getByRole('table', { name: 'Before and after' });
    act(() => {
      record([1], rowOf(exchange(1, { status: 400 })), rowOf(exchange(2)));
    });
    expect(verdict().textContent).toMatch(/^Fixed: it works now/);
  });

  describe('where only the user knows whether it was their change', () => {
    const site = 'https://acme.halopsa.com';
    const broken = diagnosis({
      cause: 'server-error',
      method: 'GET',
      route: '/api/addressbook',
      status: 500,
      entries: [0],
    });
    const brokenKey = diagnosisKey(broken);
    const send = (index: number, query: string, status: number) =>
      rowOf({
        ...exchange(index, { method: 'GET', url: `${site}/api/addressbook${query}`, status }),
        action: 'Clicked “Send”',
        pageUrl: `${site}/console`,
      });
    const shows = (...rows: readonly ExchangeRow[]) => {
      const review = { ...emptyReview, diagnoses: [broken] };
      useSite.setState({ open: true, kind: 'own' });
      useCapture.setState({ rows, reviewed: rows, review });
    };
    const yes = () => button('Yes, that was my change');
    const no = () => button('No, go on watching');

    test('asks it with two buttons, and takes a yes for the word of the user', async () => {
      shows(send(0, '', 500), send(1, '?client_id=1', 200));
      const { user } = draw(<CheckScreen source="live" diagnosisKey={brokenKey} after={0} />);
      act(() => {
        beginFix({ source: 'live', diagnosis: broken, rows: [send(0, '', 500)], place: '' });
      });
      expect(verdict().textContent).toMatch(/^Was that your change\?/);
      expect(yes().classList).toContain('primary');
      expect([...no().classList]).toEqual(['button']);
      expect(button('Take me there').classList).toContain('link-button');
      await user.click(yes());
      expect(currentFix(useFixes.getState(), 'live', brokenKey)?.outcome).toBe('said');
    });

    test('watches on at a no, and then wants what failed done again', async () => {
      shows(send(0, '', 500), send(1, '?client_id=1', 200));
      const { user } = draw(
        <CheckScreen source="live" diagnosisKey={brokenKey} after={0} failed={0} />,
      );
      await user.click(no());
      const { now } = useWizard.getState().places;
      expect(now).toMatchObject({ screen: 'check', key: brokenKey });
      expect(now).not.toHaveProperty('failed');
    });

    test('looks at what came before the check was opened, too, until it is watched anew', () => {
      shows(send(0, '', 500), send(1, '?client_id=1', 200));
      const looks = (failed: number | null) =>
        draw(<CheckScreen source="live" diagnosisKey={brokenKey} after={1} failed={failed} />);
      looks(0);
      expect(verdict().textContent).toMatch(/^Was that your change\?/);
      act(() => {
        shows(send(0, '', 500), send(1, '', 200));
      });
      expect(verdict().textContent).toMatch(/^Fixed/);
      cleanup();
      looks(null);
      expect(verdict().textContent).toMatch(/^Not tried yet/);
      button('Take me there');
    });
  });

  test('leads to the very page that failed where Halo was down, also when another works', () => {
    const halo = 'https://acme.halopsa.com';
    const on = (index: number, page: string, status: number) =>
      rowOf({
        ...exchange(index, { method: 'GET', url: `${halo}/api/agent/me`, status }),
        pageUrl: `${halo}/${page}`,
      });
    const down = diagnosis({
      cause: 'service-unavailable',
      method: 'GET',
      route: '/api/agent/me',
      status: 503,
      entries: [1, 2],
      steps: [step({ text: 'Wait five minutes.', waits: true })],
    });
    const rows = [on(0, 'tickets', 200), on(1, 'assets', 503), on(2, 'tickets', 503)];
    const shows = (...more: readonly ExchangeRow[]) => {
      const all = [...rows, ...more];
      const review = { ...emptyReview, diagnoses: [down] };
      useCapture.setState({ rows: all, reviewed: all, review });
    };
    useSite.setState({ open: true, kind: 'own' });
    shows();
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(down)} after={1} />);
    expect(verdict().textContent).toMatch(/^The same error again/);
    expect(button('Repeat it for me').classList).toContain('primary');
    expect(button('Back to the steps').classList).not.toContain('primary');
    act(() => {
      shows(on(3, 'tickets', 200));
    });
    expect(verdict().textContent).toBe(
      'It works on another pageThat proves nothing about the page that failed. Open that very page, too.',
    );
    expect(button('Repeat it for me').classList).toContain('primary');
    act(() => {
      shows(on(3, 'tickets', 200), on(4, 'assets', 200));
    });
    expect(verdict().textContent).toMatch(/^Fixed/);
  });

  test('speaks of no change that was saved where none had to be made', () => {
    const ended = { ...fault, steps: [step({ text: 'Sign in.', said: 'I signed in again.' })] };
    useCapture.setState({ rows: [failed], reviewed: [failed] });
    draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    act(() => {
      const rows = [failed, rowOf(exchange(1, { status: 400 }))];
      const diagnoses = [{ ...ended, entries: [0, 1] }];
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    });
    expect(verdict().textContent).toBe(
      'The same error againIt has not helped yet. Press “Back to the steps”: look at them again, or try the next likely reason there.',
    );
  });

  test('speaks of no change that was saved where a step is to wait', () => {
    const away = { ...fault, steps: [step({ text: 'Wait five minutes.', waits: true })] };
    useCapture.setState({ rows: [failed], reviewed: [failed] });
    draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    act(() => {
      const rows = [failed, rowOf(exchange(1, { status: 400 }))];
      const diagnoses = [{ ...away, entries: [0, 1] }];
      useCapture.setState({ rows, reviewed: rows, review: { ...emptyReview, diagnoses } });
    });
    expect(verdict().textContent).toMatch(
      /^The same error againIt had not passed yet at .+\. Wait a little longer before you try again, or press “Back to the steps” and look at the others\.$/,
    );
  });

  test('speaks of no change that was saved where no answer came again', () => {
    const cut = (index: number) => rowOf({ ...exchange(index), state: 'failed', response: null });
    const lost = diagnosis({
      cause: 'connection-failed',
      status: 0,
      refusedBy: 'network',
      entries: [0, 1],
    });
    const rows = [cut(0), cut(1)];
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [lost] },
    });
    draw(<CheckScreen source="live" diagnosisKey={diagnosisKey(lost)} after={0} />);
    expect(verdict().textContent).toBe(
      'The same error againStill no answer came. Press “Back to the steps”: look at them again, or try the next likely reason there.',
    );
  });

  test('keeps in the history what the last verdict said, and no more', () => {
    watch();
    const kept = () => currentFix(useFixes.getState(), 'live', key)?.outcome;
    act(() => {
      record([1], rowOf(exchange(1, { status: 400 })));
    });
    expect(kept()).toBe('same');
    const other = 'https://acme.halopsa.com/api/actions?ticket_id=2';
    const elsewhere = rowOf(exchange(2, { status: 200, url: other }));
    act(() => {
      record([], elsewhere);
    });
    expect(verdict().textContent).toMatch(/^Was that your change\?|^That was something else/);
    expect(kept()).toBe('unproved');
    act(() => {
      record([], rowOf(exchange(3)));
    });
    expect(kept()).toBe('fixed');
    act(() => {
      record([], rowOf(exchange(3)));
      useCapture.setState(({ review }) => ({
        review: { ...review, suspicions: [{ ...doubt, entries: [3] }] },
      }));
    });
    expect(kept()).toBe('unproved');
    act(() => {
      changeFix('live', key, { outcome: 'said' });
      record([], elsewhere);
    });
    expect(kept()).toBe('said');
  });

  test('shows with what it failed though the answer looked like a success, and leads to the steps', () => {
    watch();
    act(() => {
      record([1], rowOf(exchange(1)));
    });
    const table = screen.getByRole('table', { name: 'Before and after' });
    expect(within(table).getAllByText('400 Bad request')).toHaveLength(2);
    expect(button('Back to the steps').className).toContain('primary');
    act(() => {
      record([], rowOf(exchange(1)));
    });
    expect(within(screen.getByRole('table')).getAllByText('200 OK')).toHaveLength(1);
  });

  test('says where the answer doubts itself, and takes the word of the user for what it is', async () => {
    const { user } = watch();
    act(() => {
      record([], rowOf(exchange(1)));
      useCapture.setState(({ review }) => ({
        review: { ...review, suspicions: [{ ...doubt, entries: [1] }] },
      }));
    });
    expect(verdict().textContent).toMatch(
      /^Halo answered, but we are not sure.*says that it failed/,
    );
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
    await user.click(button('It works all the same'));
    expect(currentFix(useFixes.getState(), 'live', key)?.outcome).toBe('said');
    expect(useWizard.getState().places.now).toMatchObject({ screen: 'done', worked: true });
  });

  test('has one button, for what is next, and the others as links', () => {
    const pageUrl = 'https://acme.halopsa.com/ticket?id=1';
    useSite.setState({ open: true, kind: 'own' });
    const rows = [0, 1].map((index) =>
      rowOf({ ...exchange(index, { status: index === 0 ? 400 : 200 }), pageUrl }),
    );
    const suspicions = [{ ...doubt, entries: [1] }];
    const review = { ...emptyReview, diagnoses: [fault], suspicions };
    useCapture.setState({ rows, reviewed: rows, review });
    draw(<CheckScreen source="live" diagnosisKey={key} after={0} />);
    expect(button('Take me there').className).toBe('button primary');
    for (const words of ['It works all the same', 'Back to the steps'])
      expect(button(words).className).toBe('link-button');
  });

  test('tells nobody to send all of it again where only a part is left', () => {
    const partly = { kind: 'partly', index: 2, done: 25, left: 11 } as const;
    draw(<UnprovenNote verdict={partly} source="live" />);
    screen.getByText(/If not, do the rest: we go on watching\.$/);
    expect(screen.queryByText(/do again what failed/)).toBeNull();
  });

  test('leads back to the steps', async () => {
    const { user } = watch();
    await user.click(button('Back to the steps'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'walkthrough', source: 'live', key });
  });

  test.each([
    [{ kind: 'same', index: 0 }, 'It still fails'],
    [{ kind: 'partly', index: 0, done: 1, left: 1 }, 'A part of it works'],
    [{ kind: 'different', index: 0, diagnosis: fault }, 'Something else fails now'],
    [{ kind: 'waiting', near: null, other: null }, 'We cannot tell yet'],
    [
      {
        kind: 'waiting',
        near: null,
        again: { index: 0, differs: 'record', name: null },
        other: null,
      },
      'We cannot tell yet',
    ],
    [{ kind: 'works', index: 0 }, 'It works'],
  ] as const)('of a file is headed by what the second one shows: $0.kind', (verdict, words) => {
    showFile({
      ...emptySource,
      rows: [failed],
      review: { ...emptyReview, diagnoses: [fault] },
    });
    const file = { key, name: 'after.har', verdict: null, decided: null, isInPart: false };
    useAfterFile.setState({ file });
    draw(<CheckScreen source="file" diagnosisKey={key} after={-1} />);
    heading('Do it again to check');
    act(() => {
      useAfterFile.setState({ file: { ...file, verdict } });
    });
    heading(words);
  });

  test('of a file that was read in part does not say what its missing requests were', () => {
    showFile({
      ...emptySource,
      rows: [failed],
      review: { ...emptyReview, diagnoses: [fault] },
    });
    const verdict = { kind: 'waiting', near: null, other: null } as const;
    const file = { key, name: 'cut.har', verdict, decided: null };
    useAfterFile.setState({ file: { ...file, isInPart: true } });
    draw(<CheckScreen source="file" diagnosisKey={key} after={-1} />);
    screen.getByText('Not in what could be read');
    screen.getByText(/^Only a part of this file could be read\./);
    expect(screen.queryByText(/was not sent again/)).toBeNull();
    act(() => {
      useAfterFile.setState({ file: { ...file, isInPart: false } });
    });
    screen.getByText('Not in this file');
    expect(screen.queryByText(/^Only a part of this file/)).toBeNull();
  });

  test.each([
    [400, 401, '401 Not signed in'],
    [200, 401, '401 Not signed in'],
    [400, 0, '400 Bad request'],
  ])(
    'shows an answer of %i that failed as %i by what the card says: %s',
    (status, failedAs, words) => {
      const one = { at: null, status, duration: null, by: null };
      draw(<Attempts before={one} after={{ ...one, status: 201 }} failedAs={failedAs} />);
      screen.getByRole('cell', { name: words });
      screen.getByRole('cell', { name: '201 Created' });
    },
  );

  test('of a file speaks of no change where no answer came', () => {
    const lost = diagnosis({
      cause: 'client-timeout',
      status: 0,
      refusedBy: 'network',
      entries: [0],
    });
    showFile({
      ...emptySource,
      rows: [failed],
      review: { ...emptyReview, diagnoses: [lost] },
    });
    draw(<CheckScreen source="file" diagnosisKey={diagnosisKey(lost)} after={-1} />);
    screen.getByText('Do the same thing again in Halo and record it:');
  });

  test('of a file asks for one that was recorded after the change', () => {
    const review = createReview([], {}).result();
    showFile({ ...emptySource, rows: [failed], review: { ...review, diagnoses: [fault] } });
    draw(<CheckScreen source="file" diagnosisKey={key} after={-1} />);
    button('Open the new file');
    expect(screen.queryByRole('status')).toBeNull();
    using seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    act(() => {
      const verdict = { kind: 'waiting', near: null, other: null } as const;
      useAfterFile.setState({
        file: { key, name: 'after.har', verdict, decided: null, isInPart: false },
      });
    });
    expect(seen.mock.contexts).toEqual([screen.getByRole('status').parentElement]);
    expect(
      screen
        .getByRole('status')
        .compareDocumentPosition(screen.getByText(/^Make the change\. Then do the same/)),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});
