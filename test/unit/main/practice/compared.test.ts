import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparisonOf, comparisonSchema } from '../../../../shared/compare/comparison.ts';
import type { Recording } from '../../../../shared/compare/recording.ts';
import type { DifferenceKind } from '../../../../shared/compare/difference.ts';
import { type Call, type Person, person, take } from '../../shared/compare/taking.ts';
import { type Client, minute, practise } from './practice-client.ts';

/**
 * Pairs of recordings made on the practice Halo over HTTP: Alex, the admin, can, and somebody else
 * cannot, or sends it wrongly, or on another day.
 */
interface Broken {
  readonly what: string;
  readonly kind: DifferenceKind;
  readonly cause?: string;
  readonly text?: RegExp;
  /** The deed as it works. */
  readonly works: Deed;
  /** The same as it fails; left out where only who does it differs. */
  readonly fails?: Deed;
  /** Who does it where it fails, or what was changed before. */
  before?(halo: Client): Promise<unknown>;
}
type Deed = (halo: Client) => Promise<unknown>;

const technician = '1f0c8a52-0000-4000-8000-000000000002';
const sam: Deed = (halo) => halo.signIn('sam');
const get =
  (path: string): Deed =>
  (halo) =>
    halo.call('GET', path);
const post =
  (path: string, body: unknown, headers?: Readonly<Record<string, string>>): Deed =>
  (halo) =>
    halo.call('POST', path, body, headers);
const all =
  (...deeds: readonly Deed[]): Deed =>
  async (halo) => {
    for (const deed of deeds) await deed(halo);
  };
const samWith = (role: object): Deed => all(post('/api/Roles', [{ id: technician, ...role }]), sam);

const action = (more: object, ticket = 2001): Deed =>
  all(
    get(`/api/Tickets/${ticket}`),
    post('/api/Actions', [
      { ticket_id: ticket, outcome_id: 3, note_html: 'Cleaned the fan.', timetaken: 0.5, ...more },
    ]),
    get(`/api/Actions?ticket_id=${ticket}`),
  );
const ticket = (more: object): Deed =>
  all(
    get('/api/Tickets?open_only=true'),
    post('/api/Tickets', [
      { summary: 'No sound', category_1: 'Hardware', tickettype_id: 1, ...more },
    ]),
  );
const invoice = (id: number): Deed => post('/api/IntegrationData/Send/Xero', { id });

