import { api } from '../api.js';
import { button, card, choice, facts, field, form, heading, input } from '../controls.js';
import { ask, formPopUp, saving } from '../dialog.js';
import { el, when } from '../dom.js';
import { say } from '../shell.js';

/** One ticket: what it is about, its quick actions, its history, and the form to change it. */
export async function ticketView(page) {
  const id = page.url.searchParams.get('id');
  const ticket = await api(
    'GET',
    `/api/Tickets/${encodeURIComponent(id)}?includedetails=true&includelastaction=false&isdetailscreen=true`,
  );
  const [{ actions }, outcomes, { approvals }, lists] = await Promise.all([
    api('GET', `/api/Actions?ticket_id=${ticket.id}&excludesys=true`),
    api('GET', '/api/Outcome'),
    api('GET', `/api/TicketApproval?ticket_id=${ticket.id}`),
    Promise.all([
      api('GET', '/api/Agent'),
      api('GET', '/api/TicketType'),
      api('GET', '/api/Status'),
    ]),
  ]);
  const remove = () =>
    ask(
      `Delete ticket ${ticket.id}?`,
      'It can be restored later from the list of deleted tickets, which names you and the reason “By mistake”.',
      'Delete',
      () =>
        saving(
          async () => {
            await api('DELETE', `/api/Tickets/${ticket.id}?reason=By+mistake`);
            await page.go('/tickets');
            say(`Ticket ${ticket.id} was deleted.`);
          },
          { reason: true },
        ),
    );
  return el(
    'div',
    {},
    heading(ticket.summary, button('Delete ticket', remove)),
    card(
      null,
      facts(
        ['Ticket', `#${ticket.id}`],
        ['Customer', ticket.client_name],
        ['User', ticket.user_name],
        ['Status', ticket.status_name],
        ['Type', ticket.tickettype_name],
        ['Agent', ticket.agent_name],
        ['Department', ticket.department_name],
        ['Opened', when(ticket.dateoccurred)],
      ),
      el('p', {}, ticket.details),
    ),
    card(
      'Actions',
      el(
        'div',
        { class: 'tools' },
        outcomes.map((outcome) =>
          button(outcome.name, () => saving(() => runAction(page, ticket, outcome, lists[1]))),
        ),
      ),
    ),
    card(
      'History',
      actions.length === 0
        ? el('p', { class: 'empty' }, 'Nothing yet.')
        : el(
            'ol',
            { class: 'history' },
            actions.map((action) =>
              el(
                'li',
                {},
                el(
                  'p',
                  { class: 'hint' },
                  `${action.outcome} · ${action.who} · ${when(action.datetime)}${action.timetaken ? ` · ${action.timetaken} h` : ''}`,
                ),
                el('p', {}, action.note_html),
              ),
            ),
          ),
    ),
    approvals.length > 0
      ? card(
          'Approval',
          approvals.map(({ emailaddress, result }) =>
            el('p', {}, `${['Waiting for', 'Approved by', 'Rejected by'][result]} ${emailaddress}`),
          ),
        )
      : null,
    editCard(page, ticket, lists),
  );
}

/** The id of the charge rate that an action has on this ticket by itself, and what sets it. */
function presetRate(types, ticket, outcome, agent) {
  const type = types.find(({ id }) => id === ticket.tickettype_id);
  if (outcome.timetaken === 0) return { id: null, setter: '' };
  if (type && type.chargerate_id !== null)
    return { id: type.chargerate_id, setter: `The ticket type “${type.name}” sets it by itself.` };
  if (outcome.chargerate_id !== null)
    return { id: outcome.chargerate_id, setter: 'This action sets it by itself.' };
  return { id: agent.chargerate_id, setter: `It is the rate of ${agent.name}.` };
}

/** A quick action: a small form, filled with what is preset (such as its charge rate). */
async function runAction({ refresh, agent }, ticket, outcome, types) {
  const rates = await api('GET', '/api/ChargeRate');
  const note = el('textarea', { rows: 4 });
  const time = input({ inputmode: 'decimal', value: String(outcome.timetaken) });
  const preset = presetRate(types, ticket, outcome, agent);
  const rate = rates.find(({ id }) => id === preset.id);
  formPopUp(
    outcome.name,
    [
      field('Note', note),
      rate ? field('Hours', time) : null,
      rate ? el('p', { class: 'hint' }, `Charge rate: ${rate.name}. ${preset.setter}`) : null,
    ].filter(Boolean),
    'Save action',
    async () => {
      await api('POST', '/api/Actions', [
        {
          ticket_id: ticket.id,
          outcome_id: outcome.id,
          note_html: note.value,
          hiddenfromuser: false,
          ...(rate ? { timetaken: Number(time.value) || 0, chargerate: rate.id } : {}),
        },
      ]);
      await refresh();
      say(`“${outcome.name}” was saved.`);
    },
  );
}

function editCard({ refresh }, ticket, [agents, types, statuses]) {
  const named = (list) => list.map(({ id, name }) => [id, name]);
  const summary = input({ value: ticket.summary });
  const agent = choice(named(agents.filter(({ is_api_only }) => !is_api_only)), ticket.agent_id);
  const type = choice(named(types), ticket.tickettype_id);
  const status = choice(named(statuses), ticket.status_id);
  const save = () =>
    saving(
      async () => {
        const changed = {
          summary: summary.value,
          agent_id: Number(agent.value),
          tickettype_id: Number(type.value),
          status_id: Number(status.value),
        };
        const changes = Object.fromEntries(
          Object.entries(changed).filter(([name, value]) => value !== ticket[name]),
        );
        await api('POST', '/api/Tickets', [{ id: ticket.id, ...changes }]);
        await refresh();
        say(`Ticket ${ticket.id} was saved.`);
      },
      { reason: true },
    );
  return card(
    'Change this ticket',
    form(
      { class: 'grid' },
      save,
      field('Summary', summary),
      field('Assigned to', agent),
      field('Ticket type', type),
      field('Status', status),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save ticket')),
    ),
  );
}
