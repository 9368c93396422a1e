import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCheckup } from '../../../../main/checkup/run.ts';
import { practiceFaults } from '../../../../main/practice/faults.ts';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import { evaluateAll } from '../../../../shared/checkup/evaluate.ts';
import { failedCallOf, joinLog, loggedCalls } from '../../../../shared/checkup/joining.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { diagnosisOfLine } from '../../../../shared/checkup/finding.ts';
import { type CheckLine, type Since, sinceThen } from '../../../../shared/checkup/line.ts';
import { addressesFor, planOf } from '../../../../shared/checkup/plan.ts';
import { builtInCauses } from '../../../../shared/rules/knowledge.ts';
import { knowledgeFiles } from '../../resources/built-in.ts';
import { checks } from '../../shared/checkup/built-in.ts';
import { type Client, practise } from './practice-client.ts';

/**
 * Each fault is really caused in the practice Halo, found by a check-up over HTTP with its right
 * cause, mended by the calls of its pages, and seen to be gone.
 */
const causes = builtInCauses(knowledgeFiles);
const plan = planOf(checks);
const start = Date.UTC(2026, 10, 22, 9, 0, 0);

interface Mended {
  readonly fault: string;
  /** Cause of the diagnosis, and the check that finds it. */
  readonly cause: string;
  readonly check: string;
  mend(halo: Client): Promise<unknown>;
}

const post = (path: string, body: unknown) => (halo: Client) => halo.call('POST', path, body);
const runImport = post('/api/IntegratorSchedule', [{ id: 1, enabled: true, _run_now: true }]);

async function grantRights(halo: Client) {
  await halo.aid('POST', 'entra/permission?name=User.Read.All');
  await halo.aid('POST', 'entra/consent');
  await halo.call('GET', '/api/IntegrationData/Get/AzureAD?connectionid=1&datatype=users');
  await runImport(halo);
}

async function webhook(halo: Client, name: string, url: string) {
  const webhooks = (await halo.call('GET', '/api/Webhook')).json as { id: string; name: string }[];
  const id = webhooks.find((one) => one.name === name)?.id;
  await halo.call('POST', '/api/Webhook', [{ id, url, active: true, _test: true }]);
}

async function addigy(halo: Client) {
  const pair = (await halo.aid('POST', 'addigy/credentials')).json as Record<string, string>;
  await halo.call('POST', '/api/AddigyDetails', [
    { client_id: pair['client_id'], new_client_secret: pair['client_secret'] },
  ]);
  await halo.call('GET', '/api/IntegrationData/Get/Addigy?endpoint=devices');
}

async function runbook(halo: Client) {
  const [one] = (await halo.call('GET', '/api/Webhook?type=1')).json as { id: string }[];
  await halo.call('POST', '/api/Webhook', [{ id: one?.id, ticket_id: 2003 }]);
  await halo.call('POST', `/api/Automation/${one?.id}`, { formCollection: [] });
}

async function invoice(halo: Client) {
  await halo.call('POST', '/api/Invoice', [{ id: 5001, invoicenumber: 'INV-1201-B' }]);
  await halo.call('POST', '/api/IntegrationData/Send/Xero', { id: 5001 });
}

async function waitForXero(halo: Client) {
  await halo.aid('POST', 'time?minutes=1');
  await halo.call('POST', '/api/IntegrationData/Send/Xero', { id: 5090 });
}

