import { json, refuse, type Answer } from './answer.ts';
import { number, record, type Call } from './call.ts';
import { byId, noDate } from './database.ts';
import { invented } from './unseen-answers.ts';
import { accepted, noteCall } from './outbound.ts';
import { listOf, type Route } from './route.ts';

export const invoiceRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/Invoice', area: 'invoices', handle: listInvoices },
  {
    method: 'GET',
    path: '/api/Invoice/{}',
    area: 'invoices',
    handle: ({ world, params }) =>
      json(200, byId(world.db.invoices, params[0]) ?? refuse(404, invented.recordGone)),
  },
  { method: 'POST', path: '/api/IntegrationData/Send/Xero', area: 'invoices', handle: sendToXero },
];

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
  const invoice =
    byId(world.db.invoices, number(record(call), 'id')) ?? refuse(404, invented.recordGone);
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
