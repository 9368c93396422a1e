import { afterEach, beforeEach, expect, test } from 'vitest';
import { minute, practise, type Client } from './practice-client.ts';

// Cause, failure, mend, success: through the API alone, as the pages use it.

let halo: Client;
beforeEach(async () => {
  halo = await practise();
  await halo.signIn('alex');
});
afterEach(() => halo.close());

const technician = '1f0c8a52-0000-4000-8000-000000000002';

test('an action with a charge rate works once the agent may use the rate', async () => {
  const save = () =>
    halo.call('POST', '/api/Actions', [{ ticket_id: 2001, outcome_id: 2, note_html: 'On site.' }]);
  await halo.signIn('sam');
  const refused = await save();
  expect(refused.status).toBe(400);
  expect(refused.json).toMatchObject({ Message: expect.stringContaining('Emergency call-out') });
  await halo.signIn('alex');
  await halo.call('POST', '/api/Agent', [{ id: 2, chargerate_ids: [1, 2, 3] }]);
  await halo.signIn('sam');
  expect(await save()).toMatchObject({ status: 201, json: [{ chargerate: 3, who: 'Sam Rivera' }] });
});

test('an asset import passes Addigy’s 401 on until the right credentials are saved', async () => {
  const fetchDevices = () => halo.call('GET', '/api/IntegrationData/Get/Addigy?endpoint=devices');
  const empty = await fetchDevices();
  expect(empty).toMatchObject({
    status: 401,
    json: { Message: expect.stringContaining('Addigy answered 401 Unauthorized') },
  });
  await halo.call('POST', '/api/AddigyDetails', [
    { client_id: 'my id', new_client_secret: 'my secret' },
  ]);
  const wrongFormat = await fetchDevices();
  expect(wrongFormat.status).toBe(401);
  expect(wrongFormat.text).not.toBe(empty.text);
  const { client_id, client_secret } = (await halo.aid('POST', 'addigy/credentials')).json as {
    client_id: string;
    client_secret: string;
  };
  await halo.call('POST', '/api/AddigyDetails', [{ client_id, new_client_secret: client_secret }]);
  expect(await fetchDevices()).toMatchObject({ status: 200, json: { devices: expect.any(Array) } });
  const log = (await halo.call('GET', '/api/IntegrationRequest?module_id=Addigy')).json as {
    requests: { resultcode: number }[];
  };
  expect(log.requests.map(({ resultcode }) => resultcode)).toEqual([200, 401, 401]);
});

test('an import adds an asset once, however often it runs', async () => {
  const assets = async () =>
    ((await halo.call('GET', '/api/Asset')).json as { record_count: number }).record_count;
  const imported = [
    {
      inventory_number: 'C02PRAC001',
      key_field: 'Reception iMac',
      _isimport: true,
      _importtype: 'Addigy',
    },
  ];
  const before = await assets();
  for (const _run of [1, 2])
    expect((await halo.call('POST', '/api/Asset', imported)).status).toBe(201);
  expect(await assets()).toBe(before + 1);
});

test('Entra ID refuses users until the permission is added and consented, on the screen and in the integrator’s log', async () => {
  const screen = () =>
    halo.call('GET', '/api/IntegrationData/Get/AzureAD?connectionid=1&datatype=users');
  const runNow = async () => {
    expect(
      (await halo.call('POST', '/api/IntegratorSchedule', [{ id: 1, _run_now: true }])).status,
    ).toBe(200);
    const { logs } = (await halo.call('GET', '/api/IntegratorLog?module_id=azuread')).json as {
      logs: { message: string }[];
    };
    return logs[0]?.message;
  };
  expect(await screen()).toMatchObject({
    status: 403,
    json: { error: { code: 'Authorization_RequestDenied' } },
  });
  expect(await runNow()).toMatch(
    /^Failed to create\/update user \([0-9a-f-]+\)\. Error = 403 Forbidden$/,
  );
  await halo.aid('POST', 'entra/permission?name=User.Read.All');
  expect((await screen()).status).toBe(403);
  await halo.aid('POST', 'entra/consent');
  expect((await screen()).status).toBe(200);
  expect(await runNow()).toMatch(/^Created\/updated user \([0-9a-f-]+\): Marco Rossi\.$/);
  expect((await halo.call('GET', '/api/Users')).text).toContain('marco.rossi@example.test');
});

