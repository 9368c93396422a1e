import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practise, type Client } from './practice-client.ts';

// The shapes that live sites were seen to answer with; see main/practice/unseen-answers.ts for what
// nobody has published.

let halo: Client;
beforeEach(async () => {
  halo = await practise();
  await halo.signIn('alex');
});
afterEach(() => halo.close());

const silent = (status: number) => ({ status, text: '' });

test('401, 403, 404 and 500 say nothing at all', async () => {
  expect(await halo.call('GET', '/api/Tickets/9999')).toMatchObject(silent(404));
  expect(await halo.call('GET', '/api/Nothing')).toMatchObject(silent(404));
  expect(await halo.call('GET', '/api/Addressbook')).toMatchObject(silent(500));
  await halo.signIn('sam');
  expect(await halo.call('GET', '/api/Invoice')).toMatchObject(silent(403));
  expect(await halo.call('GET', '/api/Webhook')).toMatchObject(silent(401));
});

test('a text where a number belongs is refused by the path to its field, in the address and in the body', async () => {
  expect(await halo.call('GET', '/api/Tickets/undefined')).toMatchObject({
    status: 400,
    json: { id: ["The value 'undefined' is not valid."] },
  });
  const body = [{ ticket_id: 2003, outcome_id: 'Note' }];
  const refused = await halo.call('POST', '/api/Actions', body);
  expect(refused.status).toBe(400);
  expect(Object.keys(refused.json as object)).toEqual(['[0].outcome_id']);
  expect(refused.text).toMatch(
    /Could not convert string to integer: Note\. Path '\[0\]\.outcome_id', line 1, position \d+\./,
  );
});

test('a check of Halo’s own answers with a .NET exception written out whole, or with a bare text', async () => {
  const thrown = await halo.call('POST', '/api/Tickets', [{ summary: 'x' }]);
  expect(thrown.json).toMatchObject({
    ClassName: 'System.Exception',
    Message: 'Category is required.',
    InnerException: null,
    HResult: -2_146_233_088,
  });
  expect(await halo.call('DELETE', '/api/Users/400')).toMatchObject({
    status: 400,
    json: 'General Users cannot be deleted',
  });
  expect(await halo.call('GET', '/api/Invoice/lines')).toMatchObject({
    status: 400,
    json: 'Parameter client_id must be included',
  });
});

test('priorities and roles are named by a GUID: their number is not found', async () => {
  const [priority] = (await halo.call('GET', '/api/Priority')).json as { id: string }[];
  expect(await halo.call('GET', '/api/Priority/1')).toMatchObject(silent(404));
  expect((await halo.call('GET', `/api/Priority/${priority?.id}`)).status).toBe(200);
  expect(await halo.call('GET', '/api/Roles/1')).toMatchObject(silent(404));
});

test('starting a runbook answers 200 with nothing, and only the row says how the run ended', async () => {
  const [runbook] = (await halo.call('GET', '/api/Webhook?type=1')).json as { id: string }[];
  const start = (form: readonly object[] = []) =>
    halo.call('POST', `/api/Automation/${runbook?.id}`, { formCollection: form });
  const last = async () => (await halo.call('GET', '/api/Automation?count=1')).json;
  expect(await start()).toMatchObject({ status: 200, text: '' });
  expect(await last()).toMatchObject({
    automations: [{ status: 1, error: 'Failed result reached. Last step=6', runbook_step: 6 }],
  });
  expect(await start([{ Key: 'ticket_id', Value: '2003' }])).toMatchObject({
    status: 200,
    text: '',
  });
  expect(await last()).toMatchObject({ record_count: 2, automations: [{ status: 2, error: '' }] });
  expect((await halo.call('GET', '/api/Automation/1')).text).toContain('Unsuccessful Response');
});

test('a token that was asked for without a scope is issued, and useless', async () => {
  expect((await halo.signInAsApplication({ scope: '' })).status).toBe(200);
  expect(await halo.call('GET', '/api/Tickets')).toMatchObject(silent(401));
  await halo.signInAsApplication();
  expect((await halo.call('GET', '/api/Tickets')).status).toBe(200);
});

test('a report takes JSON only, and returns 50,000 rows at most without a word', async () => {
  expect(
    (await halo.call('POST', '/api/Report', [{ id: 22 }], { 'content-type': 'text/plain' })).status,
  ).toBe(415);
  const many = await halo.call('POST', '/api/Report', [
    {
      _loadreportonly: true,
      sql: 'SELECT id FROM TimeEntries WHERE date BETWEEN @startdate AND @enddate',
    },
  ]);
  expect(many.json).toMatchObject([{ report: { row_count: 50_000, load_error: '' } }]);
});

test('it answers under the name of a trial site, too', async () => {
  const { port } = new URL(halo.server.origin);
  const status = await new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: '/', headers: { host: `practice.trial.localhost:${port}` } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});

test('an integration that is not set up is refused by Halo, before anybody asks the other system', async () => {
  const check = () => halo.call('GET', '/api/IntegrationData/Validate/Jira');
  expect((await halo.call('GET', '/api/JiraDetails')).json).toEqual([]);
  expect(await check()).toMatchObject({
    status: 400,
    json: 'Instance URL, Username and Password are required',
  });
  expect((await halo.call('GET', '/api/IntegrationRequest?module_id=Jira')).json).toMatchObject({
    record_count: 0,
  });
});

test('a page that was open before an update finds its parts gone, and a new one does not', async () => {
  expect((await halo.visit('/app/parts/planner.js?v=1')).status).toBe(200);
  expect((await halo.visit('/config')).text).toContain('name="build" content="1"');
  await halo.aid('POST', 'update');
  expect((await halo.visit('/app/parts/planner.js?v=1')).status).toBe(404);
  expect((await halo.visit('/config')).text).toContain('name="build" content="2"');
  expect((await halo.visit('/app/parts/planner.js?v=2')).status).toBe(200);
  await halo.aid('POST', 'reset');
  expect((await halo.visit('/app/parts/planner.js?v=1')).status).toBe(200);
});

/** Signs in with the company's account: to the company's server, and back to Halo. */
async function companySignIn(login: string) {
  const there = await halo.visit('/auth/account/company');
  const choice = new URL(there.headers.get('location') ?? '');
  expect(choice.origin).not.toBe(halo.server.origin);
  expect((await halo.visit(choice.href)).text).toContain('Sam Rivera');
  choice.searchParams.set('login', login);
  const back = (await halo.visit(choice.href)).headers.get('location') ?? '';
  return { back, page: (await halo.visit(back)).headers.get('location') ?? '' };
}

test('the company’s sign-in refuses who is not on its list, and lets in who is', async () => {
  const refused = await companySignIn('sam');
  expect(new URL(refused.back).pathname).toBe('/auth/account/azureresponse');
  expect(new URL(refused.back).searchParams.get('error_description')).toContain('AADSTS50105');
  expect(refused.page).toBe('/?company=refused');
  await halo.aid('POST', 'company-sign-in/assign?username=sam');
  const { page, back } = await companySignIn('sam');
  const code = new URL(page, halo.server.origin).searchParams.get('company') ?? '';
  expect((await halo.signInWithCode(code)).status).toBe(200);
  expect((await halo.call('GET', '/api/Agent/me')).json).toMatchObject({ name: 'Sam Rivera' });
  // A code works once, and an address that was made up works never.
  expect((await halo.signInWithCode(code)).status).toBe(400);
  expect((await halo.visit(back)).headers.get('location')).toBe('/?company=refused');
});
