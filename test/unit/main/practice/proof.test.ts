import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diagnosesOf, knowledgeFiles } from '../../resources/built-in.ts';
import { minute, practise, type Client, type Reply } from './practice-client.ts';

/**
 * Knowledge proves itself: for each cause that the practice Halo can cause, the failure is caused
 * over HTTP, found by the engine in what was recorded, mended for real, and seen to be gone.
 */
interface Proof {
  readonly cause: string;
  /** What has to be so beforehand. */
  before?(halo: Client): Promise<unknown>;
  /** The deed that fails. */
  deed(halo: Client): Promise<unknown>;
  /** Really mends the reason. */
  mend(halo: Client): Promise<unknown>;
  /** The deed after that, where it is another one. */
  again?(halo: Client): Promise<unknown>;
}

const technician = '1f0c8a52-0000-4000-8000-000000000002';
const sam = (halo: Client) => halo.signIn('sam');
const alex = (halo: Client) => halo.signIn('alex');
const token = (halo: Client) => halo.signInAsApplication();
const nothing = () => Promise.resolve();
const get = (path: string) => (halo: Client) => halo.call('GET', path);
const post = (path: string, body: unknown) => (halo: Client) => halo.call('POST', path, body);
/** As another agent, and then back as Sam. */
const byAlex = (deed: (halo: Client) => Promise<unknown>) => async (halo: Client) => {
  await alex(halo);
  await deed(halo);
  await sam(halo);
};
const times =
  (count: number, deed: (halo: Client, at: number) => Promise<unknown>) => async (halo: Client) => {
    for (let at = 0; at < count; at += 1) await deed(halo, at);
  };
const invoice = (halo: Client, id: number) =>
  halo.call('POST', '/api/IntegrationData/Send/Xero', { id });
const escalate = post('/api/Actions', [{ ticket_id: 2003, outcome_id: 4 }]);
const role = (changes: object) => post('/api/Roles', [{ id: technician, ...changes }]);
const approval = get('/api/TicketApproval/701?token=p7Qd2kM9xWv4');

async function addigy(halo: Client) {
  const pair = (await halo.aid('POST', 'addigy/credentials')).json as Record<string, string>;
  return halo.call('POST', '/api/AddigyDetails', [
    { client_id: pair['client_id'], new_client_secret: pair['client_secret'] },
  ]);
}

async function jira(halo: Client) {
  const { username, password } = (await halo.aid('POST', 'jira/token')).json as Record<
    string,
    string
  >;
  return halo.call('POST', '/api/JiraDetails', [
    { instance_url: 'https://example.atlassian.net', username, new_password: password },
  ]);
}

async function consent(halo: Client) {
  await halo.aid('POST', 'entra/permission?name=User.Read.All');
  return halo.aid('POST', 'entra/consent');
}

async function runRunbook(halo: Client) {
  const [runbook] = (await halo.call('GET', '/api/Webhook?type=1')).json as { id: string }[];
  await halo.call('POST', `/api/Automation/${runbook?.id}`, { formCollection: [] });
  return halo.call('GET', '/api/Automation?count=1');
}

async function companySignIn(halo: Client): Promise<Reply> {
  const there = await halo.visit('/auth/account/company');
  const choice = new URL(there.headers.get('location') ?? '');
  choice.searchParams.set('login', 'sam');
  const back = await halo.visit(choice.href);
  return halo.visit(back.headers.get('location') ?? '');
}

