import { json, Refused, refuseInWords, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import { accepted, noteCall } from './outbound.ts';
import { listOf, type Route } from './route.ts';
import type { ThirdPartyAnswer } from './third-party.ts';
import type { World } from './world.ts';

/** Import screens: Halo asks the third party at once and passes its refusal on with its status. */
export const integrationRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/IntegrationData/Get/Addigy', area: 'assets', handle: addigyDevices },
  {
    method: 'GET',
    path: '/api/IntegrationData/Get/AzureAD',
    area: 'customers',
    handle: entraUsers,
  },
  {
    method: 'GET',
    path: '/api/IntegrationData/Validate/Jira',
    area: 'admin',
    handle: checkJira,
  },
  { method: 'GET', path: '/api/IntegrationRequest', area: 'admin', handle: listOutgoing },
];

function addigyDevices({ world }: Call): Answer {
  return json(200, { devices: accepted('Addigy', askAddigy(world)) });
}

/** Has Halo ask Addigy for its devices, and notes the call in its log. */
export function askAddigy(world: World): ThirdPartyAnswer {
  const { client_id, client_secret } = world.db.addigy;
  return noteCall(
    world,
    'Addigy',
    'GET',
    'https://prod.addigy.com/api/devices',
    world.addigy.devices(client_id, client_secret),
  );
}

/** The same of Microsoft Graph and its users. */
export function askGraph(world: World): ThirdPartyAnswer {
  return noteCall(
    world,
    'AzureAD',
    'GET',
    'https://graph.microsoft.com/v1.0/users',
    world.graph.users(),
  );
}

function entraUsers({ world }: Call): Answer {
  const answer = askGraph(world);
  // Graph's own body goes through untouched, so that the words can be looked up at Microsoft.
  if (answer.status >= 400) throw new Refused(json(answer.status, answer.body));
  return json(200, answer.body);
}

/** Halo looks at its own settings first: what is missing there never reaches Jira. */
function checkJira({ world }: Call): Answer {
  const { instance_url, username, password } = world.db.jira;
  if (instance_url === '' || username === '' || password === '')
    return refuseInWords('Instance URL, Username and Password are required');
  const answer = noteCall(
    world,
    'Jira',
    'GET',
    'https://example.atlassian.net/rest/api/3/myself',
    world.jira.myself(username, password),
  );
  return json(200, accepted('Jira', answer));
}

function listOutgoing({ world, request }: Call): Answer {
  const wanted = request.url.searchParams.get('module_id');
  const rows = world.db.integrationRequests.filter(
    ({ module }) => wanted === null || module === wanted,
  );
  return json(200, listOf('requests', rows.toReversed().slice(0, 100)));
}
