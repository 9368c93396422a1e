import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  comparisonOf,
  comparisonSchema,
} from '../../../../shared/compare/comparison.ts';
import type { Recording } from '../../../../shared/compare/recording.ts';
import { type Call, chrome, type Person, person, take } from './taking.ts';

const reads = [
  'features',
  'tickettype',
  'priority',
  'status',
  'team',
  'agent',
  'toplevel',
  'viewlists',
];

/** A page of Halo that is opened, and an action that is saved on a ticket. */
function deed({ seed, shuffled }: Person): readonly Call[] {
  const ticket = 2000 + seed;
  const opening = reads.map((name): Call => ({ url: `/api/${name}`, body: rowsOf(name, seed) }));
  return [
    {
      url: '/tickets?mainview=team',
      mimeType: 'text/html',
      body: '<html>',
      resourceType: 'document',
    },
    { url: '/static/main.js?v=2.250.3', mimeType: 'text/javascript', resourceType: 'script' },
    { url: '/api/authinfo', body: JSON.stringify({ auth_url: '/auth', version: '2.250.1' }) },
    { url: '/api/instanceinfo', body: JSON.stringify({ app_version: '2.250.1', id: seed }) },
    { url: '/api/agent/me', body: meOf(seed) },
    ...(shuffled ? opening.toReversed() : opening),
    {
      url: `/api/tickets/${ticket}?includedetails=true&_=${seed}9999`,
      body: JSON.stringify({ id: ticket, summary: `Ticket ${seed}`, status_id: 1, notes: null }),
      requestHeaders: { 'halo-app-name': 'halo-web-application' },
    },
    {
      method: 'POST',
      url: '/api/actions',
      requestBody: JSON.stringify([
        { ticket_id: ticket, outcome_id: 7, note: `done by ${seed}`, timetaken: 0.5 },
      ]),
      requestHeaders: {
        'content-type': 'application/json',
        'halo-app-name': 'halo-web-application',
      },
      body: JSON.stringify({ id: 90 + seed, ticket_id: ticket }),
    },
    { url: `/api/actions?ticket_id=${ticket}&count=20`, body: JSON.stringify([{ id: seed }]) },
    { url: `/api/timesheet?agent_id=${seed}`, body: JSON.stringify([{ id: seed, hours: 1 }]) },
  ];
}

const rowsOf = (name: string, seed: number): string =>
  JSON.stringify([{ id: seed, name: `${name} ${seed}`, colour: '#fff' }]);

const meOf = (seed: number): string =>
  JSON.stringify({
    id: seed,
    name: `Agent ${seed}`,
    dark_mode: seed % 2 === 0,
    onlinestatus: seed % 3,
    has_signature: seed % 2 === 1,
    teams: [{ id: seed }],
    can_view_charge_rates: true,
    ticketaccess_level: 3,
    claims: [{ claim: 'edit:tickets' }, { claim: 'view:timesheets' }],
  });

/** Changes the calls of a path; all where it is '' and keeps the rest. */
const change = (calls: readonly Call[], path: string, to: (call: Call) => Call): readonly Call[] =>
  calls.map((call) => (path === '' || call.url?.split('?')[0] === path ? to(call) : call));

const saved =
  (to: (call: Call) => Call) =>
  (calls: readonly Call[]): readonly Call[] =>
    change(calls, '/api/actions', (call) => (call.method === 'POST' ? to(call) : call));

const answered =
  (path: string, more: Partial<Call>) =>
  (calls: readonly Call[]): readonly Call[] =>
    change(calls, path, (call) => ({ ...call, ...more }));

/** Replaces a piece of what was sent with the action, which is then refused. */
const sent = (written: string, other: string, refused: Partial<Call>) =>
  saved((call) => ({
    ...call,
    requestBody: (call.requestBody ?? '').replace(written, other),
    ...refused,
  }));

const until =
  (path: string) =>
  (calls: readonly Call[]): readonly Call[] =>
    calls.slice(
      0,
      calls.findIndex(({ url }) => url?.startsWith(path)),
    );

const api = (calls: readonly Call[], to: (call: Call) => Call): readonly Call[] =>
  calls.map((call) => (call.url?.startsWith('/api/') ? to(call) : call));