const breaks: readonly Broken[] = [
  {
    what: 'a charge rate that the person may not use',
    kind: 'failed',
    cause: 'charge-rate-access',
    text: /^POST \/api\/actions was answered in the recording that works and refused/,
    works: action({ outcome_id: 2 }),
    before: sam,
  },
  {
    what: 'invoices that the role does not show',
    kind: 'failed',
    cause: 'forbidden',
    text: /refused in the broken one \(403\): the person there lacks the right “invoices”/,
    works: all(get('/api/Invoice'), get('/api/Invoice/lines?client_id=1')),
    before: sam,
  },
  {
    what: 'webhooks that the role does not show',
    kind: 'failed',
    cause: 'endpoint-permission',
    works: all(get('/api/Webhook'), get('/api/OnlineStatus')),
    before: sam,
  },
  {
    what: 'an outcome for admins only',
    kind: 'failed',
    cause: 'action-access',
    works: action({ outcome_id: 4 }, 2003),
    before: sam,
  },
  {
    what: 'a closed ticket',
    kind: 'failed',
    cause: 'closed-ticket',
    works: all(
      get('/api/Tickets/2007'),
      post('/api/Tickets', [{ id: 2007, summary: 'Monitor flickers again' }]),
    ),
    before: sam,
  },
  {
    what: 'a ticket of another department',
    kind: 'failed',
    cause: 'ticket-not-visible',
    works: post('/api/Tickets', [{ id: 2004, status_id: 2 }]),
    before: sam,
  },
  {
    what: 'an agent without access to the ticket type',
    kind: 'failed',
    cause: 'assignment-access',
    works: post('/api/Tickets', [{ id: 2006, agent_id: 1 }]),
    fails: post('/api/Tickets', [{ id: 2006, agent_id: 2 }]),
  },
  {
    what: 'a report that is not shared',
    kind: 'failed',
    cause: 'report-restricted',
    works: get('/api/Report/24?loadreport=true'),
    before: sam,
  },
  {
    what: 'no outcome',
    kind: 'sent',
    text: /^The recording that fails sends no outcome;/,
    works: action({}),
    fails: action({ outcome_id: undefined }),
  },
  {
    what: 'an empty outcome',
    kind: 'sent',
    text: /^The recording that fails sends an empty outcome;/,
    works: action({}),
    fails: action({ outcome_id: null }, 2003),
  },
  {
    what: 'a word in place of a number',
    kind: 'sent',
    text: /another kind of value as outcome/,
    works: action({}),
    fails: action({ outcome_id: 'Note' }, 2003),
  },
  {
    what: 'no category on a new ticket',
    kind: 'sent',
    text: /^The recording that fails sends no category 1;/,
    works: ticket({}),
    fails: ticket({ category_1: undefined, summary: 'The screen stays dark' }),
  },
  {
    what: 'a number in place of words',
    kind: 'sent',
    text: /another kind of value as summary/,
    works: ticket({}),
    fails: ticket({ summary: 4711 }),
  },
  {
    what: 'one record in place of a list',
    kind: 'sent',
    text: /sends one record where the one that works sends a list/,
    works: ticket({}),
    fails: post('/api/Tickets', { summary: 'No sound', category_1: 'Hardware', tickettype_id: 1 }),
  },
  {
    what: 'another content type',
    kind: 'sent',
    text: /is sent as text\/plain in the recording that fails and as application\/json/,
    works: post('/api/Report', [{ id: 22 }]),
    fails: post('/api/Report', [{ id: 22 }], { 'content-type': 'text/plain' }),
  },
  {
    what: 'a parameter that is not there',
    kind: 'sent',
    text: /^The recording that fails sends no client;/,
    works: get('/api/Invoice/lines?client_id=1'),
    fails: get('/api/Invoice/lines'),
  },
  {
    what: 'a request without its sign-in',
    kind: 'sent',
    text: /sends no header “authorization”/,
    works: all(get('/api/Tickets'), get('/api/OnlineStatus')),
    fails: all(
      (halo) => halo.signOut(),
      get('/api/Tickets'),
      (halo) => halo.signIn('alex'),
    ),
  },
  {
    what: 'a sign-in that has ended',
    kind: 'failed',
    cause: 'session-expired',
    works: action({}),
    fails: all((halo) => Promise.resolve(halo.letPass(61 * minute)), action({})),
  },
  {
    what: 'a sign-in that the server has forgotten',
    kind: 'failed',
    cause: 'session-expired',
    works: action({}),
    fails: all((halo) => halo.aid('POST', 'forget-sign-ins'), action({})),
  },
  {
    what: 'a report that takes too long',
    kind: 'failed',
    cause: 'report-timeout',
    works: get('/api/Report/22?loadreport=true'),
    fails: get('/api/Report/21?loadreport=true'),
  },
  {
    what: 'a report whose query is wrong',
    kind: 'failed',
    cause: 'report-sql',
    works: get('/api/Report/22?loadreport=true'),
    fails: get('/api/Report/23?loadreport=true'),
  },
  {
    what: 'maintenance',
    kind: 'failed',
    cause: 'service-unavailable',
    works: action({}),
    fails: all((halo) => halo.aid('POST', 'maintenance?on=true'), action({})),
  },
  {
    what: 'a change that came too late',
    kind: 'failed',
    cause: 'conflict',
    works: post('/api/Tickets', [{ id: 2003, status_id: 2 }]),
    fails: all(
      post('/api/Tickets', [{ id: 2003, status_id: 9 }]),
      post('/api/Tickets', [{ id: 2003, status_id: 9 }]),
    ),
  },
  {
    what: 'a ticket type that is in use',
    kind: 'failed',
    cause: 'object-in-use',
    works: all(post('/api/Tickets', [{ id: 2005, tickettype_id: 1 }]), (halo) =>
      halo.call('DELETE', '/api/TicketType/4'),
    ),
    fails: (halo) => halo.call('DELETE', '/api/TicketType/4'),
  },
  {
    what: 'the limit of the accounting system',
    kind: 'failed',
    cause: 'integration-rate-limit',
    works: all(...[1, 2, 3].map((at) => invoice(5000 + at))),
    fails: all(...Array.from({ length: 62 }, (_, at) => invoice(5001 + at))),
  },
  {
    what: 'a note that a firewall stops',
    kind: 'failed',
    cause: 'firewall-block',
    works: action({}),
    fails: action({ note_html: '<script>' }),
  },
  {
    what: 'a file that is too large',
    kind: 'failed',
    cause: 'request-too-large',
    works: post('/api/Attachment', [{ ticket_id: 2003, filename: 'a', data_base64: 'A' }]),
    fails: post('/api/Attachment', [
      { ticket_id: 2003, filename: 'a', data_base64: 'A'.repeat(1_200_000) },
    ]),
  },
  {
    what: 'a role that sees no department, and so no tickets',
    kind: 'answered',
    text: /^GET \/api\/tickets brought rows in the recording that works and none/,
    works: get('/api/Tickets?open_only=true'),
    before: samWith({ departments: [] }),
  },
  {
    what: 'a role that may only read, where nothing is tried that it forbids',
    kind: 'answered',
    text: /lacks the right “invoices”/,
    works: all(get('/api/Invoice'), get('/api/Tickets')),
    before: samWith({ features: { invoices: 'read' } }),
  },
  {
    what: 'a deed that is not done',
    kind: 'missing',
    text: /^The recording that works does POST \/api\/actions; the broken one never does/,
    works: action({}),
    fails: get('/api/Tickets/2003'),
  },
];

