import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { CheckupScreen } from '../../renderer/checkup/checkup-screen.tsx';
import { OtherSystem } from '../../renderer/diagnosis/other-system.tsx';
import { showMe, watchLesson } from '../../renderer/learn/lesson-player.ts';
import { builtInLessons } from '../../renderer/learn/lessons.ts';
import { reportPage } from '../../renderer/checkup/save-report.ts';
import { knowledge } from '../../renderer/platform/knowledge.ts';
import { useCapture } from '../../renderer/store/capture.ts';
import { useCauses } from '../../renderer/store/causes.ts';
import { useCheckup } from '../../renderer/store/checkup.ts';
import { useFixes } from '../../renderer/store/fixes.ts';
import { begin, startRun, stepOf, usePlayer } from '../../renderer/store/lesson-run.ts';
import { useSite } from '../../renderer/store/site.ts';
import { show } from '../../renderer/store/wizard.ts';
import { neverCaptured } from '../../shared/redact/redacted.ts';
import type { CheckupAnswer } from '../../shared/checkup/answer.ts';
import { diagnosisOfLine } from '../../shared/checkup/finding.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { exampleExchanges } from '../../shared/rules/example.ts';
import type { KeptCheckup } from '../../shared/checkup/kept.ts';
import { closedSite } from '../../shared/ipc/closed-site.ts';
import { exchange } from '../unit/renderer/build.ts';
import { button, draw, heading, noticed } from './draw.tsx';
import { answerOf } from '../unit/shared/checkup/make-answer.ts';

const origin = 'https://acme.halopsa.com';
const run = {
  id: 9,
  runbook_id: 'r1',
  runbook_name: 'New starter',
  status: 1,
  error: 'Failed result reached. Last step=6',
  runbook_step_name: 'Add a note',
  timestamp: new Date().toISOString().slice(0, 19),
};
const bodies: Readonly<Record<string, unknown>> = {
  '/api/AuthInfo': { auth_url: `${origin}/auth` },
  '/api/Automation?count=100': { automations: [run] },
  '/api/Mailbox?showall=true': [{ colour: 'red' }],
};

/** 403 where no body is given. */
const answered = (address: string, body: unknown): CheckupAnswer =>
  answerOf(address, body, {
    startedAt: Date.now(),
    ...(body === undefined ? { status: 403, text: '' } : {}),
  });

/** Draws the screen with an open Halo that answers so; what is not named answers 403. */
function drawCheckup(given = bodies, last: KeptCheckup | null = null) {
  useSite.setState({ ...closedSite, open: true, kind: 'own', url: `${origin}/tickets` });
  useCauses.setState({ causes: knowledge });
  let now = given;
  const drawn = draw(<CheckupScreen />, {
    'checkup.read': last,
    'checkup.run': ({ addresses }: { addresses: readonly string[] }) => {
      const answers = addresses.map((address) => answered(address, now[address]));
      // The last is told too late, as may be.
      for (const answer of answers.slice(0, -1)) drawn.tell('checkup.answer', answer);
      return { origin, isStopped: false, certificateEnd: null, answers };
    },
  });
  return {
    ...drawn,
    answer: (next: typeof bodies) => {
      now = next;
    },
  };
}
const lineOf = (title: string) =>
  screen.getAllByRole('listitem').find((item) => item.textContent.includes(title)) as HTMLElement;

