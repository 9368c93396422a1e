import { describe, expect, test } from 'vitest';
import { adviceOf, timeText } from '../../../../shared/rules/advice.ts';
import { addressOf } from '../../../../shared/rules/address.ts';
import { type Evidence, evidenceOf, noEvidence } from '../../../../shared/rules/evidence.ts';
import { filled, placeholdersOf } from '../../../../shared/rules/placeholders.ts';
import {
  chargeRate,
  fieldName,
  namedAgent,
  notGiven,
  openAddress,
  permissionName,
  reportAddress,
  takenValue,
  ticketId,
} from '../../../../shared/rules/subject-names.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exchangeOf } from './exchange-of.ts';
// oxlint-disable-next-line import/default -- it is read as a text, not as a module
import routes from '../../../../resources/practice/app/routes.js?raw';

const desk = 'https://acme.halopsa.com';

function evidence(example: ExampleExchange, page: string | null = null): Evidence {
  const exchange = exchangeOf(example, { pageUrl: page, startedAt: Date.UTC(2026, 2, 3, 9, 5, 7) });
  return evidenceOf({ exchange, address: addressOf(exchange.request.url), failure: null });
}

const subjectOf = (one: Evidence) => ({ evidence: one, integration: null, count: 1, others: [] });

const limited = (more: ExampleExchange = {}): Evidence =>
  evidence({
    method: 'POST',
    url: `${desk}/api/IntegrationData/Send/Xero`,
    status: 429,
    body: '',
    ...more,
  });

describe('what shows that it works', () => {
  const names = (method: string, path: string, others: readonly Evidence[] = []) => {
    const one = evidence({ method, url: `${desk}${path}`, status: 401, body: '' });
    return placeholdersOf({ evidence: one, integration: one.integration, count: 1, others });
  };

  test('is said by what was tried: to read, to save or to delete', () => {
    expect(names('GET', '/api/Tickets').works).toBe('the data appears');
    expect(names('POST', '/api/Tickets').works).toBe('it saves with no error');
    expect(names('DELETE', '/api/Tickets/5').works).toBe('what was deleted is no longer there');
    expect(names('POST', '/auth/token').works).toBeNull();
  });

  test('is said of the change where other parts were only read', () => {
    const saved = evidence({ method: 'POST', url: `${desk}/api/Actions`, status: 401, body: '' });
    expect(names('GET', '/api/Tickets', [saved]).works).toBe('it saves with no error');
  });

  test('is said of the other system by what it was asked for', () => {
    expect(names('GET', '/api/IntegrationData/Get/AzureAD').arrives).toBe(
      'data of Entra ID appears',
    );
    expect(names('POST', '/api/IntegrationData/Send/Xero').arrives).toBe('Xero takes what is sent');
  });

  test('is not known of a pasted line, nor of a row that only tells of it', () => {
    const pasted = placeholdersOf({ ...subjectOf(noEvidence), integration: 'Xero' });
    expect([pasted.works, pasted.arrives]).toEqual([null, null]);
    const row = { ...evidence({ url: `${desk}/api/IntegratorLog` }), row: 'log' as const };
    expect(placeholdersOf(subjectOf(row)).arrives).toBeNull();
  });
});