const faults: readonly Mended[] = [
  { fault: 'schedule-stopped', cause: 'schedule-late', check: 'schedules', mend: runImport },
  {
    fault: 'job-failed',
    cause: 'webhook-failed',
    check: 'jobs',
    mend: post('/api/Schedule', [{ id: 4, agent_id: 2, _run_now: true }]),
  },
  {
    fault: 'webhook-off',
    cause: 'webhook-off',
    check: 'webhooks',
    mend: (halo) => webhook(halo, 'Tell the order system', 'https://orders.example.test/hook'),
  },
  {
    fault: 'webhook-failing',
    cause: 'webhook-failed',
    check: 'messages',
    mend: (halo) => webhook(halo, 'Tell the stock system', 'https://stock.example.test/hook'),
  },
  {
    fault: 'message-refused',
    cause: 'webhook-failed',
    check: 'incoming',
    mend: post('/api/IncomingWebhook', [{ id: 3, default_summary: 'Alarm', _take_again: true }]),
  },
  { fault: 'runbook-failed', cause: 'runbook-failed', check: 'runs', mend: runbook },
  { fault: 'addigy-credentials', cause: 'integration-credentials', check: 'calls', mend: addigy },
  {
    fault: 'entra-permission',
    cause: 'integration-permissions',
    check: 'calls',
    mend: grantRights,
  },
  { fault: 'record-rejected', cause: 'integration-rejected', check: 'errors', mend: invoice },
  { fault: 'xero-limit', cause: 'integration-rate-limit', check: 'calls', mend: waitForXero },
  {
    fault: 'tenant-ending',
    cause: 'connection-ending',
    check: 'tenants',
    mend: post('/api/AreaAzureTenant', [{ id: 1, _sign_in: true }]),
  },
  {
    fault: 'mailbox-ended',
    cause: 'connection-ending',
    check: 'mailboxes',
    mend: post('/api/Mailbox', [{ id: 1, _sign_in: true }]),
  },
  {
    fault: 'no-organisation',
    cause: 'organisation-missing',
    check: 'xero',
    mend: post('/api/XeroDetails', [{ id: 1, tenant_id: '5b7e-practice-organisation' }]),
  },
  {
    fault: 'no-company',
    cause: 'organisation-missing',
    check: 'quickbooks',
    mend: post('/api/QuickBooksDetails', [{ id: 1, company_id: '9130-practice-company' }]),
  },
  {
    fault: 'clock-wrong',
    cause: 'clock-skew',
    check: 'clock',
    mend: (halo) => halo.aid('POST', 'clock'),
  },
];

let halo: Client;
let log: string[] = [];
beforeEach(async () => {
  log = [];
  halo = await practise({ log: (line) => log.push(line) });
  await halo.signIn('alex');
});
afterEach(() => halo.close());

async function checkUp(of = plan, before = () => Promise.resolve()): Promise<readonly CheckLine[]> {
  const answers = new Map<string, CheckupAnswer>();
  await runCheckup(
    of.addresses,
    {
      ask: async (address) => {
        await before();
        const { status, text, headers } = await halo.call('GET', address);
        return {
          address,
          unanswered: null,
          status,
          type: headers.get('content-type') ?? '',
          date: headers.get('date'),
          text,
          isCut: false,
          startedAt: start,
          duration: 0,
        };
      },
      told: (answer) => answers.set(answer.address, answer),
      now: () => start,
    },
    new AbortController().signal,
  );
  return evaluateAll(of.checks, { answers, checks, now: start });
}

/** What "Check again" of a line reads and says: its check alone. */
async function checkAgain(line: CheckLine): Promise<readonly CheckLine[]> {
  const own = checks.filter(({ id }) => id === line.check);
  const [check] = own;
  if (check === undefined) throw new Error(`there is no check ${line.check}`);
  log = [];
  const lines = await checkUp({ checks: own, addresses: addressesFor(check, checks), left: [] });
  expect(log.map((asked) => asked.split(' ')[1])).toEqual(addressesFor(check, checks));
  return lines;
}

/** That a refused record went through, no list of Halo's says: the user looks at the record. */
function seen({ check, outcome }: CheckLine): Since {
  if (check === 'errors') return 'gone';
  return outcome === 'record-refused' ? 'unproven' : 'over';
}

const wrongIn = (lines: readonly CheckLine[]) =>
  lines
    .filter(({ state }) => state === 'broken' || state === 'look')
    .map((line) => ({
      check: line.check,
      cause: diagnosisOfLine(line, causes, { origin: halo.server.origin, index: 0 })?.cause ?? null,
    }));