describe('the check-up', () => {
  test('needs an open Halo', () => {
    draw(<CheckupScreen />);
    heading('Check-up');
    expect(button('Start the check-up')).toHaveProperty('disabled', true);
    button('Open your Halo');
  });

  test('says what it will read, in words and as addresses, before it reads anything', () => {
    const { asked } = drawCheckup();
    screen.getByText('It reads 24 addresses of your Halo: see which');
    screen.getByText('How the newest run of each runbook ended');
    screen.getByText(/^The time on the clock .* · If Halo answers at all$/);
    screen.getByText(/\/api\/Automation\?count=100/);
    expect(asked.some(({ name }) => name === 'checkup.run')).toBe(false);
  });

  test('shows each line with its state in words, its proof and its explanation', async () => {
    const { user } = drawCheckup();
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    const line = lineOf('Runs of runbooks');
    within(line).getByText('Broken');
    within(line).getByText('New starter');
    within(line).getByText('Its newest run ended with an error, at the step “Add a note”.');
    within(line).getByText('Failed result reached. Last step=6');
    within(line).getByRole('button', { name: 'Open the explanation: New starter' });
    within(lineOf('Halo answers')).getByText('Fine');
    within(lineOf('Webhooks, on or off')).getByText(
      'Halo does not show you this. An administrator, too, can lack a right. Let somebody run the check-up who sees this in Halo.',
    );
  });

  test('offers an answer of an unknown shape for a rule pack', async () => {
    const { user, asked } = drawCheckup();
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    const line = lineOf('Mailboxes');
    within(line).getByText('The answer looks different from what this program knows.');
    await user.click(within(line).getByRole('button', { name: /^Copy the answer/ }));
    expect(asked.find(({ name }) => name === 'clipboard.write')?.input).toEqual({
      text: expect.stringContaining('colour') as unknown,
    });
  });

  test('checks one line again, reading its address alone, and says that it is fine', async () => {
    const { user, asked, answer } = drawCheckup();
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    answer({
      ...bodies,
      '/api/Automation?count=100': { automations: [{ ...run, id: 10, status: 2, error: '' }] },
    });
    await user.click(button('Check again: New starter'));
    await expect.poll(noticed).toEqual(['New starter: nothing is wrong any more.']);
    expect(asked.findLast(({ name }) => name === 'checkup.run')?.input).toEqual({
      addresses: ['/api/Automation?count=100'],
    });
    within(lineOf('Runs of runbooks')).getByText('Fine');
  });

  test.each(['Start again', 'Check again: New starter'])(
    'ends the fix that was begun from a line where nothing is wrong any more: %s',
    async (how) => {
      const { user, answer } = drawCheckup();
      await user.click(button('Start the check-up'));
      await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
      await user.click(button('Open the explanation: New starter'));
      const outcomes = () => useFixes.getState().records.map(({ outcome }) => outcome);
      expect(outcomes()).toEqual(['open']);
      answer({
        ...bodies,
        '/api/Automation?count=100': { automations: [{ ...run, id: 10, status: 2, error: '' }] },
      });
      await user.click(button(how));
      await expect.poll(outcomes).toEqual(['fixed']);
    },
  );

  test('leaves the fix open where the row is only not there any more, and says what to look at', async () => {
    const { user, answer } = drawCheckup();
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    await user.click(button('Open the explanation: New starter'));
    answer({ ...bodies, '/api/Automation?count=100': { automations: [] } });
    await user.click(button('Check again: New starter'));
    await expect
      .poll(noticed)
      .toEqual([
        expect.stringMatching(/^New starter: it is not in the list any more\. That alone/),
      ]);
    expect(useFixes.getState().records.map(({ outcome }) => outcome)).toEqual(['open']);
  });

  test('says what is new, gone and still there since the last one, and keeps this one', async () => {
    const kept = {
      title: 'Jobs',
      subject: neverCaptured('Old'),
      state: 'broken',
      outcome: 'failed',
      proof: null,
    } as const;
    const { user, asked } = drawCheckup(
      { ...bodies, '/api/Webhook?type=0': [] },
      { site: origin, at: 0, lines: [{ ...kept, key: 'webhooks 4' }] },
    );
    await user.click(button('Start the check-up'));
    const changes = within(await screen.findByRole('region', { name: 'Since the last check-up' }));
    changes.getByText('New problems:');
    changes.getByText(/Runs of runbooks: New starter/);
    changes.getByText('Problems that are gone:');
    changes.getByText(/Jobs: Old/);
    expect(asked.find(({ name }) => name === 'checkup.keep')?.input).toMatchObject({
      site: origin,
    });
  });

  test('leads from the news at the top to the report below all lines', async () => {
    const { user } = drawCheckup();
    await user.click(button('Start the check-up'));
    await user.click(await screen.findByRole('button', { name: 'Save or copy the report' }));
    expect(document.activeElement).toBe(heading('Report'));
  });

  test('never calls fine what Halo has nothing of', async () => {
    const { user } = drawCheckup({ ...bodies, '/api/Webhook?type=0': [] });
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\./);
    within(lineOf('No webhook is set up.')).getByText('Nothing there');
  });

  test('can be stopped while it reads', async () => {
    useSite.setState({ ...closedSite, open: true, url: origin });
    useCheckup.setState({ waiting: 5, addresses: 23 });
    const { user, asked } = draw(<CheckupScreen />);
    screen.getByText('18 of 23');
    expect(screen.queryByRole('button', { name: 'Start the check-up' })).toBeNull();
    await user.click(button('Stop'));
    expect(asked.some(({ name }) => name === 'checkup.cancel')).toBe(true);
  });
});

