import { describe, expect, test } from 'vitest';
import { comparisonOf } from '../../../../shared/compare/comparison.ts';
import type { DifferenceKind } from '../../../../shared/compare/difference.ts';
import { type Call, type Circumstances, type Person, person, take } from './taking.ts';

/*
 * Pairs in which each side does something of its own: what two people may do otherwise and still do
 * the same, and what decides although nothing was refused.
 */

const [anna, ben] = [person(7), person(1)];
const guid = '4d3c1be0-0000-4000-8000-000000000071';

const reads = ['features', 'tickettype', 'priority', 'status', 'team', 'agent', 'viewlists'];

function opened({ seed, shuffled }: Person): readonly Call[] {
  const lists = reads.map((name): Call => ({
    url: `/api/${name}`,
    body: `[{"id":${seed},"name":"${name} ${seed}"}]`,
  }));
  return [
    { url: '/tickets', mimeType: 'text/html', body: '<html>', resourceType: 'document' },
    { url: '/api/instanceinfo', body: `{"app_version":"2.250.1","id":${seed}}` },
    { url: '/api/agent/me', body: `{"id":${seed},"claims":[{"claim":"edit:tickets"}]}` },
    ...(shuffled ? lists.toReversed() : lists),
  ];
}

const json = { 'content-type': 'application/json' };

/** An action that is saved; `more` changes its fields, `answer` how it is answered. */
function save({ seed }: Person, more: object = {}, answer: Partial<Call> = {}): Call {
  const action = { ticket_id: 2000 + seed, outcome_id: 7, note: `Note ${seed}`, timetaken: 0.5 };
  return {
    method: 'POST',
    url: '/api/actions',
    requestBody: JSON.stringify([{ ...action, ...more }]),
    requestHeaders: json,
    body: `{"id":${90 + seed},"ticket_id":${2000 + seed}}`,
    ...answer,
  };
}

const post = (url: string, sent: unknown, answer: Partial<Call> = {}): Call => ({
  method: 'POST',
  url,
  requestBody: JSON.stringify(sent),
  requestHeaders: json,
  body: '{"id":1}',
  ...answer,
});
const get = (url: string, body: string, more: Partial<Call> = {}): Call => ({ url, body, ...more });
const refused = (text: string): Partial<Call> => ({ status: 400, body: text });
const token = (form: string, answer: Partial<Call> = {}): Call => ({
  method: 'POST',
  url: '/auth/token',
  requestBody: form,
  body: '{"access_token":"x","scope":"all"}',
  ...answer,
});
const fresh = token('grant_type=refresh_token&refresh_token=abc');

/** What each of the two does after the page was opened. */
interface Deeds {
  readonly what: string;
  readonly works: readonly Call[];
  readonly other: readonly Call[];
  /** The other one, where it does not begin with the page. */
  readonly isWhole?: true;
  readonly circumstances?: Circumstances;
}

const compare = ({ works, other, isWhole, circumstances }: Deeds) =>
  comparisonOf(
    take(anna, [...opened(anna), ...works]),
    take(ben, isWhole === true ? other : [...opened(ben), ...other], circumstances),
  );