test('the integrator’s log shows the same line when its own agent is too weak', async () => {
  await halo.aid('POST', 'entra/permission?name=User.Read.All');
  await halo.aid('POST', 'entra/consent');
  await halo.call('POST', '/api/IntegratorSchedule', [{ id: 1, agent_id: 2, _run_now: true }]);
  expect((await halo.call('GET', '/api/IntegratorLog')).text).toContain('Error = 403 Forbidden');
  await halo.call('POST', '/api/IntegratorSchedule', [{ id: 1, agent_id: 9, _run_now: true }]);
  expect((await halo.call('GET', '/api/Users')).text).toContain('Priya Nair');
});

test('an approval link is dead while its ticket is deleted and works again once it is restored', async () => {
  const path = '/api/TicketApproval/701?token=p7Qd2kM9xWv4';
  const answer = () =>
    halo.call('POST', '/api/TicketApproval', [
      { ticket_id: 2002, seq: 1, result: 1, token: 'p7Qd2kM9xWv4' },
    ]);
  expect((await halo.call('GET', path)).status).toBe(200);
  expect((await halo.call('GET', '/api/TicketApproval/701?token=guessed')).status).toBe(404);
  await halo.call('DELETE', '/api/Tickets/2002');
  expect((await halo.call('GET', path)).status).toBe(404);
  expect((await answer()).status).toBe(404);
  await halo.call('POST', '/api/Tickets', [{ id: 2002, _recover: true }]);
  expect(await answer()).toMatchObject({ status: 201, json: [{ result: 1 }] });
});

test('the list of deleted tickets names who deleted one and why, until it is restored', async () => {
  await halo.call('DELETE', '/api/Tickets/2002?reason=By+mistake');
  const list = () => halo.call('GET', '/api/Tickets?search=2002&deleted=true');
  expect(await list()).toMatchObject({
    json: { tickets: [{ deleted_by: 'Alex Carter', deleted_reason: 'By mistake' }] },
  });
  await halo.call('POST', '/api/Tickets', [{ id: 2002, _recover: true }]);
  const { json } = await halo.call('GET', '/api/Tickets/2002');
  expect(json).not.toHaveProperty('deleted_by');
  expect(json).not.toHaveProperty('deleted_reason');
});

test('a report that reads everything ends in the gateway’s page, opens without loading, and loads once it reads less', async () => {
  const load = (loadreport: boolean) =>
    halo.call('GET', `/api/Report/21?includedetails=true&loadreport=${loadreport}`);
  const slow = await load(true);
  expect(slow.status).toBe(504);
  expect(slow.headers.get('content-type')).toContain('html');
  expect(await load(false)).toMatchObject({
    status: 200,
    json: { sql: expect.stringContaining('TimeEntries'), report: { loaded: false } },
  });
  await halo.call('POST', '/api/Report', [
    {
      id: 21,
      sql: 'SELECT client, COUNT(*) AS entries FROM TimeEntries WHERE date BETWEEN @startdate AND @enddate GROUP BY client',
    },
  ]);
  expect(await load(true)).toMatchObject({
    status: 200,
    json: { report: { loaded: true, row_count: 5, load_error: '' } },
  });
});

test('a report can be cloned: the clone is changed, and the report stays as it was', async () => {
  const { json } = await halo.call('POST', '/api/Report', [
    { name: 'Time by client (clone)', sql: 'SELECT id FROM TimeEntries', agents: [] },
  ]);
  const [clone] = json as { readonly id: number }[];
  await halo.call('POST', '/api/Report', [{ id: clone?.id, sql: 'SELECT TOP 5 id FROM Tickets' }]);
  expect(await halo.call('GET', `/api/Report/${clone?.id}?loadreport=true`)).toMatchObject({
    json: { name: 'Time by client (clone)', report: { loaded: true, row_count: 5 } },
  });
  expect(await halo.call('GET', '/api/Report/21?loadreport=false')).toMatchObject({
    json: { sql: expect.stringContaining('SUM(minutes)') },
  });
  expect((await halo.call('POST', '/api/Report', [{ sql: 'SELECT 1' }])).status).toBe(404);
});

