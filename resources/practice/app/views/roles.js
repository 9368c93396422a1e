import { api } from '../api.js';
import { card, check, choice, field, form, heading, table, ticked } from '../controls.js';
import { saving } from '../dialog.js';
import { el, link } from '../dom.js';
import { say } from '../shell.js';

const areas = [
  ['tickets', 'Tickets'],
  ['customers', 'Users and customers'],
  ['assets', 'Assets'],
  ['invoices', 'Invoices'],
  ['reporting', 'Reporting'],
  ['webhooks', 'Webhooks'],
  ['charge_rates', 'Charge rates'],
  ['admin', 'Configuration'],
];
const levels = [
  ['none', 'No access'],
  ['read', 'Read only'],
  ['edit', 'Read and change'],
];

export async function rolesView() {
  const roles = await api('GET', '/api/Roles');
  return el(
    'div',
    {},
    heading('Roles'),
    table(
      `${roles.length} roles`,
      [{ title: 'Role', cell: ({ id, name }) => link(`/config/agents/roles?id=${id}`, name) }],
      roles,
    ),
  );
}

/** One role: what it may do, the departments it sees, and closed tickets. */
export async function roleView({ url }) {
  const [role, departments] = await Promise.all([
    api('GET', `/api/Roles/${encodeURIComponent(url.searchParams.get('id'))}`),
    api('GET', '/api/Department'),
  ]);
  const features = areas.map(([area, label]) => [area, label, choice(levels, role.features[area])]);
  const seen = departments.map(({ id, name }) =>
    check(name, role.departments.includes(id), { value: id }),
  );
  const closed = check('Can edit closed tickets', role.can_edit_closed);
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Roles', [
        {
          id: role.id,
          features: Object.fromEntries(features.map(([area, , control]) => [area, control.value])),
          can_edit_closed: closed.firstChild.checked,
          departments: ticked(seen).map(Number),
        },
      ]);
      say(`The role ${role.name} was saved.`);
    });
  return el(
    'div',
    {},
    heading(`Role: ${role.name}`),
    card(
      null,
      form(
        {},
        save,
        el(
          'div',
          { class: 'grid' },
          features.map(([, label, control]) => field(label, control)),
        ),
        el('fieldset', {}, el('legend', {}, 'Departments'), seen),
        closed,
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save role')),
      ),
    ),
  );
}
