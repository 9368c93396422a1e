import seed from '../../resources/practice/seed.json?raw';
import type { Clock } from './clock.ts';
import type {
  Action,
  Agent,
  Application,
  Approval,
  Asset,
  ChargeRate,
  Client,
  IntegrationRequest,
  IntegratorSchedule,
  Invoice,
  LogLine,
  Named,
  Outcome,
  Priority,
  Role,
  Runbook,
  RunbookRun,
  SavedReport,
  Ticket,
  TicketType,
  User,
  Webhook,
  WebhookEvent,
  AzureTenant,
  Inbox,
  InboxAttempt,
  IntegrationError,
  Job,
  JobRun,
  Mailbox,
} from './records.ts';

/** All state of the practice Halo, in memory. A reset makes a new one from the seed. */
export interface Database {
  readonly roles: Role[];
  readonly agents: Agent[];
  readonly departments: Named[];
  readonly statuses: Named[];
  readonly categories: string[];
  readonly clients: Client[];
  readonly chargeRates: ChargeRate[];
  readonly ticketTypes: TicketType[];
  readonly outcomes: Outcome[];
  readonly tickets: Ticket[];
  readonly actions: Action[];
  readonly approvals: Approval[];
  readonly invoices: Invoice[];
  readonly assets: Asset[];
  readonly users: User[];
  readonly reports: SavedReport[];
  readonly webhooks: Webhook[];
  readonly webhookEvents: WebhookEvent[];
  readonly jobs: Job[];
  readonly occurrences: JobRun[];
  readonly inboxes: Inbox[];
  readonly attempts: InboxAttempt[];
  readonly mailboxes: Mailbox[];
  readonly tenants: AzureTenant[];
  readonly integrationErrors: IntegrationError[];
  readonly runbooks: Runbook[];
  readonly runs: RunbookRun[];
  readonly priorities: Priority[];
  readonly applications: Application[];
  readonly schedules: IntegratorSchedule[];
  readonly addigy: { client_id: string; client_secret: string; realm: string };
  readonly jira: { instance_url: string; username: string; password: string };
  readonly azure: {
    id: number;
    name: string;
    tenant_id: string;
    application_id: string;
    token_expiry: string;
    halointegratorenabled: boolean;
    halointegrator_lastsync: string;
    halointegrator_lasterror: string;
  };
  readonly xero: {
    id: number;
    name: string;
    connected: boolean;
    authorized: boolean;
    tenant_id: string;
    tenant_name: string;
    last_sync: string;
  };
  readonly quickbooks: {
    id: number;
    name: string;
    authorized: boolean;
    company_id: string;
    company_name: string;
    token_expiry: string;
  };
  readonly integrationRequests: IntegrationRequest[];
  readonly integratorLog: LogLine[];
}

interface Seed extends Omit<
  Database,
  | 'invoices'
  | 'integrationRequests'
  | 'integrationErrors'
  | 'integratorLog'
  | 'runs'
  | 'webhookEvents'
  | 'occurrences'
  | 'attempts'
> {
  readonly invoiceCount: number;
}

/** Halo's "no date". */
export const noDate = '1900-01-01T00:00:00';
/** Id of the status that ends a ticket, in the seed. */
export const closedStatus = 9;

/** A fresh database. Dates in the seed are told in days from now: "day-3T09:30". */
export function seedDatabase(clock: Clock): Database {
  const now = clock.now();
  const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
  const { invoiceCount, ...parts } = JSON.parse(seed, (_key, value: unknown) => {
    const dated = typeof value === 'string' ? /^day([+-]\d+)T(\d\d:\d\d)$/.exec(value) : null;
    return dated ? `${day(Number(dated[1]))}T${dated[2]}:00` : value;
  }) as Seed;
  const invoices = Array.from({ length: invoiceCount }, (_, at): Invoice => ({
    id: 5001 + at,
    invoicenumber: `INV-${1201 + at}`,
    client_name: parts.clients[at % parts.clients.length]?.name ?? '',
    invoicedate: `${day(-Math.floor(at / 8) - 1)}T00:00:00`,
    total: 80 + ((at * 137) % 900) + 0.5 * (at % 2),
    xeroid: '',
    xero_status: '',
    last_synced: noDate,
  }));
  return {
    ...parts,
    invoices,
    integrationRequests: [],
    integrationErrors: [],
    integratorLog: [],
    runs: [],
    webhookEvents: [],
    occurrences: [],
    attempts: [],
  };
}

export const byId = <T extends { readonly id: number | string }>(
  list: readonly T[],
  id: number | string | null | undefined,
): T | undefined => list.find((record) => String(record.id) === String(id));

export const nextId = (list: readonly { readonly id: number }[]): number =>
  list.reduce((most, { id }) => Math.max(most, id), 0) + 1;

export function roleOf(db: Database, agent: Agent): Role {
  const role = byId(db.roles, agent.role_id);
  if (!role) throw new Error(`agent ${agent.id} has no role`);
  return role;
}