describe('the advice after a limit', () => {
  const advice = (one: Evidence, others: readonly Evidence[] = []) =>
    adviceOf({ evidence: one, others, integration: one.integration });
  test('takes the usual figures where the answer is silent, and says so', () => {
    expect(advice(limited())).toMatchObject({
      batch: '25',
      batchSource: 'it is usually small enough',
      wait: '1 minute',
      waitSource: 'the usual time, because the answer names none',
      limit: null,
      pace: { batch: 25, wait: 60 },
    });
  });

  test('takes what any of the answers names', () => {
    const named = limited({
      headers: { 'Retry-After': '37' },
      body: '"60 calls per minute are allowed"',
    });
    expect(advice(limited(), [named])).toMatchObject({
      batch: '24',
      wait: '37 seconds',
      waitSource: 'the answer says so',
      limit: 60,
      pace: { batch: 24, wait: 37 },
    });
  });

  test('waits until tomorrow for the limit of a day', () => {
    expect(advice(limited({ headers: { 'X-Rate-Limit-Problem': 'day' } })).wait).toBe('24 hours');
    expect(
      advice(limited({ headers: { 'X-Rate-Limit-Problem': 'day', 'Retry-After': '66975' } })).wait,
    ).toBe('about 19 hours');
  });

  test('takes a day from the words of an answer, and then no batch from its number', () => {
    expect(advice(limited({ body: '"Daily limit of 5000 calls exceeded"' }))).toMatchObject({
      batch: '25',
      wait: '24 hours',
      pace: { batch: 25, wait: 86_400 },
    });
    expect(advice(limited({ body: '"5000 calls per day are allowed"' }))).toMatchObject({
      batch: '25',
      wait: '24 hours',
    });
  });

  test('never advises more than 25 at a time for Xero, whatever a number says', () => {
    expect(
      advice(limited({ body: '"10000 calls per minute are allowed for this app"' })),
    ).toMatchObject({ batch: '25' });
  });

  test("waits five minutes for Halo's own limit", () => {
    expect(advice(evidence({ url: `${desk}/api/Tickets`, status: 429, body: '' })).wait).toBe(
      '5 minutes',
    );
    expect(
      advice(
        evidence({
          url: `${desk}/api/Tickets`,
          status: 429,
          body: '"Rate Limit Reached - 300 Requests per rolling 5 minute window"',
        }),
      ),
    ).toMatchObject({
      wait: '5 minutes',
      waitSource: 'the answer says how long the limit counts',
      limit: 300,
    });
  });

  test('tells times in words', () => {
    expect([1, 60, 45, 90, 300, 4000, 7200].map(timeText)).toEqual([
      '1 second',
      '1 minute',
      '45 seconds',
      '90 seconds',
      '5 minutes',
      'about 67 minutes',
      '2 hours',
    ]);
  });
});

describe("a report's address", () => {
  const report = (page: string | null, url = `${desk}/api/Report/9`) =>
    reportAddress(evidence({ url, status: 504, body: '' }, page));
  test('has loadreport=false once, whatever stood there', () => {
    expect(report(`${desk}/reports?id=9&LoadReport=true&selid=1`)).toBe(
      `${desk}/reports?id=9&selid=1&loadreport=false`,
    );
    expect(report(`${desk}/reports`)).toBe(`${desk}/reports?loadreport=false`);
    expect(report(null, `${desk}/reports?mainview=reportgroup&id=9`)).toBe(
      `${desk}/reports?mainview=reportgroup&id=9&loadreport=false`,
    );
  });

  test('is not made up where the page is no report', () => {
    expect(report(`${desk}/tickets?id=9`)).toBeNull();
    expect(report(null)).toBeNull();
    expect(report('not an address/reports')).toBeNull();
  });
});