interface Broken {
  readonly what: string;
  readonly kind: string;
  readonly text: RegExp;
  readonly cause?: string;
  /** What is done to the calls that work. */
  readonly breaks: (calls: readonly Call[]) => readonly Call[];
  readonly agent?: string;
  readonly clock?: number;
  /** On the same instance as the one that works. */
  readonly isSameSite?: true;
}

const same = (calls: readonly Call[]): readonly Call[] => calls;

const breaks: readonly Broken[] = [
  {
    what: 'a refusal of the person',
    kind: 'failed',
    text: /^POST \/api\/actions was answered in the recording that works and refused in the broken one \(403\)/,
    cause: 'forbidden',
    breaks: saved((call) => ({ ...call, status: 403, body: '' })),
  },
  {
    what: 'a refusal, by the right that the person lacks',
    kind: 'failed',
    text: /refused in the broken one \(403\): the person there lacks the right “view:timesheets”/,
    cause: 'forbidden',
    breaks: (calls) =>
      answered('/api/timesheet', { status: 403, body: '' })(
        change(calls, '/api/agent/me', (call) => ({
          ...call,
          body: (call.body ?? '').replace(',{"claim":"view:timesheets"}', ''),
        })),
      ),
  },
  {
    what: 'a field that is not sent, and the refusal that it leads to',
    kind: 'sent',
    text: /^The recording that fails sends no outcome/,
    breaks: sent('"outcome_id":7,', '', {
      status: 400,
      body: '{"Message":"An outcome must be chosen"}',
    }),
  },
  {
    what: 'the field that the refusal names, before others',
    kind: 'sent',
    text: /^The recording that fails sends an empty timetaken/,
    breaks: (calls) =>
      sent(
        '"outcome_id":7,',
        '',
        {},
      )(sent('0.5', 'null', { status: 400, body: '{"Message":"Timetaken is required."}' })(calls)),
  },
  {
    what: 'a value of another kind',
    kind: 'sent',
    text: /another kind of value as outcome/,
    breaks: sent('"outcome_id":7', '"outcome_id":"x"', {
      status: 400,
      body: '{"[0].outcome_id":["Could not convert string to integer: x."]}',
    }),
  },
  {
    what: 'a number written as people of another language write it',
    kind: 'sent',
    text: /another kind of value as timetaken/,
    breaks: sent('0.5', '"0,5"', {
      status: 400,
      body: '{"[0].timetaken":["Could not convert string to double: 0,5."]}',
    }),
  },
  {
    what: 'a header that is not sent',
    kind: 'sent',
    text: /sends no header “halo-app-name”/,
    breaks: saved((call) => ({
      ...call,
      requestHeaders: { 'content-type': 'application/json' },
      status: 400,
      body: '{"Message":"The request is not valid."}',
    })),
  },
  {
    what: 'another content type of what is sent',
    kind: 'sent',
    text: /is sent as text\/plain in the recording that fails and as application\/json/,
    breaks: saved((call) => ({
      ...call,
      requestHeaders: { ...call.requestHeaders, 'content-type': 'text/plain' },
      status: 415,
      body: '',
    })),
  },
  {
    what: 'a right that the person lacks',
    kind: 'answered',
    text: /lacks the right “can view charge rates”/,
    breaks: (calls) =>
      change(calls, '/api/agent/me', (call) => ({
        ...call,
        body: (call.body ?? '').replace('rates":true', 'rates":false'),
      })),
  },
  {
    what: 'a right that the person lacks, in an answer of 2 MB as live instances give',
    kind: 'answered',
    text: /lacks the right “can view charge rates”/,
    breaks: (calls) =>
      change(calls, '/api/agent/me', (call) => ({
        ...call,
        body: (call.body ?? '').replace(
          'rates":true',
          `rates":false,"lookups":"${'x'.repeat(2_000_000)}"`,
        ),
      })),
  },
  {
    what: 'a lower level of access',
    kind: 'answered',
    text: /lacks the right “ticketaccess level”/,
    breaks: (calls) =>
      change(calls, '/api/agent/me', (call) => ({
        ...call,
        body: (call.body ?? '').replace('level":3', 'level":1'),
      })),
  },
  {
    what: 'a list that comes back empty',
    kind: 'answered',
    text: /^GET \/api\/viewlists brought rows in the recording that works and none/,
    breaks: answered('/api/viewlists', { body: '[]' }),
  },
  {
    what: 'a field that the answer does not have',
    kind: 'answered',
    text: /^The answer to GET \/api\/tickets\/… has no status in the recording that fails/,
    breaks: (calls) =>
      calls.map((call) =>
        /tickets\/\d+/.test(call.url ?? '')
          ? { ...call, body: (call.body ?? '').replace('"status_id":1,', '') }
          : call,
      ),
  },
  {
    what: 'an answer that says of itself that it failed',
    kind: 'answered',
    text: /^The answer to POST \/api\/actions says in the recording that fails that it failed\. No email/,
    breaks: saved((call) => ({ ...call, body: '{"success":false,"message":"No email was sent"}' })),
  },
  {
    what: 'an empty answer',
    kind: 'answered',
    text: /brought data in the recording that works and an empty answer/,
    breaks: answered('/api/viewlists', { body: '' }),
  },
  {
    what: 'an answer that sends on to another address',
    kind: 'answered',
    text: /the server sent it on to another address \(302\)/,
    breaks: answered('/api/viewlists', {
      status: 302,
      body: '',
      headers: { location: 'https://elsewhere.example/' },
    }),
  },
  {
    what: 'a call that is sent to the sign-in',
    kind: 'failed',
    text: /^GET \/api\/viewlists was answered in the recording that works; in the broken one Halo asked to sign in first/,
    breaks: answered('/api/viewlists', {
      status: 302,
      body: '',
      headers: { location: '/auth/account/login?ReturnUrl=%2F' },
    }),
  },
  {
    what: 'the page of a filter in place of data',
    kind: 'failed',
    text: /^GET \/api\/viewlists was answered/,
    cause: 'page-instead-of-data',
    breaks: answered('/api/viewlists', {
      mimeType: 'text/html',
      body: '<html><title>Blocked</title>This address is blocked by your organization (Zscaler).</html>',
    }),
  },
  {
    what: 'a filter that stops what is saved',
    kind: 'failed',
    text: /refused in the broken one \(403\)/,
    cause: 'firewall-block',
    breaks: saved((call) => ({
      ...call,
      status: 403,
      mimeType: 'text/html',
      body: '<html><title>Blocked</title>This address is blocked by your organization (Zscaler).</html>',
    })),
  },
  {
    what: 'a deed that is not done',
    kind: 'missing',
    text: /^The recording that works does POST \/api\/actions; the broken one never does/,
    breaks: until('/api/actions'),
  },
  {
    what: 'an answer for which nobody waited any more, before what was not done after it',
    kind: 'slower',
    text: /^GET \/api\/tickets\/… took [\d.]+ (?:milli)?seconds in the recording that works; in the broken one nothing had come after 25 seconds/,
    breaks: (calls) =>
      until('/api/actions')(calls).map((call) =>
        /tickets\/2\d+/.test(call.url ?? '')
          ? { url: call.url, failure: 'net::ERR_ABORTED', duration: 25_000 }
          : call,
      ),
  },
  {
    what: 'an answer that takes far longer',
    kind: 'slower',
    text: /took 31 seconds/,
    breaks: answered('/api/viewlists', { duration: 31_000 }),
  },
  {
    what: 'an answer that takes ten times as long',
    kind: 'slower',
    text: /^GET \/api\/viewlists took 3\.2 seconds/,
    breaks: answered('/api/viewlists', { duration: 3200 }),
  },
  {
    what: 'answers that all take ten times as long',
    kind: 'slower',
    text: /^Everything is slower/,
    breaks: (calls) => api(calls, (call) => ({ ...call, duration: 1200 })),
  },
  {
    what: 'a server that no name leads to',
    kind: 'failed',
    text: /got no answer in the broken one/,
    cause: 'dns-failure',
    breaks: (calls) =>
      calls.slice(0, 1).map(({ url }) => ({
        url,
        failure: 'net::ERR_NAME_NOT_RESOLVED',
        resourceType: 'document',
      })),
  },
  {
    what: 'a page that leads to the sign-in, and nothing after it',
    kind: 'failed',
    text: /in the broken one Halo asked to sign in first \(302\)/,
    breaks: (calls) => [
      {
        ...calls[0],
        status: 302,
        body: '',
        headers: { location: '/auth/account/login' },
      },
      {
        url: '/auth/account/login',
        mimeType: 'text/html',
        body: '<html>',
        resourceType: 'document',
      },
    ],
  },
  {
    what: 'files of the page that are gone',
    kind: 'failed',
    text: /^GET \/static\/chunk\.7f3a\.js|page/,
    cause: 'page-outdated',
    breaks: (calls) => [
      ...calls,
      {
        url: '/static/js/chunk.7f3a9c.js',
        status: 404,
        mimeType: 'text/html',
        body: '<html>not found',
        resourceType: 'script',
      },
    ],
  },
  {
    what: 'an older browser',
    kind: 'browser',
    text: /made with Chrome 156, the broken one with Chrome 109/,
    breaks: same,
    agent: chrome(109),
  },
  {
    what: 'an older version of Halo',
    kind: 'version',
    text: /version 2\.250\.1, the broken one of 2\.236\.3/,
    breaks: (calls) =>
      calls.map((call) => ({ ...call, body: (call.body ?? '').replace('2.250.1', '2.236.3') })),
  },
  {
    what: 'an older version, told by the sign-in alone',
    kind: 'version',
    text: /of 2\.236\.3/,
    breaks: (calls) =>
      calls
        .filter(({ url }) => url !== '/api/instanceinfo')
        .map((call) => ({ ...call, body: (call.body ?? '').replace('2.250.1', '2.236.3') })),
  },
  {
    what: 'an older page',
    kind: 'version',
    text: /^The page in the recording that works is of version 2\.250\.3, the one in the recording that fails of 2\.236\.1/,
    breaks: (calls) =>
      calls.map((call) => ({ ...call, url: call.url?.replace('2.250.3', '2.236.1') })),
  },
  {
    what: 'a clock that is wrong',
    kind: 'clock',
    text: /is 12 minutes behind/,
    breaks: same,
    clock: -12 * 60_000,
  },
  {
    what: 'a filter on the way',
    kind: 'route',
    text: /something stands between the computer and Halo: Via zproxy/,
    breaks: (calls) => calls.map((call) => ({ ...call, headers: { via: '1.1 zproxy07' } })),
  },
  {
    what: 'an address of the own network that answers in place of Halo',
    kind: 'route',
    text: /own network answers in place of Halo/,
    breaks: same,
    isSameSite: true,
  },
];

