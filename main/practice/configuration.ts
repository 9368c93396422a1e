import { json, refuse, type Answer } from './answer.ts';
import { agentOf, list, number, records, text, type Call } from './call.ts';
import { byId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Application } from './records.ts';
import type { Route } from './route.ts';
import { userRoutes } from './users.ts';

/**
 * Lists that forms choose from, and the small configuration pages. Lists like these are bare arrays
 * in Halo.
 */
export const configurationRoutes: readonly Route[] = [
  ...userRoutes,
  { method: 'GET', path: '/api/Status', handle: ({ world }) => json(200, world.db.statuses) },
  { method: 'GET', path: '/api/Category', handle: ({ world }) => json(200, world.db.categories) },
  {
    method: 'GET',
    path: '/api/Department',
    handle: ({ world }) => json(200, world.db.departments),
  },
  {
    method: 'GET',
    path: '/api/Client',
    handle: ({ world }) =>
      json(200, {
        page_no: 1,
        page_size: 50,
        record_count: world.db.clients.length,
        clients: world.db.clients,
      }),
  },
  {
    method: 'GET',
    path: '/api/ChargeRate',
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
    denied: () => json(401, { Message: invented.endpointDenied }),
    handle: ({ world }) => json(200, world.db.webhooks),
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
    handle: () => json(200, { name: 'Practice Halo', version: 'practice' }),
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
      const type =
        byId(call.world.db.ticketTypes, number(fields, 'id')) ?? refuse(404, invented.recordGone);
      type.access = list(fields, 'access', 'string') ?? type.access;
      return type;
    }),
  );
}

function deleteTicketType({ world, params }: Call): Answer {
  const { ticketTypes, tickets } = world.db;
  const type = byId(ticketTypes, params[0]) ?? refuse(404, invented.recordGone);
  const users = tickets.filter(
    ({ tickettype_id, deleted }) => tickettype_id === type.id && !deleted,
  );
  if (users.length > 0) {
    refuse(
      400,
      `${users.length} tickets use this Ticket Type (${users.map(({ id }) => id).join(', ')}), move these tickets to another Ticket Type before deleting`,
    );
  }
  ticketTypes.splice(ticketTypes.indexOf(type), 1);
  return json(200, { id: type.id });
}

function saveOutcomes(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const outcome =
        byId(call.world.db.outcomes, number(fields, 'id')) ?? refuse(404, invented.recordGone);
      outcome.roles = list(fields, 'roles', 'string') ?? outcome.roles;
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
        refuse(404, invented.recordGone);
      application.scopes = list(fields, 'scopes', 'string') ?? application.scopes;
      if (fields['_regenerate_secret'] !== true) return withoutSecret(application);
      application.client_secret = crypto.randomUUID();
      return { ...withoutSecret(application), new_client_secret: application.client_secret };
    }),
  );
}
