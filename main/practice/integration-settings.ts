import { json, type Answer } from './answer.ts';
import { records, text, type Call } from './call.ts';
import type { Route } from './route.ts';
import type { World } from './world.ts';

/**
 * Settings pages of the integrations. A secret is taken in and never given out again, as in Halo.
 */
export const integrationSettingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/AddigyDetails',
    area: 'admin',
    handle: (call) => json(200, addigyDetails(call)),
  },
  { method: 'POST', path: '/api/AddigyDetails', area: 'admin', handle: saveAddigy },
  {
    method: 'GET',
    path: '/api/JiraDetails',
    area: 'admin',
    handle: ({ world }) => json(200, jiraDetails(world)),
  },
  { method: 'POST', path: '/api/JiraDetails', area: 'admin', handle: saveJira },
  {
    method: 'GET',
    path: '/api/azureadconnection',
    area: 'admin',
    handle: ({ world }) => json(200, [world.db.azure]),
  },
  {
    method: 'GET',
    path: '/api/XeroDetails',
    area: 'admin',
    handle: ({ world }) => json(200, [world.db.xero]),
  },
];

function addigyDetails({ world }: Call) {
  const { client_id, client_secret, realm } = world.db.addigy;
  return { client_id, realm, has_client_secret: client_secret !== '' };
}

function saveAddigy(call: Call): Answer {
  const { addigy } = call.world.db;
  for (const fields of records(call)) {
    addigy.client_id = text(fields, 'client_id')?.trim() ?? addigy.client_id;
    addigy.realm = text(fields, 'realm')?.trim() ?? addigy.realm;
    addigy.client_secret = text(fields, 'new_client_secret')?.trim() ?? addigy.client_secret;
  }
  return json(201, addigyDetails(call));
}

/** A connection list that is empty is no error: it says that nothing is connected. */
function jiraDetails({ db }: World) {
  const { instance_url, username, password } = db.jira;
  return instance_url === '' && username === ''
    ? []
    : [{ instance_url, username, has_password: password !== '' }];
}

function saveJira(call: Call): Answer {
  const { jira } = call.world.db;
  for (const fields of records(call)) {
    jira.instance_url = text(fields, 'instance_url')?.trim() ?? jira.instance_url;
    jira.username = text(fields, 'username')?.trim() ?? jira.username;
    jira.password = text(fields, 'new_password')?.trim() ?? jira.password;
  }
  return json(201, jiraDetails(call.world));
}
