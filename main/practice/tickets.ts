import { json, refuse, Refused, type Answer, refuseSilently } from './answer.ts';
import { agentOf, number, records, text, type Call, type Fields } from './call.ts';
import { byId, closedStatus, nextId, roleOf, type Database } from './database.ts';
import { invented } from './unseen-answers.ts';
import { listOf, type Route } from './route.ts';
import type { Agent, Ticket } from './records.ts';

export const ticketRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/Tickets', area: 'tickets', handle: listTickets },
  { method: 'POST', path: '/api/Tickets', area: 'tickets', handle: saveTickets },
  { method: 'GET', path: '/api/Tickets/{}', area: 'tickets', handle: readTicket },
  { method: 'DELETE', path: '/api/Tickets/{}', area: 'tickets', handle: deleteTicket },
];

const conflict = (message: string): never => {
  throw new Refused(json(409, { resultCode: 409, errorMessage: message }));
};

/** True where the agent's role covers the ticket's department. */
export const seesTicket = (db: Database, agent: Agent, ticket: Ticket): boolean =>
  roleOf(db, agent).departments.includes(ticket.department_id);

/**
 * The ticket for an agent to change; ends the call where it is gone, out of sight, or closed to
 * this agent.
 */
export function ticketToChange(call: Call, id: number | undefined): Ticket {
  const { db } = call.world;
  const agent = agentOf(call);
  const ticket = byId(db.tickets, id);
  if (!ticket || ticket.deleted || !seesTicket(db, agent, ticket))
    return refuse(400, 'Ticket not found.');
  if (ticket.status_id === closedStatus && !roleOf(db, agent).can_edit_closed)
    refuse(400, 'You do not have permission to update this Ticket.');
  return ticket;
}

function shown(db: Database, ticket: Ticket) {
  return {
    ...ticket,
    status_name: byId(db.statuses, ticket.status_id)?.name ?? '',
    tickettype_name: byId(db.ticketTypes, ticket.tickettype_id)?.name ?? '',
    agent_name: byId(db.agents, ticket.agent_id)?.name ?? 'Unassigned',
    department_name: byId(db.departments, ticket.department_id)?.name ?? '',
  };
}

function listTickets(call: Call): Answer {
  const { db } = call.world;
  const agent = agentOf(call);
  const query = call.request.url.searchParams;
  const wanted = (query.get('search') ?? '').toLowerCase();
  const rows = db.tickets.filter(
    (ticket) =>
      ticket.deleted === (query.get('deleted') === 'true') &&
      seesTicket(db, agent, ticket) &&
      (query.get('open_only') !== 'true' || ticket.status_id !== closedStatus) &&
      (query.get('closed_only') !== 'true' || ticket.status_id === closedStatus) &&
      `${ticket.id} ${ticket.summary} ${ticket.client_name}`.toLowerCase().includes(wanted),
  );
  return json(
    200,
    listOf(
      'tickets',
      rows.map((ticket) => shown(db, ticket)),
    ),
  );
}

function readTicket(call: Call): Answer {
  const { db } = call.world;
  const ticket = byId(db.tickets, call.params[0]);
  if (!ticket || ticket.deleted) return refuseSilently(404);
  if (!seesTicket(db, agentOf(call), ticket)) return refuse(404, 'Ticket not found.');
  return json(200, shown(db, ticket));
}

function deleteTicket(call: Call): Answer {
  const ticket = ticketToChange(call, Number(call.params[0]));
  Object.assign(ticket, {
    deleted: true,
    deleted_by: agentOf(call).name,
    deleted_reason: call.request.url.searchParams.get('reason') ?? '',
  });
  return json(200, { id: ticket.id });
}

function saveTickets(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => shown(call.world.db, saveTicket(call, fields))),
  );
}

function saveTicket(call: Call, fields: Fields): Ticket {
  const { db } = call.world;
  const id = number(fields, 'id');
  if (id === undefined) return createTicket(call, fields);
  if (fields['_recover'] === true) {
    const ticket = byId(db.tickets, id) ?? refuse(400, 'Ticket not found.');
    ticket.deleted = false;
    delete ticket.deleted_by;
    delete ticket.deleted_reason;
    return ticket;
  }
  const ticket = ticketToChange(call, id);
  const seen = text(fields, 'last_update');
  if (seen !== undefined && seen !== ticket.last_update) conflict(invented.staleUpdate(id));
  if (number(fields, 'status_id') === closedStatus && ticket.status_id === closedStatus)
    conflict(invented.alreadyClosed(id));
  const changes = readFields(fields);
  checkAssignment(db, { ...ticket, ...changes }, changes.agent_id);
  return Object.assign(ticket, changes, { last_update: call.world.clock.stamp() });
}

function createTicket(call: Call, fields: Fields): Ticket {
  const { db, clock } = call.world;
  const given = readFields(fields);
  if (!given.summary) return refuse(400, invented.required('Summary'));
  if (!given.category_1) return refuse(400, invented.required('Category'));
  const now = clock.stamp();
  const ticket: Ticket = {
    id: nextId(db.tickets),
    details: '',
    client_name: db.clients[0]?.name ?? '',
    user_name: '',
    tickettype_id: 1,
    status_id: 1,
    department_id: 1,
    agent_id: agentOf(call).id,
    deleted: false,
    dateoccurred: now,
    last_update: now,
    ...given,
    summary: given.summary,
    category_1: given.category_1,
  };
  checkAssignment(db, ticket, ticket.agent_id);
  db.tickets.push(ticket);
  return ticket;
}

/** The fields that a caller may set, checked for their types. */
function readFields(fields: Fields): Partial<Ticket> {
  const texts = ['summary', 'details', 'client_name', 'user_name', 'category_1'] as const;
  const numbers = ['tickettype_id', 'status_id', 'department_id', 'agent_id'] as const;
  const given: Partial<Ticket> = {};
  for (const name of texts) {
    const value = text(fields, name);
    if (value !== undefined) given[name] = value;
  }
  for (const name of numbers) {
    const value = number(fields, name);
    if (value !== undefined) given[name] = value;
  }
  return given;
}

/** The new agent's role must stand in the ticket type's access list, where it has one. */
function checkAssignment(db: Database, ticket: Ticket, agentId: number | undefined): void {
  if (agentId === undefined) return;
  const agent = byId(db.agents, agentId);
  const access = byId(db.ticketTypes, ticket.tickettype_id)?.access ?? [];
  if (agent && (access.length === 0 || access.includes(agent.role_id))) return;
  refuse(
    400,
    'Unable to re-assign. The Agent or Team was not found or did not have access to the Ticket Type or Client.',
  );
}
