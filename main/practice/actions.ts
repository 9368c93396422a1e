import { json, refuse, type Answer } from './answer.ts';
import { agentOf, number, records, text, type Call, type Fields } from './call.ts';
import { checkRate, presetRate } from './charge-rates.ts';
import { byId, closedStatus, nextId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Action } from './records.ts';
import { listOf, type Route } from './route.ts';
import { seesTicket, ticketToChange } from './tickets.ts';

export const actionRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/Actions', area: 'tickets', handle: listActions },
  {
    method: 'POST',
    path: '/api/Actions',
    area: 'tickets',
    handle: (call) =>
      json(
        201,
        records(call).map((fields) => addAction(call, fields)),
      ),
  },
  { method: 'POST', path: '/api/Attachment', area: 'tickets', handle: attach },
];

function listActions(call: Call): Answer {
  const { db } = call.world;
  const id = call.request.url.searchParams.get('ticket_id');
  // Without the ticket a live site answers with no rows
  // (https://github.com/Midtown-Technology-Group/halocli).
  if (id === null) return json(200, listOf('actions', []));
  const ticket = byId(db.tickets, id);
  if (!ticket || ticket.deleted || !seesTicket(db, agentOf(call), ticket))
    return refuse(404, 'Ticket not found.');
  const rows = db.actions
    .filter(({ ticket_id }) => ticket_id === ticket.id)
    .toSorted((a, b) => b.id - a.id);
  return json(200, listOf('actions', rows));
}

/** Adds an action, if the agent may run it and may use the charge rate it carries. */
function addAction(call: Call, fields: Fields): Action {
  const { db, clock } = call.world;
  const agent = agentOf(call);
  const ticket = ticketToChange(call, number(fields, 'ticket_id'));
  const outcome =
    byId(db.outcomes, number(fields, 'outcome_id')) ??
    refuse(400, 'An Outcome must be entered for this Action');
  if (outcome.roles.length > 0 && !outcome.roles.includes(agent.role_id))
    refuse(400, 'You do not have access to this Action at the moment');
  const rate =
    byId(db.chargeRates, number(fields, 'chargerate')) ?? presetRate(db, ticket, outcome, agent);
  if (rate) checkRate(db, ticket, agent, rate);
  const action: Action = {
    id: nextId(db.actions),
    ticket_id: ticket.id,
    outcome_id: outcome.id,
    outcome: outcome.outcome,
    who: agent.name,
    note_html: text(fields, 'note_html') ?? '',
    timetaken: number(fields, 'timetaken') ?? outcome.timetaken,
    chargerate: rate?.id ?? null,
    datetime: clock.stamp(),
  };
  db.actions.push(action);
  if (outcome.closes) ticket.status_id = closedStatus;
  ticket.last_update = action.datetime;
  return action;
}

/** Takes an attachment's text in as a note of its size; the text itself is not kept. */
function attach(call: Call): Answer {
  const { db, clock } = call.world;
  return json(
    201,
    records(call).map((fields) => {
      const ticket = ticketToChange(call, number(fields, 'ticket_id'));
      const name = text(fields, 'filename') ?? refuse(400, invented.required('filename'));
      const size = (text(fields, 'data_base64') ?? '').length;
      const action: Action = {
        id: nextId(db.actions),
        ticket_id: ticket.id,
        outcome_id: 1,
        outcome: 'Attachment',
        who: agentOf(call).name,
        note_html: `${name} (${size} characters)`,
        timetaken: 0,
        chargerate: null,
        datetime: clock.stamp(),
      };
      db.actions.push(action);
      return { id: action.id, ticket_id: ticket.id, filename: name, filesize: size };
    }),
  );
}
