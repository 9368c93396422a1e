import { say, type Sentence } from '../words/say.ts';
import { addressOf } from './address.ts';
import { apiResource } from './area.ts';
import { asksWho, isOwnPoll } from './background.ts';
import type { Diagnosis } from './diagnosis.ts';
import { vendorOfAddress } from './third-party.ts';

type Asked = Pick<Diagnosis, 'method' | 'route' | 'integration'>;

/**
 * What people call that which the API keeps under a name of its own; names are those of the vendor's
 * OpenAPI file (https://halopsa.com/apidoc).
 */
const things: ReadonlyMap<string, Sentence> = new Map(
  Object.entries<Sentence>({
    action: 'asked.things.actions',
    actions: 'asked.things.actions',
    agent: 'asked.things.agents',
    appointment: 'asked.things.appointments',
    approval: 'asked.things.approvals',
    asset: 'asked.things.assets',
    assets: 'asked.things.assets',
    attachment: 'asked.things.attachments',
    client: 'asked.things.clients',
    contract: 'asked.things.contracts',
    integratorlog: 'asked.things.integratorLog',
    invoice: 'asked.things.invoices',
    invoices: 'asked.things.invoices',
    item: 'asked.things.items',
    kbarticle: 'asked.things.articles',
    mailbox: 'asked.things.mailboxes',
    mailboxes: 'asked.things.mailboxes',
    opportunities: 'asked.things.opportunities',
    projects: 'asked.things.projects',
    purchaseorder: 'asked.things.purchaseOrders',
    quotation: 'asked.things.quotes',
    recurringinvoice: 'asked.things.recurringInvoices',
    report: 'asked.things.reports',
    reportdata: 'asked.things.reports',
    reports: 'asked.things.reports',
    salesorder: 'asked.things.salesOrders',
    site: 'asked.things.sites',
    status: 'asked.things.statuses',
    supplier: 'asked.things.suppliers',
    team: 'asked.things.teams',
    ticket: 'asked.things.tickets',
    ticketapproval: 'asked.things.approvals',
    tickets: 'asked.things.tickets',
    tickettype: 'asked.things.ticketTypes',
    user: 'asked.things.users',
    users: 'asked.things.users',
  }),
);

/** What was asked for, in plain words: "tickets"; '' where only the address could tell. */
export function askedFor({ method, route, integration }: Asked): string {
  if (asksWho(route)) return say('asked.signedIn');
  if (isOwnPoll(method, route)) return say('asked.ownPoll');
  const resource = apiResource(route);
  if (resource === null) return '';
  const thing = things.get(resource);
  if (thing !== undefined) return say(thing);
  const vendor = vendorOfAddress(addressOf(route));
  const name = integration ?? vendor?.name ?? '';
  if (vendor === null || name === '') return '';
  return say(vendor.calls ? 'asked.dataOf' : 'asked.settingsOf', { name });
}

/** The same with whether it was read, sent or deleted: "sending tickets"; '' as in askedFor. */
export function doneTo(asked: Asked): string {
  const thing = things.has(apiResource(asked.route) ?? '') ? askedFor(asked) : '';
  if (thing === '' || asksWho(asked.route)) return '';
  if (/^(get|head)$/i.test(asked.method)) return say('asked.reading', { thing });
  return say(/^delete$/i.test(asked.method) ? 'asked.deleting' : 'asked.sending', { thing });
}
