/** Who may ask: the practice Halo's administrator, its technician, or nobody. */
export type Asker = 'alex' | 'sam' | 'nobody';

/** A running practice Halo, as the tests below use it. */
export interface Halo {
  /** One call; gives the answer's JSON, null where it has none. */
  call(by: Asker, method: string, path: string, sent?: unknown): Promise<unknown>;
  /** The same call with each of these, one after another. */
  each(by: Asker, method: string, path: string, sent: readonly unknown[]): Promise<unknown>;
  /** A practice aid, such as `time?minutes=1`. */
  aid(path: string): Promise<unknown>;
}

type Deed = (halo: Halo) => Promise<unknown>;

/**
 * One of the guide's nine failures, done for real: the same again, what only looks like it, and
 * what mends it. `near`: what is said to differ, where something of the same kind worked; null
 * where the request is not even of the same kind.
 */
export interface SixWays {
  readonly cause: string;
  /** What has to be so beforehand. */
  readonly before: Deed;
  readonly fails: Deed;
  readonly otherRecord: Deed;
  readonly otherAction: Deed;
  readonly near: {
    readonly record: 'record' | 'value' | null;
    readonly action: 'value' | 'action' | null;
  };
  /** The mended deed by another person, and what that proves. */
  readonly otherPerson: Deed;
  readonly personal: boolean;
  readonly mend: Deed;
  readonly mended: Deed;
  /** The mended deed once more. */
  readonly again: Deed;
}

const nothing: Deed = () => Promise.resolve();
const ask =
  (by: Asker, method: string, path: string, sent?: unknown): Deed =>
  (halo) =>
    halo.call(by, method, path, sent);
const note = (by: Asker, ticket: number, outcome: number) =>
  ask(by, 'POST', '/api/Actions', [
    { ticket_id: ticket, outcome_id: outcome, note_html: `Outcome ${outcome} at ${ticket}.` },
  ]);
const asset = (by: Asker, number: string, name: string) =>
  ask(by, 'POST', '/api/Asset', [{ inventory_number: number, key_field: name }]);
const ticket = (fields: object) => ask('alex', 'POST', '/api/Tickets', [fields]);
const invoices =
  (by: Asker, first: number, count: number): Deed =>
  (halo) => {
    const sent = Array.from({ length: count }, (_, at) => ({ id: first + at }));
    return halo.each(by, 'POST', '/api/IntegrationData/Send/Xero', sent);
  };
/** Under another number: Xero takes none twice. */
const sentAnew =
  (by: Asker, id: number): Deed =>
  async (halo) => {
    await halo.call(by, 'POST', '/api/Invoice', [{ id, invoicenumber: `INV-${id}-${by}` }]);
    await invoices(by, id, 1)(halo);
  };
const approval = (by: Asker) =>
  ask(by, 'GET', '/api/TicketApproval/701?ticket_id=2002&seq=1&token=p7Qd2kM9xWv4');
const addigy = (by: Asker) => ask(by, 'GET', '/api/IntegrationData/Get/Addigy?endpoint=devices');
const users = (by: Asker) =>
  ask(by, 'GET', '/api/IntegrationData/Get/AzureAD?connectionid=1&datatype=users');
const report = (by: Asker, id: number, isLoaded = true) =>
  ask(by, 'GET', `/api/Report/${id}?includedetails=true&loadreport=${isLoaded}`);

/** Sam's role may edit these from now on. */
const allowed =
  (area: string, deed: Deed): Deed =>
  async (halo) => {
    const technician = '1f0c8a52-0000-4000-8000-000000000002';
    await halo.call('alex', 'POST', '/api/Roles', [
      { id: technician, features: { [area]: 'edit' } },
    ]);
    await deed(halo);
  };

async function consent(halo: Halo): Promise<void> {
  await halo.aid('entra/permission?name=User.Read.All');
  await halo.aid('entra/consent');
}

async function newAddigyKey(halo: Halo): Promise<void> {
  const pair = (await halo.aid('addigy/credentials')) as Readonly<Record<string, string>>;
  await halo.call('alex', 'POST', '/api/AddigyDetails', [
    { client_id: pair['client_id'], new_client_secret: pair['client_secret'] },
  ]);
}