test('the keyboard stays where it pressed Start, on what there is to press then', async () => {
  const { user } = drawCheckup();
  button('Start the check-up').focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(button('Start again')));
});

describe('the lesson of the check-up', () => {
  const ready = builtInLessons.find(({ lesson }) => lesson.id === 'check-up');
  const mailbox = {
    id: 1,
    name: 'Service desk',
    enabled: true,
    refreshtokenexpirydate: '2020-01-01T00:00:00',
    halointegrator_lasterror: 'AADSTS700082: The refresh token has expired due to inactivity.',
  };
  const address = '/api/Mailbox?showall=true';
  const stepNow = () => {
    const { run: playing } = usePlayer.getState();
    return playing === null ? null : (stepOf(playing)?.id ?? 'finished');
  };
  const at = (place: number) => {
    if (ready === undefined) throw new Error('the lesson is gone');
    const done = ready.lesson.steps.slice(0, place).map(({ id }) => id);
    usePlayer.setState({ run: begin(startRun(ready, done), { since: 0, after: 0 }, null) });
    show({ screen: 'checkup' });
  };

  test('goes on by what the check-up finds, with the keyboard alone, and ends where it is fine', async () => {
    const { user, answer } = drawCheckup({ ...bodies, [address]: [mailbox] });
    const read = rowOf({
      ...exchange(7, { method: 'GET', url: `${origin}${address}` }),
      checkup: true,
    });
    useCapture.setState({ rows: [read], reviewed: [] });
    const stop = watchLesson();
    const press = async (name: string) => {
      button(name).focus();
      await user.keyboard('{Enter}');
    };

    at(1);
    await press('Start the check-up');
    await expect.poll(stepNow).toBe('why');
    at(3);
    await press('Open the explanation: Service desk');
    await expect.poll(stepNow).toBe('mend');
    at(5);
    answer({
      ...bodies,
      [address]: [
        { ...mailbox, refreshtokenexpirydate: '2999-01-01T00:00:00', halointegrator_lasterror: '' },
      ],
    });
    await press('Check again: Service desk');
    await expect.poll(stepNow).toBe('finished');
    stop();
  });

  test('shows each of its steps to somebody who is stuck', async () => {
    const { answer } = drawCheckup({ ...bodies, [address]: [mailbox] });
    const read = rowOf({
      ...exchange(7, { method: 'GET', url: `${origin}${address}` }),
      checkup: true,
    });
    useCapture.setState({ rows: [read], reviewed: [] });
    const stop = watchLesson();
    // As after a restart: the check-up has to look first.
    at(3);
    await showMe();
    await expect.poll(stepNow).toBe('mend');
    at(5);
    answer({
      ...bodies,
      [address]: [
        { ...mailbox, refreshtokenexpirydate: '2999-01-01T00:00:00', halointegrator_lasterror: '' },
      ],
    });
    await showMe();
    await expect.poll(stepNow).toBe('finished');
    stop();
  });
});

