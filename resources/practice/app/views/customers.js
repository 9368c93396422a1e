import { api } from '../api.js';
import { card, check, form, heading, table, ticked } from '../controls.js';
import { saving } from '../dialog.js';
import { el, link, many } from '../dom.js';
import { say } from '../shell.js';

export async function customersView() {
  const { clients } = await api('GET', '/api/Client');
  return el(
    'div',
    {},
    heading('Customers'),
    table(
      many(clients.length, 'customer'),
      [{ title: 'Name', cell: ({ id, name }) => link(`/customers?id=${id}`, name) }],
      clients,
    ),
  );
}

/** One customer: the charge rates that it allows. An empty list allows every rate. */
export async function customerView({ url }) {
  const [client, rates] = await Promise.all([
    api('GET', `/api/Client/${encodeURIComponent(url.searchParams.get('id'))}`),
    api('GET', '/api/ChargeRate'),
  ]);
  const boxes = rates.map(({ id, name }) =>
    check(name, client.chargerate_ids.includes(id), { value: id }),
  );
  const save = () =>
    saving(async () => {
      const allowed = ticked(boxes).map(Number);
      await api('POST', '/api/Client', [{ id: client.id, chargerate_ids: allowed }]);
      say(`The customer ${client.name} was saved.`);
    });
  return el(
    'div',
    {},
    heading(client.name),
    card(
      'Billing',
      form(
        {},
        save,
        el('p', { class: 'hint' }, 'With no rate ticked, every rate is allowed.'),
        el('fieldset', {}, el('legend', {}, 'Charge rates that this customer allows'), boxes),
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save customer')),
      ),
    ),
  );
}