/** In the order of their statuses. Each stands on its own in one practice Halo, one after another. */
export const sixWays: readonly SixWays[] = [
  {
    cause: 'charge-rate-access',
    before: nothing,
    fails: note('sam', 2001, 2),
    otherRecord: note('sam', 2009, 1),
    otherAction: note('sam', 2001, 1),
    near: { record: 'record', action: 'action' },
    otherPerson: note('alex', 2001, 2),
    personal: true,
    mend: ask('alex', 'POST', '/api/Agent', [{ id: 2, chargerate_ids: [1, 2, 3] }]),
    mended: note('sam', 2001, 2),
    again: note('sam', 2001, 2),
  },
  {
    cause: 'integration-credentials',
    before: nothing,
    fails: addigy('alex'),
    otherRecord: ask('alex', 'GET', '/api/IntegrationRequest?module_id=AzureAD'),
    otherAction: ask('alex', 'GET', '/api/Asset'),
    near: { record: null, action: null },
    otherPerson: addigy('sam'),
    personal: false,
    mend: newAddigyKey,
    mended: addigy('alex'),
    again: addigy('alex'),
  },
  {
    cause: 'integration-permissions',
    before: newAddigyKey,
    fails: users('alex'),
    otherRecord: addigy('alex'),
    otherAction: ask('alex', 'GET', '/api/Users'),
    near: { record: null, action: null },
    otherPerson: users('sam'),
    personal: false,
    mend: consent,
    mended: users('alex'),
    again: users('alex'),
  },
  {
    cause: 'approval-link-gone',
    before: ask('alex', 'DELETE', '/api/Tickets/2002'),
    fails: approval('nobody'),
    otherRecord: ask('alex', 'GET', '/api/Tickets/2003'),
    otherAction: ask('alex', 'GET', '/api/TicketApproval?ticket_id=2003'),
    near: { record: null, action: null },
    otherPerson: approval('alex'),
    personal: false,
    mend: ticket({ id: 2002, _recover: true }),
    mended: approval('nobody'),
    again: approval('nobody'),
  },
  {
    cause: 'method-not-allowed',
    before: nothing,
    fails: ask('alex', 'POST', '/api/InstanceInfo', {}),
    otherRecord: ask('alex', 'GET', '/api/InstanceInfo?id=2'),
    otherAction: ask('alex', 'GET', '/api/Status'),
    near: { record: 'value', action: null },
    otherPerson: ask('sam', 'GET', '/api/InstanceInfo'),
    personal: false,
    mend: nothing,
    mended: ask('alex', 'GET', '/api/InstanceInfo'),
    again: ask('alex', 'GET', '/api/InstanceInfo'),
  },
  {
    cause: 'conflict',
    before: nothing,
    fails: asset('alex', 'LAP-014', 'New laptop'),
    otherRecord: asset('alex', 'TAB-001', 'Tablet'),
    otherAction: ask('alex', 'GET', '/api/Asset'),
    near: { record: 'record', action: null },
    otherPerson: allowed('assets', asset('sam', 'LAP-016', 'New laptop')),
    personal: false,
    mend: nothing,
    mended: asset('alex', 'LAP-015', 'New laptop'),
    again: asset('alex', 'LAP-017', 'New laptop'),
  },
  {
    cause: 'unprocessable',
    before: nothing,
    fails: ticket({ summary: 4711, category_1: 'Hardware' }),
    otherRecord: ticket({ id: 2003, status_id: 2 }),
    otherAction: ticket({ id: 2009, _recover: true }),
    near: { record: 'value', action: 'value' },
    otherPerson: ask('sam', 'POST', '/api/Tickets', [
      { summary: 'Fault 4711', category_1: 'Hardware' },
    ]),
    personal: false,
    mend: nothing,
    mended: ticket({ summary: 'Fault 4711', category_1: 'Hardware' }),
    again: ticket({ summary: 'Fault 4711', category_1: 'Hardware' }),
  },
  {
    cause: 'integration-rate-limit',
    // One that is booked already counts against the limit as well: 40 are left.
    before: async (halo) => {
      for (let times = 0; times < 5; times += 1) await invoices('alex', 5001, 1)(halo);
    },
    fails: invoices('alex', 5002, 95),
    otherRecord: ask('alex', 'GET', '/api/Invoice?count=1'),
    otherAction: ask('alex', 'GET', '/api/IntegrationRequest?module_id=Xero'),
    near: { record: null, action: null },
    otherPerson: allowed('invoices', sentAnew('sam', 5057)),
    personal: false,
    mend: (halo) => halo.aid('time?minutes=1'),
    // Each that was refused, and not only a group of them.
    mended: invoices('alex', 5057, 40),
    again: sentAnew('alex', 5057),
  },
  {
    cause: 'report-timeout',
    before: nothing,
    fails: report('alex', 21),
    otherRecord: report('alex', 22),
    otherAction: report('alex', 21, false),
    near: { record: 'record', action: null },
    otherPerson: report('sam', 21),
    personal: false,
    mend: ask('alex', 'POST', '/api/Report', [
      {
        id: 21,
        sql: 'SELECT client, COUNT(*) AS entries FROM TimeEntries WHERE date BETWEEN @startdate AND @enddate GROUP BY client',
      },
    ]),
    mended: report('alex', 21),
    again: report('alex', 21),
  },
];
