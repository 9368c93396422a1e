import { json, refuseSilently, type Answer } from './answer.ts';
import { number, records, type Call } from './call.ts';
import { saveAllowedRates } from './charge-rates.ts';
import { byId } from './database.ts';
import { listOf, type Route } from './route.ts';

/** Customers, which Halo's API calls clients. */
export const customerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Client',
    handle: ({ world }) => json(200, { ...listOf('clients', world.db.clients), page_size: 50 }),
  },
  {
    method: 'GET',
    path: '/api/Client/{}',
    area: 'customers',
    handle: ({ world, params }) =>
      json(200, byId(world.db.clients, params[0]) ?? refuseSilently(404)),
  },
  { method: 'POST', path: '/api/Client', area: 'customers', handle: saveClients },
];

function saveClients(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const client = byId(call.world.db.clients, number(fields, 'id')) ?? refuseSilently(404);
      saveAllowedRates(client, fields);
      return client;
    }),
  );
}