describe('the report of a check-up', () => {
  const secrets = [
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJlLXZhbHVl',
    'hunter2-very-secret',
    'jane.doe@customer.example',
    'Jane Doe',
    'acme',
    'Zx81-kettle-Moon',
    'c2VjcmV0LXZhbHVlLTQ3MTE=',
    '7a3f0c11-9d5e-4b62-8c0a-5f1e2d3c4b5a',
  ];

  test('says what is wrong, and holds nothing of the secrets that stood in the rows', async () => {
    const { user } = drawCheckup(
      {
        ...bodies,
        '/api/Agent/me': { id: 1, name: 'Jane Doe', role_name: 'Technician' },
        '/api/IntegrationRequest?outbound_only=true&count=100': {
          requests: [
            {
              id: 1,
              url: 'https://api.xero.com/api.xro/2.0/Invoices?token=hunter2-very-secret',
              isoutgoing: true,
              operation: 'PUT',
              resultcode: 400,
              response_body: JSON.stringify({
                message: `Refused for jane.doe@customer.example`,
                access_token: secrets[0],
                client_secret: secrets[1],
              }),
              datelogged: run.timestamp,
            },
          ],
        },
        '/api/Automation?count=100': {
          automations: [{ ...run, error: `Bearer ${secrets[0]} was refused at ${origin}` }],
        },
        '/api/ScheduleOccurrence?count=50': {
          occurrences: [
            {
              id: 4,
              schedule_id: 2,
              schedule_name: 'Report for jane.doe@customer.example',
              status: 1,
              error: `Login failed. password=Zx81-kettle-Moon; Authorization: Basic ${secrets[6]}`,
            },
          ],
        },
        '/api/Mailbox?showall=true': [
          {
            id: 1,
            name: 'jane.doe@customer.example',
            enabled: true,
            refreshtokenexpirydate: '2020-01-01T00:00:00',
            halointegrator_lasterror: `AADSTS700082: expired. client_secret=${secrets[7]}`,
          },
        ],
      },
      {
        site: origin,
        at: 0,
        lines: [
          {
            key: 'mailboxes 9',
            title: 'Mailboxes',
            subject: neverCaptured('jane.doe@customer.example'),
            state: 'broken',
            outcome: 'ended',
            proof: null,
          },
        ],
      },
    );
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 4\. Worth a look: 1\. Cannot tell: \d+\.$/);
    for (const form of ['html', 'copy'] as const) {
      const page = reportPage(useCheckup.getState(), form, { keepPersonal: false });
      expect(page).toContain('Runs of runbooks');
      expect(page).toContain('Xero');
      expect(page).toContain('Mailboxes');
      expect(page).toContain('Problems that are gone:');
      expect(page).toContain('A connection’s sign-in has ended, or ends soon');
      expect(page).toContain('1. Open the page of this connection');
      for (const secret of secrets) expect(page).not.toContain(secret);
    }
  });

  test('holds no secret of an answer of an unknown shape that is copied for a rule pack', async () => {
    const { user, asked } = drawCheckup({
      ...bodies,
      '/api/Mailbox?showall=true': [
        {
          colour: 'red',
          password: 'Zx81-kettle-Moon',
          access_token: secrets[0],
          owner: { name: 'Jane Doe', emailaddress: 'jane.doe@customer.example' },
          url: `https://mail.example/?client_secret=${secrets[1]}`,
        },
      ],
    });
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    await user.click(within(lineOf('Mailboxes')).getByRole('button', { name: /^Copy the answer/ }));
    const copied = JSON.stringify(asked.find(({ name }) => name === 'clipboard.write')?.input);
    expect(copied).toContain('colour');
    for (const secret of secrets.slice(0, 3)) expect(copied).not.toContain(secret);
    expect(copied).not.toContain('Zx81-kettle-Moon');
    expect(copied).not.toContain('Jane Doe');
  });

  test('is saved as a page, as a PDF, and copied', async () => {
    const { user, asked } = drawCheckup();
    await user.click(button('Start the check-up'));
    await screen.findByText(/^Broken: 1\. Cannot tell: \d+\.$/);
    for (const name of ['Save as a page', 'Save as PDF', 'Copy as text'])
      await user.click(button(name));
    await expect
      .poll(() => asked.filter(({ name }) => name === 'report.save').map(({ input }) => input))
      .toMatchObject([{ kind: 'html' }, { kind: 'pdf' }]);
    expect(asked.some(({ name }) => name === 'clipboard.write')).toBe(true);
  });
});

