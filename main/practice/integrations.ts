import { json, Refused, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import { accepted, noteCall } from './outbound.ts';
import { listOf, type Route } from './route.ts';

/** Import screens: Halo asks the third party at once and passes its refusal on with its status. */
export const integrationRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/IntegrationData/Get/Addigy', area: 'assets', handle: addigyDevices },
  {
    method: 'GET',
    path: '/api/IntegrationData/Get/AzureAD',
    area: 'customers',
    handle: entraUsers,
  },
  { method: 'GET', path: '/api/IntegrationRequest', area: 'admin', handle: listOutgoing },
];

function addigyDevices({ world }: Call): Answer {
  const { client_id, client_secret } = world.db.addigy;
  const answer = noteCall(
    world,
    'Addigy',
    'GET',
    'https://prod.addigy.com/api/devices',
    world.addigy.devices(client_id, client_secret),
  );
  return json(200, { devices: accepted('Addigy', answer) });
}

function entraUsers({ world }: Call): Answer {
  const answer = noteCall(
    world,
    'AzureAD',
    'GET',
    'https://graph.microsoft.com/v1.0/users',
    world.graph.users(),
  );
  // Graph's own body goes through untouched, so that the words can be looked up at Microsoft.
  if (answer.status >= 400) throw new Refused(json(answer.status, answer.body));
  return json(200, answer.body);
}

function listOutgoing({ world, request }: Call): Answer {
  const wanted = request.url.searchParams.get('module_id');
  const rows = world.db.integrationRequests.filter(
    ({ module }) => wanted === null || module === wanted,
  );
  return json(200, listOf('requests', rows.toReversed().slice(0, 100)));
}