const causeFault = async (name: string) =>
  expect((await halo.aid('POST', `fault?name=${name}`)).status).toBe(200);

test('a healthy practice Halo has nothing wrong, and everything can be told', async () => {
  const lines = await checkUp();
  expect(lines.filter(({ state }) => state !== 'fine')).toEqual([]);
  expect(lines.length).toBeGreaterThanOrEqual(plan.checks.length);
});

test('every fault of the practice Halo is found here', () => {
  expect(faults.map(({ fault }) => fault)).toEqual(practiceFaults.map(({ name }) => name));
  expect(faults.length).toBeGreaterThanOrEqual(14);
});

describe.each(faults)('$fault', ({ fault, cause, check, mend }) => {
  test('is found with its cause and nothing else is, and is gone once it is mended', async () => {
    await causeFault(fault);
    const before = await checkUp();
    const found = wrongIn(before);
    expect(found).toContainEqual({ check, cause });
    expect(new Set(found.map((one) => one.cause))).toEqual(new Set([cause]));
    const lines = before.filter(({ state }) => state === 'broken' || state === 'look');
    for (const line of lines)
      expect(sinceThen(line, await checkAgain(line)), line.key).toBe('same');
    await mend(halo);
    // "Check again" of each line by itself, and then the whole.
    for (const line of lines) {
      const again = await checkAgain(line);
      expect(sinceThen(line, again), line.key).toBe(seen(line));
      expect(again.map(({ state }) => state)).toEqual(again.map(() => 'fine'));
    }
    expect(wrongIn(await checkUp())).toEqual([]);
  });
});

test('all faults are found together, and all are gone once each is mended', async () => {
  for (const { fault } of faults) await causeFault(fault);
  const found = wrongIn(await checkUp());
  for (const { check, cause } of faults) expect(found).toContainEqual({ check, cause });
  expect(found.filter((one) => one.cause === null)).toEqual([]);
  // Nothing can be sent to Xero before it has its company, and before its minute is over.
  for (const { mend } of faults.toReversed()) await mend(halo);
  expect(wrongIn(await checkUp())).toEqual([]);
});

test('only reads, and at most 25 addresses, by the log of the server', async () => {
  log = [];
  await checkUp();
  expect(log.length).toBeLessThanOrEqual(25);
  expect(log.filter((line) => !line.startsWith('GET /api/'))).toEqual([]);
  expect(new Set(log).size).toBe(log.length);
});

test('an agent without rights is told what cannot be told, and nothing false', async () => {
  for (const { fault } of faults) await causeFault(fault);
  await halo.signIn('sam');
  const lines = await checkUp();
  const told = lines.filter(
    ({ check }) => !['reachable', 'version', 'person', 'clock'].includes(check),
  );
  expect(told.map(({ state }) => state)).toEqual(told.map(() => 'unknown'));
  // Halo answers some of these 401 and the others 403.
  const whys = new Set(told.map(({ why }) => why));
  expect(whys).toEqual(new Set(['no-right', 'not-let']));
});

test('where nobody is signed in, just that is told', async () => {
  await halo.signOut();
  const lines = await checkUp();
  const told = lines.filter(({ check }) => !['reachable', 'clock', 'version'].includes(check));
  expect(new Set(told.map(({ why }) => why))).toEqual(new Set(['signed-out']));
});

test('who signs out in the middle is not told that a right is missing', async () => {
  let asked = 0;
  const lines = await checkUp(plan, async () => {
    asked += 1;
    if (asked === 12) await halo.signOut();
  });
  const told = lines.filter(({ check }) => !['reachable', 'clock', 'version'].includes(check));
  expect(told.map(({ state }) => state)).toContain('fine');
  const whys = new Set(told.filter(({ state }) => state === 'unknown').map(({ why }) => why));
  expect(whys).toEqual(new Set(['not-let']));
  expect(wrongIn(lines)).toEqual([]);
});