describe('what a message names', () => {
  test.each([
    ['Authentication failed: no client id and secret were given.', 'client id and secret'],
    ['Addigy answered 401: No API key was provided', 'API key'],
    ['Access token is empty.', 'Access token'],
    ['Missing credentials', 'credentials'],
    ['The password is required', 'password'],
  ])('as not given to sign in with: %s', (message, named) => {
    expect(notGiven(message)).toBe(named);
  });

  test.each([
    ['Authentication failed: the client id and secret do not match.'],
    ['Invalid API key'],
    ['A valid API key is required'],
    ['The token was not found'],
    ['The id is required'],
    [null],
  ])('is not made up where a key may only be wrong: %s', (message) => {
    expect(notGiven(message)).toBeNull();
  });

  test.each([
    ['Missing permission: User.Read.All', 'User.Read.All'],
    ['The permission "read:devices" is missing.', 'read:devices'],
    ['This call requires the permission ‘Device Admin’.', 'Device Admin'],
    ['User.Read.All is required for this request', 'User.Read.All'],
    [
      "Missing scope permissions on the request. API requires one of 'User.Read.All, Directory.Read.All'. Scopes on the request 'openid, profile'",
      'one of User.Read.All, Directory.Read.All',
    ],
  ])('as the permission that is missing: %s', (message, named) => {
    expect(permissionName(message)).toBe(named);
  });

  test.each([
    ['Insufficient privileges to complete the operation.'],
    ['You do not have the required permission to do this.'],
    ['The user name "jane" is required'],
    ['Missing permissions'],
    ['https://graph.microsoft.com is required'],
    [null],
  ])('is not made up where no permission is named: %s', (message) => {
    expect(permissionName(message)).toBeNull();
  });

  test('as the agent only where all that failed name the same', () => {
    const of = (...agents: readonly string[]) => {
      const [first = noEvidence, ...others] = agents.map((agent) => ({
        ...noEvidence,
        message: `Agent ${agent} does not have access to the charge rate 'Night'.`,
      }));
      return placeholdersOf({ evidence: first, integration: null, count: 1, others }).agent;
    };
    expect(of('Sam Rivera')).toBe('Sam Rivera');
    expect(of('Sam Rivera', 'Sam Rivera')).toBe('Sam Rivera');
    expect(of('Sam Rivera', 'Alex Carter')).toBeNull();
  });
});

describe('what another system was asked to do', () => {
  const tries = (method: string, path: string) =>
    placeholdersOf(subjectOf(evidence({ method, url: `${desk}${path}`, status: 403, body: '' })))
      .tries;
  test('is named with the kind of data where the address names it', () => {
    expect(tries('GET', '/api/IntegrationData/Get/AzureAD?datatype=users')).toBe('read users');
    expect(tries('GET', '/api/IntegrationData/Get/AzureAD?datatype=7')).toBe('read data');
    expect(tries('POST', '/api/IntegrationData/Send/Xero')).toBe('save data');
    expect(tries('POST', '/auth/token')).toBe('do this');
  });
});

describe('how often it failed', () => {
  const count = (source: Evidence['source'], times: number) =>
    placeholdersOf({
      evidence: { ...limited(), source },
      integration: 'Xero',
      count: times,
      others: [],
    }).count;

  test('is not known from one message that somebody pasted', () => {
    expect(count('text', 1)).toBeNull();
    expect(count('text', 3)).toBe('3');
    expect(count('traffic', 1)).toBe('1');
  });
});

