import { afterEach, beforeEach, expect, test } from 'vitest';
import { practise, type Client } from './practice-client.ts';

let halo: Client;
beforeEach(async () => {
  halo = await practise();
  await halo.signIn('alex');
});
afterEach(() => halo.close());

const technician = '1f0c8a52-0000-4000-8000-000000000002';
const says = (words: string) => ({
  status: 400,
  json: { Message: expect.stringContaining(words) },
});

test('a closed ticket is closed to agents whose role says so', async () => {
  const change = () =>
    halo.call('POST', '/api/Tickets', [{ id: 2007, summary: 'Monitor flickers again' }]);
  await halo.signIn('sam');
  expect(await change()).toMatchObject(says('You do not have permission to update this Ticket.'));
  await halo.signIn('alex');
  await halo.call('POST', '/api/Roles', [{ id: technician, can_edit_closed: true }]);
  await halo.signIn('sam');
  expect((await change()).status).toBe(201);
});

test('a ticket of another department cannot be changed, and its name is not told', async () => {
  await halo.signIn('sam');
  expect(await halo.call('POST', '/api/Tickets', [{ id: 2004, status_id: 2 }])).toMatchObject(
    says('Ticket not found.'),
  );
  expect((await halo.call('GET', '/api/Tickets')).text).not.toContain('warehouse');
});

test('an agent whose role is not on the type’s access list cannot be assigned', async () => {
  const assign = () => halo.call('POST', '/api/Tickets', [{ id: 2006, agent_id: 2 }]);
  expect(await assign()).toMatchObject(says('Unable to re-assign.'));
  await halo.call('POST', '/api/TicketType', [{ id: 3, access: [] }]);
  expect(await assign()).toMatchObject({ status: 201, json: [{ agent_name: 'Sam Rivera' }] });
});

test('a quick action may be for some roles only', async () => {
  const escalate = () => halo.call('POST', '/api/Actions', [{ ticket_id: 2003, outcome_id: 4 }]);
  await halo.signIn('sam');
  expect(await escalate()).toMatchObject(
    says('You do not have access to this Action at the moment'),
  );
  await halo.signIn('alex');
  await halo.call('POST', '/api/Outcome', [{ id: 4, roles: [] }]);
  await halo.signIn('sam');
  expect((await escalate()).status).toBe(201);
});

test('an action has the rate of the ticket type, else its own, else the agent’s, else none', async () => {
  const rateOf = async (outcome: number) => {
    const call = [{ ticket_id: 2001, outcome_id: outcome }];
    const { json } = await halo.call('POST', '/api/Actions', call);
    return (json as { readonly chargerate: unknown }[])[0]?.chargerate;
  };
  const preset = (path: string, id: number, rate: number | null) =>
    halo.call('POST', path, [{ id, chargerate_id: rate }]);
  expect(await rateOf(2)).toBe(3);
  await preset('/api/TicketType', 1, 1);
  expect(await rateOf(2)).toBe(1);
  // No time is booked with a note.
  expect(await rateOf(1)).toBeNull();
  await preset('/api/TicketType', 1, null);
  await preset('/api/Outcome', 2, null);
  expect(await rateOf(2)).toBeNull();
  await preset('/api/Agent', 1, 2);
  expect(await rateOf(2)).toBe(2);
});

test('a customer may be charged the rates that are ticked, and any where none is', async () => {
  const log = (ticket: number) =>
    halo.call('POST', '/api/Actions', [{ ticket_id: ticket, outcome_id: 2 }]);
  expect((await log(2001)).status).toBe(201);
  await halo.call('POST', '/api/Client', [{ id: 3, chargerate_ids: [1] }]);
  expect(await halo.call('GET', '/api/Client/3')).toMatchObject({
    json: { name: 'Cedar Foods', chargerate_ids: [1] },
  });
  expect(await log(2001)).toMatchObject(
    says("The charge rate 'Emergency call-out' is not available for the customer Cedar Foods."),
  );
  expect((await log(2003)).status).toBe(201);
  await halo.signIn('sam');
  expect((await halo.call('POST', '/api/Client', [{ id: 3, chargerate_ids: [] }])).status).toBe(
    403,
  );
});

test('what must be filled in is asked for by name', async () => {
  expect(await halo.call('POST', '/api/Tickets', [{ summary: 'x' }])).toMatchObject(
    says('Category is required.'),
  );
  expect(await halo.call('POST', '/api/Actions', [{ ticket_id: 2003 }])).toMatchObject(
    says('An Outcome must be entered for this Action'),
  );
  expect(
    (await halo.call('POST', '/api/Tickets', [{ summary: 'x', category_1: 'Other' }])).status,
  ).toBe(201);
});

test('a ticket type can be deleted once no ticket uses it', async () => {
  const remove = () => halo.call('DELETE', '/api/TicketType/4');
  expect(await remove()).toMatchObject({
    status: 400,
    json: expect.stringContaining('move these tickets to another Ticket Type before deleting'),
  });
  await halo.call('POST', '/api/Tickets', [{ id: 2005, tickettype_id: 1 }]);
  expect((await remove()).status).toBe(200);
});

test('the rules that only custom calls break answer 405, 409 and 422', async () => {
  const wrongMethod = await halo.call('POST', '/api/InstanceInfo', {});
  expect(wrongMethod.status).toBe(405);
  expect(wrongMethod.headers.get('allow')).toBe('GET');
  expect((await halo.call('POST', '/api/Tickets', [{ id: 2007, status_id: 9 }])).status).toBe(409);
  expect((await halo.call('POST', '/api/Asset', [{ inventory_number: 'LAP-014' }])).status).toBe(
    409,
  );
  expect(
    (
      await halo.call('POST', '/api/Tickets', [
        { id: 2003, summary: 'new', last_update: '2020-01-01T00:00:00' },
      ])
    ).status,
  ).toBe(409);
  expect(
    (await halo.call('POST', '/api/Tickets', [{ summary: 4711, category_1: 'Other' }])).status,
  ).toBe(422);
  expect(
    (await halo.call('POST', '/api/Tickets', { summary: 'no list', category_1: 'Other' })).status,
  ).toBe(400);
  expect((await halo.call('GET', '/api/Nothing')).status).toBe(404);
  expect((await halo.call('GET', '/api/Addressbook')).status).toBe(500);
});

test('paths are taken without regard to case', async () => {
  expect((await halo.call('GET', '/api/tickets/2001')).status).toBe(200);
});

test('the gateway stops what is too large and what looks like an attack', async () => {
  expect(
    (
      await halo.call('POST', '/api/Attachment', [
        { ticket_id: 2003, filename: 'a', data_base64: 'A'.repeat(1_200_000) },
      ])
    ).status,
  ).toBe(413);
  expect(
    (
      await halo.call('POST', '/api/Attachment', [
        { ticket_id: 2003, filename: 'a', data_base64: 'A'.repeat(20_000) },
      ])
    ).status,
  ).toBe(201);
  const blocked = await halo.call('POST', '/api/Actions', [
    { ticket_id: 2003, outcome_id: 1, note_html: '<script>' },
  ]);
  expect(blocked.status).toBe(403);
  expect(blocked.headers.get('server')).toBe('Practice-Gateway');
});