test('a report whose SQL is wrong says so inside a 200', async () => {
  const wrong = await halo.call('GET', '/api/Report/23?loadreport=true');
  expect(wrong).toMatchObject({
    status: 200,
    json: {
      report: {
        loaded: false,
        load_error: expect.stringContaining(
          'Invalid SQL Statement. Failed with error: The ORDER BY clause',
        ),
      },
    },
  });
  await halo.call('POST', '/api/Report', [
    { id: 23, sql: 'SELECT TOP 5 id, date FROM Tickets ORDER BY date DESC' },
  ]);
  expect(await halo.call('GET', '/api/Report/23?loadreport=true')).toMatchObject({
    json: { report: { loaded: true, row_count: 5 } },
  });
});

test('a sign-in ends after its hour with 401, and an unknown token is a 400', async () => {
  halo.letPass(59 * minute);
  expect((await halo.call('GET', '/api/OnlineStatus')).status).toBe(200);
  halo.letPass(minute);
  for (const path of ['/api/OnlineStatus', '/api/Tickets'])
    expect((await halo.call('GET', path)).status).toBe(401);
  await halo.signIn('alex');
  await halo.aid('POST', 'forget-sign-ins');
  expect(await halo.call('GET', '/api/OnlineStatus')).toMatchObject({
    status: 400,
    json: 'Token not found',
  });
});

test('maintenance answers every call of the API with 503 until it is over', async () => {
  await halo.aid('POST', 'maintenance?on=true');
  expect((await halo.call('GET', '/api/authinfo')).status).toBe(503);
  await halo.aid('POST', 'maintenance?on=false');
  expect((await halo.call('GET', '/api/authinfo')).status).toBe(200);
});

test('maintenance is over when the five minutes that the steps name have passed', async () => {
  await halo.aid('POST', 'maintenance?on=true');
  await halo.aid('POST', 'time?minutes=1');
  expect((await halo.aid('GET', 'state')).json).toMatchObject({ maintenance: true });
  await halo.aid('POST', 'time?minutes=5');
  expect((await halo.aid('GET', 'state')).json).toMatchObject({ maintenance: false });
});

test('a technician gets what the role gives, and each refusal looks as Halo’s does', async () => {
  const paths = {
    '/api/Invoice': 403,
    '/api/Webhook': 401,
    '/api/Report/24': 404,
    '/api/Tickets/2004': 404,
  } as const;
  const statuses = async () => {
    await halo.signIn('sam');
    const found: Record<string, number> = {};
    for (const path of Object.keys(paths)) found[path] = (await halo.call('GET', path)).status;
    return found;
  };
  expect(await statuses()).toEqual(paths);
  await halo.signIn('alex');
  await halo.call('POST', '/api/Roles', [
    { id: technician, features: { invoices: 'read', webhooks: 'read' }, departments: [1, 2] },
  ]);
  await halo.call('POST', '/api/Report', [{ id: 24, agents: [1, 2] }]);
  expect(Object.values(await statuses())).toEqual([200, 200, 200, 200]);
});

test('a role with a permission cannot be given one that does not exist', async () => {
  await halo.call('POST', '/api/Roles', [
    { id: technician, features: { invoices: 'everything', __proto__x: 'edit' } },
  ]);
  const { json } = await halo.call('GET', `/api/Roles/${technician}`);
  expect(json).toMatchObject({ features: { invoices: 'none' } });
  expect(Object.keys((json as { features: object }).features)).not.toContain('__proto__x');
});

test('a body that is no JSON is refused as such, and one record as no list', async () => {
  const curly = await halo.raw('POST', '/api/Tickets', '[{“summary”: “No power”}]');
  expect(curly).toMatchObject({
    status: 400,
    json: { Message: 'The request is not valid: its body is not JSON.' },
  });
  const one = await halo.call('POST', '/api/Tickets', { summary: 'No power' });
  expect(one).toMatchObject({
    status: 400,
    json: { Message: 'The request is not valid: a list of records was expected.' },
  });
});