const seeds = [0, 1, 2, 3];
const at = (address: string) => (recording: Recording) => ({
  ...recording,
  surroundings: { ...recording.surroundings, isPrivate: address.startsWith('10.') },
});

describe('two recordings, of which one does not work', () => {
  const cases = breaks.flatMap((broken, nth) => [
    { ...broken, seed: seeds[nth % 4] ?? 0 },
    { ...broken, seed: seeds[(nth + 3) % 4] ?? 0 },
  ]);

  it.each(cases)('names $what first (recording $seed)', (expected) => {
    const who = person(expected.seed);
    const other = expected.isSameSite
      ? { ...person(8), site: who.site }
      : person(expected.seed + 7);
    const working = take(other, deed(other));
    const broken = take(who, expected.breaks(deed(who)), expected);
    const comparison =
      expected.isSameSite === true
        ? comparisonOf(at('20.1.2.3')(working), at('10.1.2.3')(broken))
        : comparisonOf(working, broken);
    expect(comparison.first?.kind, comparison.text).toBe(expected.kind);
    expect(comparison.text).toMatch(expected.text);
    expect(comparison.first?.text).toBe(comparison.text);
    if (expected.cause !== undefined) expect(comparison.first?.cause).toBe(expected.cause);
    expect(() => comparisonSchema.parse(comparison)).not.toThrow();
  });

  it('puts the refusal behind what was sent wrongly', () => {
    const field = breaks.find(({ what }) => what.startsWith('a field that is not sent'));
    const comparison = comparisonOf(
      take(person(7), deed(person(7))),
      take(person(1), field?.breaks(deed(person(1))) ?? []),
    );
    expect(comparison.differences.map(({ kind }) => kind).slice(0, 2)).toEqual(['sent', 'failed']);
  });

  it('puts a consequence behind the refusal that led to it', () => {
    const rates: Call = { url: '/api/chargerate', body: '[{"id":1}]' };
    const withRates = (who: Person, call: Call): readonly Call[] =>
      deed(who).flatMap((one) => (one.method === 'POST' ? [call, one] : [one]));
    const working = take(person(7), withRates(person(7), rates));
    const broken = take(
      person(1),
      sent('"timetaken":0.5', '"timetaken":null', {
        status: 400,
        body: '{"Message":"Time taken is required."}',
      })(withRates(person(1), { ...rates, status: 403, body: '' })),
    );
    expect(
      comparisonOf(working, broken)
        .differences.map(({ kind }) => kind)
        .slice(0, 3),
    ).toEqual(['failed', 'sent', 'failed']);
  });

  it('lists what only one of them asks for', () => {
    const who = person(1);
    const comparison = comparisonOf(
      take(who, deed(who)),
      take(who, [...until('/api/timesheet')(deed(who)), { url: '/api/report/4', body: '{}' }]),
    );
    expect(comparison.only.working.map(({ request }) => request)).toEqual(['GET /api/timesheet']);
    expect(comparison.only.broken.map(({ request }) => request)).toEqual(['GET /api/report/…']);
    expect(comparison.differences).toEqual([]);
  });

  it('says that they may be mixed up where the one that should work fails', () => {
    const who = person(1);
    const failing = saved((call) => ({ ...call, status: 403, body: '' }))(deed(who));
    const comparison = comparisonOf(take(who, failing), take(who, deed(who)));
    expect(comparison.first).toBeNull();
    expect(comparison.text).toContain('swap them');
  });
});

