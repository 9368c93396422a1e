import { api } from '../api.js';
import {
  card,
  check,
  choice,
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

export async function agentsView() {
  const agents = await api('GET', '/api/Agent');
  return el(
    'div',
    {},
    heading('Agents'),
    table(
      `${agents.length} agents`,
      [
        { title: 'Name', cell: ({ id, name }) => link(`/config/agents/agents?id=${id}`, name) },
        { title: 'Role', cell: ({ role_name }) => role_name },
        {
          title: 'Kind',
          wide: true,
          cell: ({ is_api_only }) => (is_api_only ? 'API only' : 'Person'),
        },
      ],
      agents,
    ),
  );
}

/** One agent: the role and the charge rates the agent may use. */
export async function agentView({ url }) {
  const [agent, roles, rates] = await Promise.all([
    api('GET', `/api/Agent/${encodeURIComponent(url.searchParams.get('id'))}`),
    api('GET', '/api/Roles'),
    api('GET', '/api/ChargeRate'),
  ]);
  const role = choice(
    roles.map(({ id, name }) => [id, name]),
    agent.role_id,
  );
  const boxes = rates.map(({ id, name }) =>
    check(name, agent.chargerate_ids.includes(id), { value: id }),
  );
  const own = rateChoice(rates, agent.chargerate_id);
  const save = () =>
    saving(async () => {
      const allowed = ticked(boxes).map(Number);
      await api('POST', '/api/Agent', [
        {
          id: agent.id,
          role_id: role.value,
          chargerate_ids: allowed,
          chargerate_id: chosenRate(own),
        },
      ]);
      say(`${agent.name} was saved.`);
    });
  return el(
    'div',
    {},
    heading(agent.name),
    card(null, facts(['Sign-in name', agent.username], ['Mail', agent.email])),
    card(
      'Permissions',
      form(
        {},
        save,
        el(
          'div',
          { class: 'grid' },
          field('Role', role),
          field('Charge rate', own, 'Used where neither the ticket type nor the action sets one.'),
        ),
        el('fieldset', {}, el('legend', {}, 'Charge rates this agent may use'), boxes),
        el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save agent')),
      ),
    ),
  );
}
