import { json, refuseInWords, refuseSilently, type Answer } from './answer.ts';
import { agentOf, list, number, records, text, type Call } from './call.ts';
import { savePresetRate } from './charge-rates.ts';
import { customerRoutes } from './customers.ts';
import { byId } from './database.ts';
import type { Application } from './records.ts';
import type { Route } from './route.ts';
import { userRoutes } from './users.ts';

/**
 * Lists that forms choose from, and the small configuration pages. Lists like these are bare arrays
 * in Halo.
 */
export const configurationRoutes: readonly Route[] = [
  ...userRoutes,
  ...customerRoutes,
  { method: 'GET', path: '/api/Status', handle: ({ world }) => json(200, world.db.statuses) },
  { method: 'GET', path: '/api/Category', handle: ({ world }) => json(200, world.db.categories) },
  {
    method: 'GET',
    path: '/api/Department',
    handle: ({ world }) => json(200, world.db.departments),
  },
  {
    method: 'GET',
    path: '/api/ChargeRate',
    area: 'charge_rates',
    handle: ({ world }) => json(200, world.db.chargeRates),
  },
  {
    method: 'GET',
    path: '/api/TicketType',
    handle: ({ world }) => json(200, world.db.ticketTypes),
  },
  { method: 'POST', path: '/api/TicketType', area: 'admin', handle: saveTicketTypes },
  { method: 'DELETE', path: '/api/TicketType/{}', area: 'admin', handle: deleteTicketType },
  { method: 'GET', path: '/api/Outcome', handle: ({ world }) => json(200, world.db.outcomes) },
  { method: 'POST', path: '/api/Outcome', area: 'admin', handle: saveOutcomes },
  {
    method: 'GET',
    path: '/api/Webhook',
    area: 'webhooks',
    denied: () => refuseSilently(401),
    handle: ({ world, request }) =>
      json(
        200,
        request.url.searchParams.get('type') === '1' ? world.db.runbooks : world.db.webhooks,
      ),
  },
  {
    method: 'GET',
    path: '/api/Application',
    area: 'admin',
    handle: ({ world }) =>
      json(200, world.db.applications.filter(({ web }) => !web).map(withoutSecret)),
  },
  { method: 'POST', path: '/api/Application', area: 'admin', handle: saveApplications },
  {
    method: 'GET',
    path: '/api/InstanceInfo',
    handle: ({ request: { url } }) =>
      json(200, {
        name: 'Practice Halo',
        app_version: '2.250.12',
        agent_url: url.origin,
        auth_url: `${url.origin}/auth`,
        portal_url: `${url.origin}/portal`,
      }),
  },
  {
    method: 'GET',
    path: '/api/Priority',
    handle: ({ world }) => json(200, world.db.priorities),
  },
  {
    method: 'GET',
    path: '/api/Priority/{}',
    ids: 'texts',
    handle: ({ world, params }) =>
      json(200, byId(world.db.priorities, params[0]) ?? refuseSilently(404)),
  },
  {
    // An address book that is asked for without saying whose: a fault that no waiting mends.
    method: 'GET',
    path: '/api/Addressbook',
    handle: ({ world: { db }, request }) => {
      const wanted = request.url.searchParams.get('client_id');
      if (!wanted) return refuseSilently(500);
      const client = byId(db.clients, wanted);
      return json(
        200,
        db.users.filter((user) => user.client_name === client?.name),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/OnlineStatus',
    handle: (call) => json(200, { agent_id: agentOf(call).id, onlinestatus: 1 }),
  },
];

const withoutSecret = ({ client_secret: _secret, ...application }: Application) => application;

function saveTicketTypes(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const type = byId(call.world.db.ticketTypes, number(fields, 'id')) ?? refuseSilently(404);
      type.access = list(fields, 'access', 'string') ?? type.access;
      savePresetRate(call.world.db, type, fields);
      return type;
    }),
  );
}

function deleteTicketType({ world, params }: Call): Answer {
  const { ticketTypes, tickets } = world.db;
  const type = byId(ticketTypes, params[0]) ?? refuseSilently(404);
  const users = tickets.filter(
    ({ tickettype_id, deleted }) => tickettype_id === type.id && !deleted,
  );
  if (users.length > 0) {
    refuseInWords(
      `Ticket Type '${type.name}' has Tickets linked to it (${users.map(({ id }) => id).join(', ')}). Please move these tickets to another Ticket Type before deleting.`,
    );
  }
  ticketTypes.splice(ticketTypes.indexOf(type), 1);
  return json(200, { id: type.id });
}

function saveOutcomes(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const outcome = byId(call.world.db.outcomes, number(fields, 'id')) ?? refuseSilently(404);
      outcome.roles = list(fields, 'roles', 'string') ?? outcome.roles;
      savePresetRate(call.world.db, outcome, fields);
      return outcome;
    }),
  );
}

/** Changes an API application's scopes, or makes it a new secret, which is shown this once. */
function saveApplications(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const wanted = text(fields, 'client_id');
      const application =
        call.world.db.applications.find(({ client_id, web }) => client_id === wanted && !web) ??
        refuseSilently(404);
      application.scopes = list(fields, 'scopes', 'string') ?? application.scopes;
      if (fields['_regenerate_secret'] !== true) return withoutSecret(application);
      application.client_secret = crypto.randomUUID();
      return { ...withoutSecret(application), new_client_secret: application.client_secret };
    }),
  );
}