const honest: readonly Deeds[] = [
  {
    what: 'one sends what nobody filled in',
    works: [
      save(anna, {
        sendemail: false,
        charge_rate: 0,
        asset_id: -1,
        attachments: [],
        customfields: null,
        closed: '1900-01-01T00:00:00',
      }),
    ],
    other: [save(ben)],
  },
  {
    what: 'the other sends what nobody filled in',
    works: [save(anna)],
    other: [save(ben, { sendemail: false, charge_rate: 0, attachments: [], tag: '' })],
  },
  {
    what: 'the recording itself shows that a field may be left out',
    works: [save(anna), save(anna, { note: 'Second', timetaken: undefined })],
    other: [save(ben, { note: 'First', timetaken: undefined }), save(ben)],
  },
  {
    what: 'one writes a note more',
    works: [save(anna, { note_internal: 'Call again' })],
    other: [save(ben)],
  },
  {
    what: 'the names are written in capitals',
    works: [post('/api/Actions', [{ Ticket_ID: 1, Outcome_ID: 7, TimeTaken: 1 }])],
    other: [post('/api/actions', [{ ticket_id: 1, outcome_id: 7, timetaken: 1 }])],
  },
  {
    what: 'a switch is a number in one of them',
    works: [save(anna, { hidden: 1 })],
    other: [save(ben, { hidden: true })],
  },
  {
    what: 'the own fields of two companies hold other things',
    works: [save(anna, { customfields: [{ id: 1, name: 'CFfloor', value: 5 }] })],
    other: [save(ben, { customfields: [{ id: 2, name: 'CFroom', value: 'abc' }] })],
  },
  {
    what: 'ids are numbers in one and GUIDs in the other',
    works: [get('/api/asset/12', '{"id":12,"name":"x"}'), save(anna, { agent_id: 12 })],
    other: [
      get(`/api/asset/${guid}`, `{"id":"${guid}","name":"x"}`),
      save(ben, { agent_id: guid }),
    ],
  },
  {
    what: 'times are written in another zone',
    works: [save(anna, { arrivaldate: '2026-11-29T10:00:00+01:00' })],
    other: [save(ben, { arrivaldate: '2026-11-29T09:00:00.000Z' })],
  },
  {
    what: 'copies were still fresh in one',
    works: [...reads.map((name) => get(`/api/${name}`, '', { status: 304 })), save(anna)],
    other: [save(ben)],
  },
  {
    what: 'a list comes in pages of another size',
    works: [
      get('/api/tickets?page_size=50&page_no=1', '{"record_count":120,"tickets":[{"id":1}]}'),
      save(anna),
    ],
    other: [
      get('/api/tickets?page_size=100&page_no=1', '{"record_count":120,"tickets":[{"id":1}]}'),
      get('/api/tickets?page_size=100&page_no=2', '{"record_count":120,"tickets":[]}'),
      save(ben),
    ],
  },
  {
    what: 'one ended the recording right after saving',
    works: [
      save(anna),
      get('/api/timesheet?agent_id=3', '[{"id":1,"hours":2}]'),
      get('/api/ticketapproval?ticket_id=4', '[]'),
    ],
    other: [save(ben)],
  },
  {
    what: 'a password was mistyped first',
    works: [save(anna)],
    other: [
      { method: 'POST', url: '/auth/account/login', requestBody: 'p=1', status: 400, body: '' },
      {
        method: 'POST',
        url: '/auth/account/login',
        requestBody: 'p=2',
        status: 302,
        body: '',
        headers: { location: '/tickets' },
      },
      token('grant_type=authorization_code&code=3'),
      save(ben),
    ],
  },
  {
    what: 'one signed in with the company account',
    works: [save(anna)],
    other: [
      {
        url: 'https://login.microsoftonline.com/common/oauth2/authorize?x=1',
        mimeType: 'text/html',
        body: '<html>',
        resourceType: 'document',
      },
      post('https://login.microsoftonline.com/common/GetCredentialType', {}),
      save(ben),
    ],
  },
  {
    what: 'the sign-in was renewed while saving',
    works: [save(anna)],
    other: [save(ben, {}, { status: 401, body: '' }), fresh, save(ben)],
  },
  {
    what: 'the network was away for a moment',
    works: [save(anna)],
    other: [save(ben, {}, { failure: 'net::ERR_NETWORK_CHANGED' }), save(ben)],
  },
  {
    what: 'one waited long, and the page asked again and again',
    works: [save(anna)],
    other: [
      ...Array.from({ length: 30 }, (_, at) => get(`/api/notifications?since=${at}`, '[]')),
      ...Array.from({ length: 9 }, () => get('/api/tickets?count=5', '{"record_count":0}')),
      save(ben),
    ],
  },
  {
    what: 'the page kept something by itself in one',
    works: [save(anna)],
    other: [
      post('/api/agentpresence', { at: 1 }),
      post('/api/notification/markread', [{ id: 1 }]),
      { method: 'PUT', url: '/api/viewcolumns/3', requestBody: '{"width":40}', body: '{}' },
      post('/api/tickets/search', { words: 'printer' }),
      save(ben),
    ],
  },
  {
    what: 'the page kept something by itself in the other',
    works: [
      post('/api/agentpresence', { at: 1 }),
      post('/api/notification/markread', [{ id: 1 }]),
      { method: 'PUT', url: '/api/viewcolumns/3', requestBody: '{"width":40}', body: '{}' },
      save(anna),
    ],
    other: [save(ben)],
  },
  {
    what: 'what was deleted is answered with nothing',
    works: [{ method: 'DELETE', url: '/api/actions/4?ticket_id=3', body: '{"id":4}' }],
    other: [{ method: 'DELETE', url: '/api/actions/5?ticket_id=4', status: 204, body: '' }],
  },
  {
    what: 'somebody looked for other words',
    works: [get('/api/users?search=an', '{"record_count":1,"users":[{"id":1}]}'), save(anna)],
    other: [get('/api/users?search=zz', '{"record_count":0,"users":[]}'), save(ben)],
  },
  {
    what: 'the page speaks another language',
    works: [get('/api/languagepack/en', '{}'), save(anna)],
    other: [get('/api/languagepack/de', '{}'), save(ben)],
  },
  {
    what: 'a picture is missing and a channel does not open',
    works: [save(anna)],
    other: [
      get('/api/agentimage/4', '', { status: 404, resourceType: 'image' }),
      { method: 'POST', url: '/signalr/negotiate', status: 404, body: '' },
      get('/api/health', '', { status: 503 }),
      save(ben),
    ],
  },
  {
    what: 'two files are uploaded with another boundary between their parts',
    works: [
      {
        method: 'POST',
        url: '/api/attachment',
        requestBody: '--a\r\n',
        requestHeaders: { 'content-type': 'multipart/form-data; boundary=a' },
      },
    ],
    other: [
      {
        method: 'POST',
        url: '/api/attachment',
        requestBody: '--b\r\n',
        requestHeaders: { 'content-type': 'multipart/form-data; boundary=b' },
      },
    ],
  },
  {
    what: 'one did two actions and the other one',
    works: [save(anna)],
    other: [save(ben), save(ben, { note: 'And another one' })],
  },
];

