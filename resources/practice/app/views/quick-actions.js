import { api } from '../api.js';
import { card, check, facts, form, heading, table, ticked } from '../controls.js';
import { saving } from '../dialog.js';
import { el, link } from '../dom.js';
import { say } from '../shell.js';

export async function quickActionsView() {
  const outcomes = await api('GET', '/api/Outcome');
  return el(
    'div',
    {},
    heading('Quick actions'),
    table(
      `${outcomes.length} quick actions`,
      [{ title: 'Name', cell: ({ id, name }) => link(`/config/tickets/actions?id=${id}`, name) }],
      outcomes,
    ),
  );
}

/** One quick action: what it presets and which roles may run it. */
export async function quickActionView({ url }) {
  const [outcomes, roles, rates] = await Promise.all([
    api('GET', '/api/Outcome'),
    api('GET', '/api/Roles'),
    api('GET', '/api/ChargeRate'),
  ]);
  const outcome = outcomes.find(({ id }) => String(id) === url.searchParams.get('id'));
  if (!outcome) return heading('This quick action does not exist');
  const boxes = roles.map(({ id, name }) => check(name, outcome.roles.includes(id), { value: id }));
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Outcome', [
        {
          id: outcome.id,
          roles: ticked(boxes),
        },
      ]);
      say(`The action ${outcome.name} was saved.`);
    });
  return el(
    'div',
    {},
    heading(outcome.name),
    card(
      null,
      facts(
        ['Outcome', outcome.outcome],
        ['Charge rate it sets', rates.find(({ id }) => id === outcome.chargerate_id)?.name],
      ),
    ),
    card(
      'Permissions',
      form(
        {},
        save,
        el('p', { class: 'hint' }, 'With no role ticked, every role may run it.'),
        el('fieldset', {}, el('legend', {}, 'Roles that may run it'), boxes),
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save action')),
      ),
    ),
  );
}