const proofs: readonly Proof[] = [
  {
    cause: 'charge-rate-access',
    before: sam,
    deed: post('/api/Actions', [{ ticket_id: 2001, outcome_id: 2, note_html: 'On site.' }]),
    mend: byAlex(post('/api/Agent', [{ id: 2, chargerate_ids: [1, 2, 3] }])),
  },
  {
    cause: 'bad-request',
    before: token,
    deed: post('/api/Tickets', { summary: 'One record', category_1: 'Other' }),
    mend: nothing,
    again: post('/api/Tickets', [{ summary: 'One record', category_1: 'Other' }]),
  },
  {
    cause: 'integration-credentials',
    deed: get('/api/IntegrationData/Get/Addigy?endpoint=devices'),
    mend: addigy,
  },
  {
    cause: 'not-authenticated',
    before: (halo) => halo.signOut(),
    deed: get('/api/Tickets'),
    mend: token,
  },
  {
    cause: 'integration-permissions',
    deed: get('/api/IntegrationData/Get/AzureAD?connectionid=1&datatype=users'),
    mend: consent,
  },
  {
    cause: 'forbidden',
    before: sam,
    deed: get('/api/Invoice'),
    mend: byAlex(role({ features: { invoices: 'read' } })),
  },
  {
    cause: 'approval-link-gone',
    before: (halo) => halo.call('DELETE', '/api/Tickets/2002'),
    deed: approval,
    mend: post('/api/Tickets', [{ id: 2002, _recover: true }]),
  },
  {
    cause: 'not-found',
    deed: get('/api/Tickets/2008'),
    mend: post('/api/Tickets', [{ id: 2008, _recover: true }]),
  },
  {
    cause: 'method-not-allowed',
    before: token,
    deed: post('/api/InstanceInfo', {}),
    mend: nothing,
    again: get('/api/InstanceInfo'),
  },
  {
    cause: 'conflict',
    before: token,
    deed: post('/api/Asset', [{ inventory_number: 'LAP-014' }]),
    mend: nothing,
    again: post('/api/Asset', [{ inventory_number: 'LAP-900' }]),
  },
  {
    cause: 'unprocessable',
    before: token,
    deed: post('/api/Tickets', [{ summary: 4711, category_1: 'Other' }]),
    mend: nothing,
    again: post('/api/Tickets', [{ summary: 'Order 4711', category_1: 'Other' }]),
  },
  {
    cause: 'integration-rate-limit',
    deed: times(61, (halo, at) => invoice(halo, 5001 + at)),
    mend: (halo) => halo.aid('POST', 'time?minutes=1'),
    again: (halo) => invoice(halo, 5061),
  },
  {
    cause: 'halo-rate-limit',
    before: token,
    deed: times(301, get('/api/Tickets')),
    mend: (halo) => halo.aid('POST', 'time?minutes=5'),
    again: get('/api/Tickets'),
  },
  {
    cause: 'report-timeout',
    deed: get('/api/Report/21?loadreport=true'),
    mend: post('/api/Report', [
      {
        id: 21,
        sql: 'SELECT client, COUNT(*) AS entries FROM TimeEntries WHERE date BETWEEN @startdate AND @enddate GROUP BY client',
      },
    ]),
  },
  {
    cause: 'session-expired',
    deed: async (halo) => {
      await halo.call('GET', '/api/OnlineStatus');
      halo.letPass(61 * minute);
      for (const path of ['/api/OnlineStatus', '/api/Tickets', '/api/Agent/me'])
        await halo.call('GET', path);
    },
    mend: alex,
    again: get('/api/OnlineStatus'),
  },
  {
    cause: 'endpoint-permission',
    before: sam,
    deed: async (halo) => {
      await halo.call('GET', '/api/Tickets');
      await halo.call('GET', '/api/Webhook');
      await halo.call('GET', '/api/OnlineStatus');
    },
    mend: byAlex(role({ features: { webhooks: 'read' } })),
  },
  {
    cause: 'api-client-invalid',
    deed: (halo) => halo.signInAsApplication({ client_secret: 'old' }),
    mend: nothing,
    again: token,
  },
  {
    cause: 'api-scope-invalid',
    deed: (halo) => halo.signInAsApplication({ scope: 'read:users' }),
    mend: nothing,
    again: token,
  },
  {
    cause: 'action-access',
    before: sam,
    deed: escalate,
    mend: byAlex(post('/api/Outcome', [{ id: 4, roles: [] }])),
  },
  {
    cause: 'closed-ticket',
    before: sam,
    deed: post('/api/Tickets', [{ id: 2007, summary: 'Monitor flickers again' }]),
    mend: byAlex(role({ can_edit_closed: true })),
  },
  {
    cause: 'ticket-not-visible',
    before: sam,
    deed: post('/api/Tickets', [{ id: 2004, status_id: 2 }]),
    mend: byAlex(role({ departments: [1, 2] })),
  },
  {
    cause: 'assignment-access',
    deed: post('/api/Tickets', [{ id: 2006, agent_id: 2 }]),
    mend: post('/api/TicketType', [{ id: 3, access: [] }]),
  },
  {
    cause: 'mandatory-field',
    deed: post('/api/Tickets', [{ summary: 'No category' }]),
    mend: nothing,
    again: post('/api/Tickets', [{ summary: 'No category', category_1: 'Other' }]),
  },
  {
    cause: 'object-in-use',
    deed: (halo) => halo.call('DELETE', '/api/TicketType/4'),
    mend: post('/api/Tickets', [{ id: 2005, tickettype_id: 1 }]),
  },
  {
    cause: 'report-restricted',
    before: sam,
    deed: get('/api/Report/24?loadreport=true'),
    mend: byAlex(post('/api/Report', [{ id: 24, agents: [1, 2] }])),
  },
  {
    cause: 'report-sql',
    deed: get('/api/Report/23?loadreport=true'),
    mend: post('/api/Report', [{ id: 23, sql: 'SELECT id, summary FROM Tickets' }]),
  },
  {
    cause: 'firewall-block',
    deed: post('/api/Actions', [{ ticket_id: 2003, outcome_id: 1, note_html: '<script>' }]),
    mend: nothing,
    again: post('/api/Actions', [{ ticket_id: 2003, outcome_id: 1, note_html: 'Plain words.' }]),
  },
  {
    cause: 'request-too-large',
    deed: post('/api/Attachment', [
      { ticket_id: 2003, filename: 'a', data_base64: 'A'.repeat(1_200_000) },
    ]),
    mend: nothing,
    again: post('/api/Attachment', [{ ticket_id: 2003, filename: 'a', data_base64: 'A' }]),
  },
  {
    cause: 'server-error',
    before: token,
    deed: get('/api/Addressbook'),
    mend: nothing,
    again: get('/api/Addressbook?client_id=1'),
  },
  {
    cause: 'service-unavailable',
    before: (halo) => halo.aid('POST', 'maintenance?on=true'),
    deed: get('/api/Tickets'),
    mend: (halo) => halo.aid('POST', 'maintenance?on=false'),
  },
  {
    cause: 'wrong-value',
    before: token,
    deed: post('/api/Actions', [{ ticket_id: 2003, outcome_id: 'Note' }]),
    mend: nothing,
    again: post('/api/Actions', [{ ticket_id: 2003, outcome_id: 1 }]),
  },
  {
    cause: 'missing-parameter',
    deed: get('/api/Invoice/lines'),
    mend: nothing,
    again: get('/api/Invoice/lines?client_id=1'),
  },
  {
    cause: 'integration-not-set-up',
    deed: get('/api/IntegrationData/Validate/Jira'),
    mend: jira,
  },
  {
    cause: 'integration-rejected',
    before: (halo) => invoice(halo, 5001),
    deed: (halo) => invoice(halo, 5001),
    mend: nothing,
    again: (halo) => invoice(halo, 5002),
  },
  {
    cause: 'headers-too-large',
    deed: (halo) =>
      halo.call('GET', '/api/Tickets', undefined, { cookie: `left=${'x'.repeat(20_000)}` }),
    mend: nothing,
    again: get('/api/Tickets'),
  },
  {
    cause: 'record-protected',
    deed: (halo) => halo.call('DELETE', '/api/Users/400'),
    mend: nothing,
    again: (halo) => halo.call('DELETE', '/api/Users/403'),
  },
  {
    cause: 'runbook-failed',
    deed: runRunbook,
    mend: async (halo) => {
      const [runbook] = (await halo.call('GET', '/api/Webhook?type=1')).json as { id: string }[];
      await halo.call('POST', '/api/Webhook', [{ id: runbook?.id, ticket_id: 2003 }]);
    },
  },
  {
    cause: 'unsupported-media-type',
    deed: (halo) =>
      halo.call('POST', '/api/Report', [{ id: 22 }], { 'content-type': 'text/plain' }),
    mend: nothing,
    again: post('/api/Report', [{ id: 22 }]),
  },
  {
    cause: 'token-without-scope',
    deed: async (halo) => {
      await halo.signInAsApplication({ scope: '' });
      for (const path of ['/api/Tickets', '/api/Asset']) await halo.call('GET', path);
    },
    mend: token,
    again: get('/api/Tickets'),
  },
  {
    cause: 'sign-in-refused',
    deed: companySignIn,
    mend: (halo) => halo.aid('POST', 'company-sign-in/assign?username=sam'),
  },
  {
    cause: 'sign-in-setup',
    deed: (halo) => halo.signInAsApplication({ client_id: 'practice-web-app' }),
    mend: nothing,
    again: token,
  },
  {
    cause: 'page-outdated',
    before: async (halo) => {
      await halo.visit('/config');
      await halo.aid('POST', 'update');
    },
    deed: (halo) => halo.visit('/app/parts/planner.js?v=1'),
    mend: (halo) => halo.visit('/config'),
    again: (halo) => halo.visit('/app/parts/planner.js?v=2'),
  },
];