describe('two who do the same in their own way', () => {
  test.each(honest)('differ in nothing where $what', (deeds) => {
    const { differences, first, comparable } = compare(deeds);
    expect(differences).toEqual([]);
    expect(first).toBeNull();
    expect(comparable).toBe(true);
  });
});

interface Broken extends Deeds {
  readonly kind: DifferenceKind;
  readonly text?: RegExp;
  readonly cause?: string;
}

const reportOf = (report: object): string => JSON.stringify({ id: 3, report });
const runs = (row: object): string =>
  JSON.stringify({ record_count: 1, automations: [{ id: 1, runbook_name: 'Onboard', ...row }] });

const broken: readonly Broken[] = [
  {
    what: 'a choice that is not sent, though Halo took it',
    kind: 'sent',
    text: /sends no outcome/,
    works: [save(anna)],
    other: [save(ben, { outcome_id: undefined })],
  },
  {
    what: 'a choice that is never sent, though Halo took it each time',
    kind: 'sent',
    text: /sends no outcome/,
    works: [save(anna), save(anna, { note: '2' })],
    other: [save(ben, { outcome_id: undefined }), save(ben, { outcome_id: undefined, note: '2' })],
  },
  {
    what: 'a zero in place of a choice',
    kind: 'sent',
    text: /sends an empty outcome/,
    works: [save(anna)],
    other: [save(ben, { outcome_id: 0 }, refused('"An Outcome must be entered for this Action"'))],
  },
  {
    what: 'a zero that the refusal asks for',
    kind: 'sent',
    text: /sends no charge rate/,
    works: [save(anna, { charge_rate: 0 })],
    other: [save(ben, {}, refused('{"Message":"Charge rate is required."}'))],
  },
  {
    what: 'a field that is asked for here and was left out elsewhere',
    kind: 'failed',
    cause: 'mandatory-field',
    works: [save(anna, { outcome_id: undefined, note: 'Private' }), save(anna)],
    other: [save(ben, { outcome_id: undefined }, refused('"An Outcome must be entered"'))],
  },
  {
    what: 'an order to the other system that is not given',
    kind: 'sent',
    text: /sends no forcethirdpartysync/,
    works: [post('/api/invoice', [{ id: 4, _forcethirdpartysync: true }])],
    other: [post('/api/invoice', [{ id: 5 }])],
  },
  {
    what: 'an address without its id',
    kind: 'sent',
    text: /sends GET \/api\/tickets\/undefined where the one that works sends GET \/api\/tickets\/…/,
    works: [get('/api/tickets/31?includedetails=true', '{"id":31}'), save(anna)],
    other: [
      get(
        '/api/tickets/undefined?includedetails=true',
        '{"id":["The value \'undefined\' is not valid."]}',
        { status: 400 },
      ),
    ],
  },
  {
    what: 'a name that Halo does not have',
    kind: 'sent',
    text: /sends GET \/api\/opportunity\/… where the one that works sends GET \/api\/opportunities\/…/,
    works: [get('/api/opportunities/3', '{"id":3}'), save(anna)],
    other: [get('/api/opportunity/3', '', { status: 404 })],
  },
  {
    what: 'an address that is put together wrongly',
    kind: 'sent',
    text: /sends GET \/api\/api\/asset where/,
    works: [get('/api/asset', '[{"id":3}]'), save(anna)],
    other: [get('/api/api/asset', '', { status: 404 })],
  },
  {
    what: 'another method',
    kind: 'sent',
    text: /sends PUT \/api\/tickets\/… where the one that works sends POST \/api\/tickets/,
    works: [post('/api/tickets', [{ id: 3 }])],
    other: [
      { method: 'PUT', url: '/api/tickets/3', requestBody: '{"id":3}', status: 405, body: '' },
    ],
  },
  {
    what: 'a parameter that is there and empty',
    kind: 'sent',
    text: /sends an empty client/,
    works: [get('/api/invoice/lines?client_id=3', '[{"id":1}]')],
    other: [
      get('/api/invoice/lines?client_id=', '"Parameter client_id must be included"', {
        status: 400,
      }),
    ],
  },
  {
    what: 'a date as it is written elsewhere',
    kind: 'sent',
    text: /another kind of value as startdate/,
    works: [save(anna, { startdate: '2026-11-29T10:00:00Z' })],
    other: [
      save(
        ben,
        { startdate: '29/11/2026 10:00' },
        refused('{"[0].startdate":["Could not convert string to DateTime: 29/11/2026 10:00."]}'),
      ),
    ],
  },
  {
    what: 'a name in place of an id',
    kind: 'sent',
    text: /another kind of value as client/,
    works: [save(anna, { client_id: 12 })],
    other: [
      save(
        ben,
        { client_id: 'Contoso Ltd' },
        refused('{"[0].client_id":["Could not convert string to integer: Contoso Ltd."]}'),
      ),
    ],
  },
  {
    what: 'one of three that lacks something',
    kind: 'sent',
    text: /sends no outcome/,
    works: [save(anna), save(anna, { note: '2' }), save(anna, { note: '3' })],
    other: [
      save(ben),
      save(ben, { note: '2', outcome_id: undefined }, refused('"An Outcome must be entered"')),
      save(ben, { note: '3' }),
    ],
  },
  {
    what: 'a change that only one makes',
    kind: 'extra',
    text: /^Only the recording that fails does POST \/api\/tickets, and Halo took it/,
    works: [save(anna)],
    other: [post('/api/tickets', [{ id: 4, status_id: 9 }]), save(ben)],
  },
  {
    what: 'a record that only one deletes',
    kind: 'extra',
    text: /^Only the recording that fails does DELETE \/api\/asset\/…/,
    works: [get('/api/asset?client_id=4', '{"record_count":1,"assets":[{"id":4}]}')],
    other: [
      { method: 'DELETE', url: '/api/asset/4', body: '{"id":4}' },
      get('/api/asset?client_id=4', '{"record_count":0,"assets":[]}'),
    ],
  },
  {
    what: 'a button that was pressed twice',
    kind: 'extra',
    text: /does POST \/api\/actions more than once with the same values/,
    works: [save(anna)],
    other: [save(ben), save(ben)],
  },
  {
    what: 'a warning in an answer',
    kind: 'answered',
    text: /^The answer to POST \/api\/actions carries a warning in the recording that fails/,
    works: [save(anna)],
    other: [save(ben, {}, { body: '{"id":91,"_warning":"No email was sent"}' })],
  },
  {
    what: 'a list that another view leaves empty',
    kind: 'answered',
    text: /^GET \/api\/tickets brought rows/,
    works: [get('/api/tickets?view_id=3', '{"record_count":4,"tickets":[{"id":1}]}')],
    other: [get('/api/tickets?view_id=9', '{"record_count":0,"tickets":[]}')],
  },
  {
    what: 'a report whose answer tells of a failure',
    kind: 'failed',
    cause: 'report-sql',
    text: /was answered in both; in the broken one the answer itself tells of a failure/,
    works: [get('/api/report/3?loadreport=true', reportOf({ rows: [{ a: 1 }], load_error: '' }))],
    other: [
      get(
        '/api/report/3?loadreport=true',
        reportOf({ rows: [], load_error: "Invalid column 'x'." }),
      ),
    ],
  },
  {
    what: 'a runbook that ended in a failing step',
    kind: 'failed',
    cause: 'runbook-failed',
    works: [
      post(`/api/automation/${guid}`, { formCollection: [] }, { body: '' }),
      get('/api/automation?count=50', runs({ status: 2, error: '' })),
    ],
    other: [
      post(`/api/automation/${guid}`, { formCollection: [] }, { body: '' }),
      get(
        '/api/automation?count=50',
        runs({ status: 1, error: 'Failed result reached. Last step=6' }),
      ),
    ],
  },
  {
    what: 'a fault of Halo, on the second try too',
    kind: 'failed',
    cause: 'server-error',
    text: /^POST \/api\/actions was answered in the recording that works and failed in the broken one \(500\)/,
    works: [save(anna)],
    other: [save(ben, {}, { status: 500, body: '' }), save(ben, {}, { status: 500, body: '' })],
  },
  {
    what: 'a token that opens nothing',
    kind: 'failed',
    cause: 'token-without-scope',
    works: [save(anna)],
    isWhole: true,
    other: [
      token('grant_type=client_credentials&client_id=x&client_secret=y', {
        body: '{"access_token":"x"}',
      }),
      ...opened(ben)
        .slice(1)
        .map((call) => ({ ...call, status: 401, body: '' })),
    ],
  },
  {
    what: 'an extension of the browser',
    kind: 'failed',
    cause: 'blocked-by-client',
    works: [save(anna)],
    other: [save(ben, {}, { failure: 'net::ERR_BLOCKED_BY_CLIENT' })],
  },
  {
    what: 'a company that does not let the account in',
    kind: 'failed',
    cause: 'sign-in-refused',
    works: [save(anna)],
    isWhole: true,
    other: [
      {
        url: '/auth/account/login',
        mimeType: 'text/html',
        body: '<html>',
        resourceType: 'document',
      },
      {
        method: 'POST',
        url: 'https://login.microsoftonline.com/common/login',
        mimeType: 'text/html',
        body: '<html><title>Sign in</title>AADSTS53003: Access has been blocked.</html>',
        resourceType: 'document',
      },
    ],
  },
  {
    what: 'a certificate that has run out',
    kind: 'failed',
    cause: 'tls-failure',
    works: [save(anna)],
    isWhole: true,
    other: [{ url: '/tickets', failure: 'net::ERR_CERT_DATE_INVALID', resourceType: 'document' }],
  },
  {
    what: 'a priority that is asked for by its number',
    kind: 'failed',
    cause: 'not-found',
    works: [get(`/api/priority/${guid}`, `{"id":"${guid}"}`), save(anna)],
    other: [get('/api/priority/2', '', { status: 404 }), save(ben)],
  },
];

describe('two of whom one cannot', () => {
  test.each(broken)('differ first in $what', ({ kind, text, cause, ...deeds }) => {
    const comparison = compare(deeds);
    expect(comparison.first?.kind, comparison.text).toBe(kind);
    if (text !== undefined) expect(comparison.text).toMatch(text);
    if (cause !== undefined) expect(comparison.first?.cause).toBe(cause);
  });
});
