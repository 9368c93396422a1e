import { json, refuseInWords, refuseSilently, type Answer } from './answer.ts';
import { number, record, records, text, type Call } from './call.ts';
import { moduleIds } from './connections.ts';
import { byId, nextId, noDate } from './database.ts';
import type { Invoice } from './records.ts';
import type { ThirdPartyAnswer } from './third-party.ts';
import type { World } from './world.ts';
import { accepted, noteCall } from './outbound.ts';
import { invented } from './unseen-answers.ts';
import { listOf, type Route } from './route.ts';

export const invoiceRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/Invoice', area: 'invoices', handle: listInvoices },
  { method: 'GET', path: '/api/Invoice/lines', area: 'invoices', handle: listLines },
  {
    method: 'GET',
    path: '/api/Invoice/{}',
    area: 'invoices',
    handle: ({ world, params }) =>
      json(200, byId(world.db.invoices, params[0]) ?? refuseSilently(404)),
  },
  { method: 'POST', path: '/api/Invoice', area: 'invoices', handle: saveInvoices },
  { method: 'POST', path: '/api/IntegrationData/Send/Xero', area: 'invoices', handle: sendToXero },
  {
    method: 'POST',
    path: '/api/IntegrationData/Send/QuickBooksOnline',
    area: 'invoices',
    handle: sendToQuickBooks,
  },
];

/** Lines of the invoices of one customer; Halo's own check says which parameter is missing. */
function listLines({ world, request }: Call): Answer {
  const client = byId(world.db.clients, request.url.searchParams.get('client_id'));
  if (client === undefined) return refuseInWords('Parameter client_id must be included');
  const rows = world.db.invoices.filter(({ client_name }) => client_name === client.name);
  return json(200, listOf('lines', rows));
}

function listInvoices({ world, request }: Call): Answer {
  const synced = request.url.searchParams.get('synced');
  const rows = world.db.invoices.filter(
    ({ last_synced }) => synced === null || (last_synced !== noDate) === (synced === 'true'),
  );
  return json(200, listOf('invoices', rows));
}

/** The number of an invoice can be changed as long as it is not in the accounts. */
function saveInvoices(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const invoice = byId(call.world.db.invoices, number(fields, 'id')) ?? refuseSilently(404);
      invoice.invoicenumber = text(fields, 'invoicenumber')?.trim() || invoice.invoicenumber;
      return invoice;
    }),
  );
}

const invoiceIn = (call: Call): Invoice =>
  byId(call.world.db.invoices, number(record(call), 'id')) ?? refuseSilently(404);

async function sendToXero(call: Call): Promise<Answer> {
  const { world } = call;
  const invoice = invoiceIn(call);
  if (world.db.xero.tenant_id === '') return refuseInWords(invented.noCompany);
  accepted('Xero', await sendInvoice(world, invoice));
  return json(201, invoice);
}

function sendToQuickBooks(call: Call): Answer {
  const { world } = call;
  const invoice = invoiceIn(call);
  const { company_id: company } = world.db.quickbooks;
  if (company === '') return refuseInWords(invented.noCompany);
  const answer = noteCall(
    world,
    'QuickBooksOnline',
    'POST',
    `https://quickbooks.api.intuit.com/v3/company/${company}/invoice`,
    world.quickBooks.createInvoice(invoice.invoicenumber),
  );
  accepted('QuickBooks', answer);
  return json(201, invoice);
}

/**
 * Sends one invoice to Xero. Halo keeps to five calls at a time; Xero's limit per minute is for the
 * user to keep. A refused invoice stands in the list of errors until it was taken.
 */
export async function sendInvoice(world: World, invoice: Invoice): Promise<ThirdPartyAnswer> {
  const { invoicenumber } = invoice;
  const answer = noteCall(
    world,
    'Xero',
    'PUT',
    'https://api.xero.com/api.xro/2.0/Invoices',
    await world.xeroQueue.run(() => world.xero.putInvoice(invoicenumber)),
    JSON.stringify({ InvoiceNumber: invoicenumber }),
  );
  noteRecord(world, invoice, answer);
  if (answer.status >= 400) return answer;
  Object.assign(invoice, {
    xeroid: `xero-${invoice.id}`,
    xero_status: 'AUTHORISED',
    last_synced: world.clock.stamp(),
  });
  return answer;
}

/** Halo lists what was refused for a reason of its own; waiting mends a limit, so that is none. */
function noteRecord({ db, clock }: World, invoice: Invoice, answer: ThirdPartyAnswer): void {
  const { integrationErrors } = db;
  const at = integrationErrors.findIndex(({ entity_id }) => entity_id === invoice.id);
  if (at >= 0) integrationErrors.splice(at, 1);
  if (answer.status < 400 || answer.status === 429) return;
  integrationErrors.push({
    id: nextId(integrationErrors),
    module_id: moduleIds.Xero,
    entity_type: 'Invoice',
    entity_id: invoice.id,
    entity_name: invoice.invoicenumber,
    endpoint: 'Invoices',
    error: (answer.body as { readonly message: string }).message, // Xero's refusals have one
    date: clock.stamp(),
  });
}
