import { dayFromNow } from './connections.ts';
import { askAddigy, askGraph } from './integrations.ts';
import { startRun } from './automations.ts';
import { sendInvoice } from './invoices.ts';
import { runJob, takeMessage } from './jobs.ts';
import { sendMessage } from './webhooks.ts';
import type { World } from './world.ts';

/**
 * Faults that nobody sees until somebody looks: each is really caused, and is mended on the pages
 * of the practice Halo. A check-up finds them.
 */
interface PracticeFault {
  readonly name: string;
  readonly title: string;
  cause(world: World): void | Promise<void>;
}

const first = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new RangeError('the seed has no such row');
  return row;
};
const called = <T extends { readonly name: string }>(rows: readonly T[], name: string): T => {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new RangeError(`the seed has no ${name}`);
  return row;
};
const times = (count: number, work: () => void) => {
  for (let at = 0; at < count; at += 1) work();
};

export const practiceFaults: readonly PracticeFault[] = [
  {
    name: 'schedule-stopped',
    title: 'A nightly import has stopped',
    cause(world) {
      // It had worked: the run that comes is refused nothing.
      world.graph.request('User.Read.All');
      world.graph.consent();
      Object.assign(first(world.db.schedules), {
        enabled: false,
        last_run: dayFromNow(world, -9),
      });
    },
  },
  {
    name: 'job-failed',
    title: 'The agent of a scheduled job is gone',
    cause(world) {
      const job = first(world.db.jobs);
      job.agent_id = 77;
      runJob(world, job);
    },
  },
  {
    name: 'webhook-off',
    title: 'A webhook has failed five times and is off',
    cause(world) {
      const webhook = called(world.db.webhooks, 'Tell the order system');
      webhook.url = 'https://orders.example.test/broken';
      times(5, () => sendMessage(world, webhook));
    },
  },
  {
    name: 'webhook-failing',
    title: 'A webhook fails and will soon be off',
    cause(world) {
      const webhook = called(world.db.webhooks, 'Tell the stock system');
      webhook.url = 'https://stock.example.test/old';
      times(3, () => sendMessage(world, webhook));
    },
  },
  {
    name: 'message-refused',
    title: 'Messages of the alarm system cannot be used',
    cause(world) {
      const inbox = first(world.db.inboxes);
      inbox.default_summary = '';
      takeMessage(world, inbox);
    },
  },
  {
    name: 'runbook-failed',
    title: 'A step of a runbook has lost its ticket',
    cause(world) {
      const runbook = first(world.db.runbooks);
      runbook.ticket_id = 2999;
      startRun(world, runbook, runbook.ticket_id);
    },
  },
  {
    name: 'addigy-credentials',
    title: 'Addigy does not know the secret',
    cause(world) {
      world.db.addigy.client_secret = '';
      askAddigy(world);
    },
  },
  {
    name: 'entra-permission',
    title: 'Microsoft does not let Halo read users',
    cause(world) {
      world.graph.withdraw('User.Read.All');
      askGraph(world);
    },
  },
  {
    name: 'record-rejected',
    title: 'Xero refuses one invoice',
    async cause(world) {
      const invoice = first(world.db.invoices);
      world.xero.book(invoice.invoicenumber);
      await sendInvoice(world, invoice);
    },
  },
  {
    name: 'xero-limit',
    title: 'Xero’s limit of a minute is reached',
    async cause(world) {
      for (const invoice of world.db.invoices.slice(1, 63)) await sendInvoice(world, invoice);
    },
  },
  {
    name: 'tenant-ending',
    title: 'A Microsoft sign-in ends in five days',
    cause(world) {
      first(world.db.tenants).token_expiry = dayFromNow(world, 5);
    },
  },
  {
    name: 'mailbox-ended',
    title: 'The sign-in of a mailbox has ended',
    cause(world) {
      Object.assign(first(world.db.mailboxes), {
        azure_authorized: false,
        refreshtokenexpirydate: dayFromNow(world, -2),
        halointegrator_lasterror: 'AADSTS700082: The refresh token has expired due to inactivity.',
      });
    },
  },
  {
    name: 'no-organisation',
    title: 'Xero is connected without a company',
    cause(world) {
      Object.assign(world.db.xero, { tenant_id: '', tenant_name: '' });
    },
  },
  {
    name: 'no-company',
    title: 'QuickBooks is connected without a company',
    cause(world) {
      Object.assign(world.db.quickbooks, { company_id: '', company_name: '' });
    },
  },
  {
    name: 'clock-wrong',
    title: 'The clock of the server is ten minutes ahead',
    cause(world) {
      world.clockAhead = 10 * 60_000;
    },
  },
];

/** True where a fault of this name was caused. */
export async function causeFault(world: World, name: string): Promise<boolean> {
  const fault = practiceFaults.find((one) => one.name === name);
  await fault?.cause(world);
  return fault !== undefined;
}
