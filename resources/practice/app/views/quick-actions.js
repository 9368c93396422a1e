import { api } from '../api.js';
import {
  card,
  check,
  chosenRate,
  facts,
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

export async function quickActionsView() {
  const outcomes = await api('GET', '/api/Outcome');
  return el(
    'div',
    {},
    heading('Actions'),
    table(
      `${outcomes.length} actions`,
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
  if (!outcome) return heading('This action does not exist');
  const boxes = roles.map(({ id, name }) => check(name, outcome.roles.includes(id), { value: id }));
  const rate = rateChoice(rates, outcome.chargerate_id);
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Outcome', [
        {
          id: outcome.id,
          roles: ticked(boxes),
          chargerate_id: chosenRate(rate),
        },
      ]);
      say(`The action ${outcome.name} was saved.`);
    });
  return el(
    'div',
    {},
    heading(outcome.name),
    card(null, facts(['Outcome', outcome.outcome])),
    form(
      {},
      save,
      card(
        'Defaults',
        field('Charge rate', rate, 'Each use of this action is charged at this rate by itself.'),
      ),
      card(
        'Permissions',
        el('p', { class: 'hint' }, 'With no role ticked, every role may run it.'),
        el('fieldset', {}, el('legend', {}, 'Roles that may run it'), boxes),
      ),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save action')),
    ),
  );
}