describe('a text', () => {
  const names = placeholdersOf({ evidence: limited(), integration: 'Xero', count: 90, others: [] });
  test('gives way to its other form where a name is unknown', () => {
    expect(filled('{integration}: {count} at {when}', names)).toBe('Xero: 90 at 09:05:07 UTC');
    expect(filled({ text: 'It says {message}', otherwise: 'It says nothing' }, names)).toBe(
      'It says nothing',
    );
    expect(filled('It says {message}', names)).toBeNull();
  });

  test('names what the message names', () => {
    expect(chargeRate('The agent has no access to the charge rate "After Hours".')).toBe(
      'After Hours',
    );
    expect(chargeRate('No access')).toBeNull();
    expect(fieldName('An Outcome must be entered for this Action')).toBe('Outcome');
    expect(fieldName('Category 1 is required')).toBe('Category 1');
    for (const [message, field] of [
      ['lookupid must be specified', 'lookupid'],
      ['Parameter client_id must be included', 'client_id'],
      ['Field kind must be specified', 'Field kind'],
      ['The field Category is mandatory', 'Category'],
      ['The field summary must be text.', 'summary'],
      ['The field start date must be a valid date.', 'start date'],
      ['The field engineer must be selected', 'field engineer'],
      ['Please complete the Email To field in order to send an Email.', 'Email To'],
      ['Unable to save data. Please select a valid User', 'User'],
      ['Please select a Start Step for this Workflow.', 'Start Step'],
      ['You must enter a Time Taken', 'Time Taken'],
      ['No Outcome was selected', 'Outcome'],
      ['Invalid Data Type', 'Data Type'],
      [
        "Cannot insert the value NULL into column 'RTAppointmentDefaultBody', table 'x'",
        'RTAppointmentDefaultBody',
      ],
    ])
      expect(fieldName(message ?? '')).toBe(field);
    expect(fieldName('Please complete all mandatory fields')).toBeNull();
    expect(fieldName('Invalid Request')).toBeNull();
    expect(fieldName('Please contact the administrator')).toBeNull();
  });

  test('opens pages of the site under test only', () => {
    const one = evidence({
      url: 'https://intranet.example/desk/api/Tickets/81',
      status: 403,
      body: '',
    });
    expect(ticketId(one)).toBe('81');
    const approval = (page: string) =>
      ticketId(evidence({ url: `${desk}/api/TicketApproval/701`, status: 404 }, `${desk}${page}`));
    expect(approval('/portal/approval?id=701&ticket_id=2002&seq=1')).toBe('2002');
    expect(approval('/portal/approval?id=701')).toBeNull();
    expect(approval('/portal/approval?id=701&ticket_id=mine')).toBeNull();
    expect(openAddress('ticket', one)).toBe('https://intranet.example/desk/ticket?id=81');
    expect(openAddress('roles', one)).toBe('https://intranet.example/desk/config/agents/roles');
    expect(openAddress('roles', evidence({ url: '/api/Tickets', status: 403 }))).toBeNull();
  });

  test('opens the page of the integration where it failed there, else the list of all', () => {
    const of = (page: string | null) =>
      openAddress('integration-page', evidence({ url: limitedAt, status: 429, body: '' }, page));
    const limitedAt = `${desk}/api/IntegrationData/Send/Xero`;
    const list = `${desk}/config/integrations`;
    expect(of(`${list}/xero?id=2`)).toBe(`${list}/xero`);
    expect(of(`${list}/jira`)).toBe(list);
    expect(of('https://other.example/config/integrations/xero')).toBe(list);
    expect(of(null)).toBe(list);
  });

  test('opens no page that the practice Halo lacks', () => {
    const one = evidence({ url: `${desk}/api/Tickets/81`, status: 403, body: '' });
    for (const kind of ['halo-home', 'agents', 'roles', 'api-applications', 'integration-page']) {
      const { pathname } = new URL(openAddress(kind, one) ?? '');
      expect(routes, kind).toContain(`'${pathname}': `);
    }
  });
});

describe('the value that is taken', () => {
  test.each([
    ['An asset with the inventory number LAP-014 already exists.', 'LAP-014'],
    ['A user with the email address kim@acme.example already exists', 'kim@acme.example'],
    ['A customer with the name Blue Sky Ltd already exists.', 'Blue Sky Ltd'],
    ["The name 'Printer 7' is already in use.", 'Printer 7'],
    ['Cannot insert duplicate key row. The duplicate key value is (A-17).', 'A-17'],
    ['The code is already in use', null],
    ['The name you entered already exists.', null],
    ['An asset with this inventory number already exists.', null],
    ['Ticket 2001 is already closed.', null],
  ])('%s', (message, value) => {
    expect(takenValue(message)).toBe(value);
  });
});

describe('the agent whom a message names', () => {
  test.each([
    ["Agent Sam Rivera does not have access to the charge rate 'On call'.", 'Sam Rivera'],
    ['The agent "sam.rivera" has no access.', 'sam.rivera'],
    ['This agent has no access', null],
    ['Agent Has No Access To Charge Rate', null],
    ['No access', null],
  ])('%s', (message, name) => {
    expect(namedAgent(message)).toBe(name);
  });
});
