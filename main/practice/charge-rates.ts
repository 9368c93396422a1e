import { refuse } from './answer.ts';
import { list, number, type Fields } from './call.ts';
import { byId, type Database } from './database.ts';
import type { Agent, ChargeRate, Client, Outcome, Ticket } from './records.ts';
import { invented } from './unseen-answers.ts';

/**
 * The charge rate that an action on a ticket gets by itself: the ticket type's, else the action's,
 * else the agent's (https://www.usehalo.com/guides/2181). None where no time is booked.
 */
export function presetRate(
  db: Database,
  ticket: Ticket,
  outcome: Outcome,
  agent: Agent,
): ChargeRate | undefined {
  if (outcome.timetaken === 0) return undefined;
  const type = byId(db.ticketTypes, ticket.tickettype_id);
  return byId(db.chargeRates, type?.chargerate_id ?? outcome.chargerate_id ?? agent.chargerate_id);
}

/** Refuses a rate that the agent or the ticket's customer is not allowed. */
export function checkRate(db: Database, ticket: Ticket, agent: Agent, rate: ChargeRate): void {
  if (!agent.chargerate_ids.includes(rate.id))
    refuse(400, invented.chargeRate(agent.name, rate.name));
  const client = db.clients.find(({ name }) => name === ticket.client_name);
  const allowed = client?.chargerate_ids ?? [];
  if (allowed.length > 0 && !allowed.includes(rate.id))
    refuse(400, invented.customerRate(ticket.client_name, rate.name));
}

/** Sets the preset rate of a ticket type, an action or an agent, where one is sent; null is none. */
export function savePresetRate(
  db: Database,
  record: { chargerate_id: number | null },
  fields: Fields,
): void {
  if (!Object.hasOwn(fields, 'chargerate_id')) return;
  record.chargerate_id = byId(db.chargeRates, number(fields, 'chargerate_id'))?.id ?? null;
}

/** Sets which rates a customer or an agent may have, where they are sent. */
export function saveAllowedRates(record: Agent | Client, fields: Fields): void {
  record.chargerate_ids = list(fields, 'chargerate_ids', 'number') ?? record.chargerate_ids;
}
