import { json, refuseInWords, refuseSilently, type Answer } from './answer.ts';
import { number, record, type Call } from './call.ts';
import { byId, noDate } from './database.ts';
import { accepted, noteCall } from './outbound.ts';
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
  { method: 'POST', path: '/api/IntegrationData/Send/Xero', area: 'invoices', handle: sendToXero },
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

/**
 * Sends one invoice to Xero. Halo keeps to five calls at a time; Xero's limit per minute is for the
 * user to keep.
 */
async function sendToXero(call: Call): Promise<Answer> {
  const { world } = call;
  const invoice = byId(world.db.invoices, number(record(call), 'id')) ?? refuseSilently(404);
  const answer = await world.xeroQueue.run(() => world.xero.putInvoice(invoice.invoicenumber));
  accepted(
    'Xero',
    noteCall(world, 'Xero', 'PUT', 'https://api.xero.com/api.xro/2.0/Invoices', answer),
  );
  Object.assign(invoice, {
    xeroid: `xero-${invoice.id}`,
    xero_status: 'AUTHORISED',
    last_synced: world.clock.stamp(),
  });
  return json(201, invoice);
}