describe('what the other system said', () => {
  const at = Date.UTC(2026, 10, 29, 12);
  const diagnosis = diagnosisOfLine(
    {
      key: 'x',
      check: 'calls',
      group: 'integrations',
      title: '',
      subject: null,
      personal: null,
      state: 'broken',
      outcome: null,
      says: '',
      why: null,
      words: 'An error occurred',
      since: null,
      count: 1,
      fine: [],
      isAll: false,
      proof: null,
      integration: 'Xero',
      status: 400,
      cause: 'integration-rejected',
      tries: null,
      who: null,
      pack: null,
      address: '/api/IntegrationData/Send/Xero',
      at,
    },
    knowledge,
    { origin, index: 4 },
  );
  const row = {
    id: 1,
    url: 'https://api.xero.com/api.xro/2.0/Invoices',
    isoutgoing: true,
    resultcode: 429,
    request_body: '{"InvoiceNumber":"INV-1201"}',
    response_body: '{"message":"rate limit exceeded (minute)"}',
    datelogged: '2026-11-29T12:00:01',
  };

  function drawOther(
    log: unknown,
    sent = '{"invoicenumber":"INV-1201"}',
    bodyOf: ((address: string) => unknown) | null = null,
    date: string | null = null,
  ) {
    if (diagnosis === null) throw new Error('nothing explains it');
    const [call] = exampleExchanges([
      {
        method: 'POST',
        url: `${origin}/api/IntegrationData/Send/Xero`,
        status: 400,
        requestBody: sent,
      },
    ]);
    useCapture.setState((state) => ({
      contents: {
        ...state.contents,
        load: () => Promise.resolve({ ...call, startedAt: at, duration: 50 } as Exchange),
      },
    }));
    useSite.setState({ ...closedSite, open: true, url: origin });
    useCauses.setState({ causes: knowledge });
    const drawn = draw(<OtherSystem diagnosis={diagnosis} />, {
      'checkup.run': ({ addresses }: { addresses: readonly string[] }) => {
        const body = (address: string) =>
          bodyOf !== null
            ? bodyOf(address)
            : address.includes('IntegrationRequest')
              ? log
              : log && [];
        const answers = addresses.map((address) => ({
          ...answered(address, body(address)),
          date,
        }));
        return { origin, isStopped: false, certificateEnd: null, answers };
      },
    });
    return drawn.user.click(button('What did Xero say?'));
  }

  test('is not offered where Halo had nobody to ask', () => {
    if (diagnosis === null) throw new Error('nothing explains it');
    useSite.setState({ ...closedSite, open: true, url: origin });
    const notSetUp = { ...diagnosis, cause: 'integration-not-set-up', integration: 'Jira' };
    draw(<OtherSystem diagnosis={notSetUp} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('is shown beside the diagnosis, and may change the cause', async () => {
    await drawOther({ requests: [row] });
    await screen.findByText('Halo’s own log of this call says what Xero answered:');
    screen.getByText('rate limit exceeded (minute)');
    screen.getByText(/^With these words there is a better explanation: Xero/);
  });

  test('is read from the log of the integrator, too', async () => {
    await drawOther([], undefined, (address) =>
      address.startsWith('/api/Features')
        ? [{ id: 7, module_name: 'Xero' }]
        : address === '/api/IntegratorLog?module_id=7&page_no=1&page_size=100'
          ? {
              logs: [
                {
                  date: '2026-11-29T12:00:01',
                  module_id: 7,
                  message: 'Failed to send invoice (INV-1201). Error = 403 Forbidden',
                },
              ],
            }
          : [],
    );
    await screen.findByText('Halo’s own log of this call says what Xero answered:');
    screen.getByText('Failed to send invoice (INV-1201). Error = 403 Forbidden');
  });

  test('is found among the calls of its module, where those of others fill the list', async () => {
    await drawOther([], undefined, (address) =>
      address.startsWith('/api/Features')
        ? [{ id: 7, module_name: 'Xero' }]
        : address.includes('module_id=7&outbound_only')
          ? { requests: [row] }
          : [],
    );
    await screen.findByText('Halo’s own log of this call says what Xero answered:');
  });

  test('is found where Halo’s clock is ahead of this computer’s', async () => {
    const ahead = new Date(Date.now() + 600_000).toUTCString();
    await drawOther(
      { requests: [{ ...row, datelogged: '2026-11-29T12:10:01' }] },
      undefined,
      null,
      ahead,
    );
    await screen.findByText('Halo’s own log of this call says what Xero answered:');
  });

  test('may only belong together where the record does not agree', async () => {
    await drawOther({ requests: [row] }, '{"invoicenumber":"INV-1300"}');
    await screen.findByText(/may belong together with this failure/);
    expect(screen.queryByText(/better explanation/)).toBeNull();
  });

  test('is not known where the log has nothing, or cannot be read', async () => {
    await drawOther({ requests: [] });
    await screen.findByText(/no refusal of Xero stands around that time/);
  });

  test('cannot be told without the right to look', async () => {
    await drawOther(undefined);
    await screen.findByText(/could not be read. You may not be allowed to/);
  });
});