test('what Xero said of an invoice stands in the log of the practice Halo, and is joined', async () => {
  await causeFault('record-rejected');
  const from = Date.now();
  const body = JSON.stringify({ id: 5001, invoicenumber: 'INV-1201' });
  const refused = await halo.call('POST', '/api/IntegrationData/Send/Xero', JSON.parse(body));
  expect(refused.status).toBe(400);
  const address = '/api/IntegrationRequest?outbound_only=true&count=100';
  const { json, headers } = await halo.call('GET', address);
  const [call] = exampleExchanges([
    {
      method: 'POST',
      url: `${halo.server.origin}/api/IntegrationData/Send/Xero`,
      requestBody: body,
    },
  ]);
  if (call === undefined) throw new Error('there is no call');
  const failed = failedCallOf(
    { integration: 'Xero', status: 400 },
    { ...call, startedAt: from, duration: Date.now() - from },
  );
  if (failed === null) throw new Error('it names no other system');
  const halosNow = Date.parse(headers.get('date') ?? '');
  const rows = loggedCalls(json, { ahead: halosNow - Date.now() });
  expect(joinLog(failed, rows).row?.words).toContain('Invoice # must be unique');
  expect(joinLog({ ...failed, records: ['inv-9'] }, rows).row).toBeNull();
});

describe('an address that answers in another way', () => {
  const oddBodies = [
    'null',
    '42',
    '"all good"',
    '{}',
    '[null]',
    '["a"]',
    '[{"colour":"red"}]',
    '{"rows":[{"id":1}]}',
    '{"record_count":3}',
    '{"error":"no"}',
    '[{"id":{"a":1},"name":["x"],"url":4}]',
    'not JSON',
    '',
  ];
  const odd: readonly Partial<CheckupAnswer>[] = [
    ...[400, 401, 403, 404, 405, 429, 500, 502, 503, 302].map((status) => ({ status, text: '' })),
    { status: 200, type: 'text/html', text: '<!doctype html><html><body>Sign in</body></html>' },
    { status: 200, type: '', text: '<html><body>Wi-Fi</body></html>' },
    { status: 200, text: '{"truncated":', isCut: true },
    ...(['no-answer', 'too-slow', 'left'] as const).map((unanswered) => ({
      unanswered,
      status: 0,
      text: '',
    })),
    ...oddBodies.map((text) => ({ status: 200, type: 'application/json', text })),
  ];

  test('is never judged: whatever stood there cannot be told, and nothing else changes', async () => {
    for (const { fault } of faults) await causeFault(fault);
    const answers = new Map<string, CheckupAnswer>();
    for (const address of plan.addresses) {
      const { status, text, headers } = await halo.call('GET', address);
      answers.set(address, {
        address,
        unanswered: null,
        status,
        type: headers.get('content-type') ?? '',
        date: headers.get('date'),
        text,
        isCut: false,
        startedAt: start,
        duration: 0,
      });
    }
    const judge = (given: ReadonlyMap<string, CheckupAnswer>) =>
      evaluateAll(plan.checks, { answers: given, checks, now: start });
    // Messages that failed have failed, also where it is not known that their webhook is off by now.
    const nameless = new Map([...answers].filter(([address]) => address !== '/api/Webhook?type=0'));
    const wrongKeys = new Set(
      [...judge(answers), ...judge(nameless)].map(({ key, state }) => `${key} ${state}`),
    );
    for (const [address, answer] of answers)
      for (const change of odd) {
        const lines = judge(new Map([...answers, [address, { ...answer, ...change }]]));
        const own = lines.filter((line) => line.address === address && line.check !== 'clock');
        const name = `${address} ${JSON.stringify(change)}`;
        expect(
          own.map(({ state }) => state),
          name,
        ).toEqual(own.map(() => 'unknown'));
        const claims = lines.filter(({ state }) => state === 'broken' || state === 'look');
        expect(
          claims.map(({ key, state }) => `${key} ${state}`).filter((key) => !wrongKeys.has(key)),
          name,
        ).toEqual([]);
      }
  });
});