describe('two honest recordings of the same', () => {
  const twenty = Array.from({ length: 20 }, (_, nth) => [nth + 1, ((nth * 7) % 20) + 21] as const);
  const noisy = (seed: number): Person => ({ ...person(seed), noisy: true });

  it.each(twenty)('differ in nothing, whatever happens beside (%i and %i)', (a, b) => {
    const comparison: Comparison = comparisonOf(
      take(noisy(a), deed(noisy(a))),
      take(noisy(b), deed(noisy(b))),
    );
    expect(comparison.differences).toEqual([]);
    expect(comparison.first).toBeNull();
    expect(comparison.match.same).toBe(comparison.match.steps);
    expect(comparison.match.steps).toBeGreaterThan(10);
  });

  it('differ in nothing where one has no noise, and a newer browser', () => {
    const comparison = comparisonOf(
      take(noisy(2), deed(person(2))),
      take(person(5), deed(person(5)), { agent: chrome(157) }),
    );
    expect(comparison.differences).toEqual([]);
  });
});

describe('what somebody got over', () => {
  const who = person(1);

  it('is no difference: the server was busy, and the same was sent once more', () => {
    const again = deed(who).flatMap((call): readonly Call[] =>
      call.method === 'POST' ? [{ ...call, status: 503, body: '' }, call] : [call],
    );
    expect(comparisonOf(take(person(5), deed(person(5))), take(who, again)).differences).toEqual(
      [],
    );
  });

  it('is a difference where it was mended before it was sent once more', () => {
    const refused = sent('"outcome_id":7,', '', {
      status: 400,
      body: '{"Message":"An outcome must be chosen"}',
    })(deed(who)).filter(({ method }) => method === 'POST');
    const again = deed(who).flatMap((call) =>
      call.method === 'POST' ? [...refused, call] : [call],
    );
    const { text } = comparisonOf(take(person(5), deed(person(5))), take(who, again));
    expect(text).toContain('sends no outcome');
  });
});

