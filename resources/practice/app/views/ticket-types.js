import { api } from '../api.js';
import {
  button,
  card,
  check,
  chosenRate,
  field,
  form,
  heading,
  rateChoice,
  table,
  ticked,
} from '../controls.js';
import { saving } from '../dialog.js';
import { el, link } from '../dom.js';
import { say } from '../shell.js';

export async function ticketTypesView() {
  const types = await api('GET', '/api/TicketType');
  return el(
    'div',
    {},
    heading('Ticket Types'),
    table(
      `${types.length} ticket types`,
      [
        {
          title: 'Name',
          cell: ({ id, name }) => link(`/config/tickets/tickettype?id=${id}`, name),
        },
      ],
      types,
    ),
  );
}

/**
 * One ticket type: the charge rate of its tickets, and its access list. An empty list lets every role
 * in.
 */
export async function ticketTypeView({ url, go }) {
  const [types, roles, rates] = await Promise.all([
    api('GET', '/api/TicketType'),
    api('GET', '/api/Roles'),
    api('GET', '/api/ChargeRate'),
  ]);
  const type = types.find(({ id }) => String(id) === url.searchParams.get('id'));
  if (!type) return heading('This ticket type does not exist');
  const boxes = roles.map(({ id, name }) => check(name, type.access.includes(id), { value: id }));
  const rate = rateChoice(rates, type.chargerate_id);
  const save = () =>
    saving(async () => {
      await api('POST', '/api/TicketType', [
        {
          id: type.id,
          access: ticked(boxes),
          chargerate_id: chosenRate(rate),
        },
      ]);
      say(`The ticket type ${type.name} was saved.`);
    });
  const remove = () =>
    saving(
      async () => {
        await api('DELETE', `/api/TicketType/${type.id}`);
        await go('/config/tickets/tickettype');
        say(`The ticket type ${type.name} was deleted.`);
      },
      { reason: true },
    );
  return el(
    'div',
    {},
    heading(type.name, button('Delete ticket type', remove)),
    form(
      {},
      save,
      card(
        'Settings',
        field(
          'Charge rate',
          rate,
          'Halo looks here first. With none, the action or the agent decides.',
        ),
      ),
      card(
        'Access Control',
        el('p', { class: 'hint' }, 'With no role ticked, every role may use this type.'),
        el('fieldset', {}, el('legend', {}, 'Roles with access'), boxes),
      ),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save ticket type')),
    ),
  );
}
