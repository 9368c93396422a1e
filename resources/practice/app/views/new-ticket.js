import { api } from '../api.js';
import { card, choice, field, form, heading, input } from '../controls.js';
import { saving } from '../dialog.js';
import { el } from '../dom.js';
import { say } from '../shell.js';

/** A new ticket. The form does not check what Halo needs; Halo says so itself. */
export async function newTicketView({ go }) {
  const [{ clients }, types, categories] = await Promise.all([
    api('GET', '/api/Client'),
    api('GET', '/api/TicketType'),
    api('GET', '/api/Category'),
  ]);
  const summary = input();
  const details = el('textarea', { rows: 5 });
  const client = choice(
    clients.map(({ name }) => [name, name]),
    clients[0].name,
  );
  const type = choice(
    types.map(({ id, name }) => [id, name]),
    1,
  );
  const category = choice([['', 'Choose…'], ...categories.map((name) => [name, name])], '');
  const save = () =>
    saving(
      async () => {
        const [ticket] = await api('POST', '/api/Tickets', [
          {
            summary: summary.value,
            details: details.value,
            client_name: client.value,
            tickettype_id: Number(type.value),
            category_1: category.value,
          },
        ]);
        await go(`/ticket?id=${ticket.id}`);
        say(`Ticket ${ticket.id} was created.`);
      },
      { reason: true },
    );
  return el(
    'div',
    {},
    heading('New ticket'),
    card(
      null,
      form(
        { class: 'grid' },
        save,
        field('Summary', summary),
        field('Details', details),
        field('Customer', client),
        field('Ticket type', type),
        field('Category', category),
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Create ticket')),
      ),
    ),
  );
}