describe('recordings that cannot be compared', () => {
  const report: readonly Call[] = [
    { url: '/api/report/12', body: '{"id":12}' },
    { method: 'POST', url: '/api/reportdata', requestBody: '{"id":12}', body: '{"rows":[]}' },
  ];

  it.each([
    ['other things are saved', report],
    [
      'the page is opened the same way, and then something else is done',
      [...until('/api/tickets')(deed(person(1))), ...report],
    ],
    [
      'the page is opened the same way, and then something else is read',
      [
        ...until('/api/tickets')(deed(person(1))),
        { url: '/api/report/12', body: '{"id":12}' },
        { url: '/api/asset/3', body: '{"id":3}' },
      ],
    ],
  ])('are refused in words where %s', (_what, other) => {
    const who = person(1);
    const comparison = comparisonOf(take(who, deed(who)), take(who, other));
    expect(comparison).toMatchObject({ comparable: false, first: null, differences: [] });
    expect(comparison.text).toContain('do not show the same thing being done');
  });

  it('are refused in words where one holds no Halo', () => {
    const who = person(1);
    const other = take(who, [{ url: 'https://news.example/', body: '', mimeType: 'text/html' }]);
    const comparison = comparisonOf(take(who, deed(who)), other);
    expect(comparison.comparable).toBe(false);
    expect(comparison.text).toContain('no calls to a Halo');
  });
});