/** What the engine finds in what was recorded since then; practice aids are no part of Halo. */
const found = (halo: Client, since: number) => [
  ...new Set(
    diagnosesOf(
      halo
        .recorded()
        .slice(since)
        .filter(({ url }) => !url?.includes('/practice/')),
    ).map(({ cause }) => cause),
  ),
];

let halo: Client;
beforeEach(async () => {
  halo = await practise();
  await alex(halo);
});
afterEach(() => halo.close());

describe('caused, found, mended and seen to be gone', () => {
  test.each(proofs)('$cause', async ({ cause, before = nothing, deed, mend, again = deed }) => {
    await before(halo);
    const start = halo.recorded().length;
    await deed(halo);
    expect(found(halo, start)).toEqual([cause]);
    await mend(halo);
    const later = halo.recorded().length;
    await again(halo);
    expect(found(halo, later)).toEqual([]);
  });
});

/** What no server on this machine can cause, or only against its own nature. */
const elsewhere = [
  'blocked-by-client',
  'client-timeout',
  'clock-skew',
  'connection-failed',
  'cors-blocked',
  'dns-failure',
  'gateway-timeout',
  'licence-unreachable',
  'local-network-refused',
  'mixed-content',
  'offline',
  'page-instead-of-data',
  'proxy-sign-in',
  'sign-in-cookie-lost',
  'sign-in-loop',
  'tls-failure',
  'unrecognised',
  'webhook-failed',
];

/** What no request fails by: only a check-up finds it, and checkup.test.ts proves it. */
const foundByCheckup = [
  'connection-ending',
  'organisation-missing',
  'schedule-late',
  'webhook-off',
];

test('every cause is proved here, or said to be out of reach', () => {
  const named = [...proofs.map(({ cause }) => cause), ...elsewhere, ...foundByCheckup];
  expect(named.toSorted()).toEqual(
    Object.keys(knowledgeFiles).map((file) => file.replace(/\.json$/, '')),
  );
});