const opening = [
  'Status',
  'Category',
  'Department',
  'Client',
  'TicketType',
  'Outcome',
  'Priority',
  'Agent',
].map((name) => `/api/${name}`);

/** Opens the page and does the deed; what came before is no part of the recording. */
async function recordOf(halo: Client, who: Person, deed: Deed): Promise<Recording> {
  const since = halo.recorded().length;
  await halo.call('GET', '/api/InstanceInfo');
  await halo.call('GET', '/api/Agent/me');
  for (const path of who.shuffled ? opening.toReversed() : opening) await halo.call('GET', path);
  await deed(halo);
  const calls = halo
    .recorded()
    .slice(since)
    .filter(({ url }) => url?.includes('/practice/') === false);
  return take(
    who,
    calls.map(({ url = '', ...call }): Call => {
      const { pathname, search } = new URL(url);
      const { date: _now, ...headers } = call.headers ?? {};
      return { ...call, headers, url: `${pathname}${search}` };
    }),
  );
}

async function onFreshHalo(run: (halo: Client) => Promise<Recording>): Promise<Recording> {
  await halo.aid('POST', 'reset');
  await halo.signIn('alex');
  return run(halo);
}

let halo: Client;
beforeAll(async () => {
  halo = await practise();
});
afterAll(() => halo.close());

describe('two recordings of the practice Halo, of which one does not work', () => {
  const cases = breaks.map((broken, seed) => ({ ...broken, seed }));

  test.each(cases)('names $what', async ({ seed, works, fails = works, before, ...expected }) => {
    const working = await onFreshHalo((halo) => recordOf(halo, person(seed + 3), works));
    const broken = await onFreshHalo(async (halo) => {
      await before?.(halo);
      return recordOf(halo, person(seed), fails);
    });
    const comparison = comparisonOf(working, broken);
    expect(comparison.first?.kind, comparison.text).toBe(expected.kind);
    if (expected.cause !== undefined) expect(comparison.first?.cause).toBe(expected.cause);
    if (expected.text !== undefined) expect(comparison.text).toMatch(expected.text);
    expect(() => comparisonSchema.parse(comparison)).not.toThrow();
  });
});

describe('two honest recordings of the practice Halo', () => {
  const deeds: readonly Deed[] = [
    action({}),
    action({ outcome_id: 1 }, 2003),
    ticket({}),
    all(get('/api/Invoice'), get('/api/Report/22?loadreport=true')),
    post('/api/Tickets', [{ id: 2003, status_id: 2 }]),
    all(get('/api/Tickets?search=laptop'), get('/api/Tickets/2002'), get('/api/Asset')),
  ];

  test.each(Array.from({ length: 12 }, (_, at) => at))('differ in nothing (%i)', async (seed) => {
    const deed = deeds[seed % deeds.length] as Deed;
    const one = await onFreshHalo((halo) => recordOf(halo, person(seed), deed));
    const other = await onFreshHalo((halo) => recordOf(halo, person(seed + 7), deed));
    const comparison = comparisonOf(one, other);
    expect(comparison.differences).toEqual([]);
    expect(comparison.match.same).toBe(comparison.match.steps);
  });
});
