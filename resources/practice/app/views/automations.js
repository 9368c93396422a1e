import { api } from '../api.js';
import { button, card, choice, field, form, heading, input, pill, table } from '../controls.js';
import { saving } from '../dialog.js';
import { el, when } from '../dom.js';
import { say } from '../shell.js';

/** Runbooks: what each works on, and how its last run ended. */
export async function automationsView() {
  const [[runbook], agents] = await Promise.all([
    api('GET', '/api/Webhook?type=1'),
    api('GET', '/api/Agent'),
  ]);
  const ticket = input({ value: String(runbook.ticket_id), inputmode: 'numeric' });
  const told = choice(
    [[0, 'Nobody'], ...agents.map(({ id, name }) => [id, name])],
    runbook.notify_agent_id,
  );
  const last = el('div', { 'aria-live': 'polite' });
  const show = async () => {
    const { automations } = await api('GET', '/api/Automation?count=1');
    last.replaceChildren(...rowOf(automations[0]));
  };
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Webhook', [
        {
          id: runbook.id,
          ticket_id: Number(ticket.value),
          notify_agent_id: Number(told.value),
        },
      ]);
      say(`The runbook ${runbook.name} was saved.`);
    });
  const start = () =>
    saving(async () => {
      await api('POST', `/api/Automation/${runbook.id}`, { formCollection: [] });
      await show();
    });
  await show();
  return el(
    'div',
    {},
    heading('Integration Runbooks'),
    card(
      runbook.name,
      el('p', { class: 'hint' }, 'It adds a note to a ticket.'),
      form(
        { class: 'grid' },
        save,
        field('Ticket number', ticket),
        field('Who is told when it fails', told),
        el('div', { class: 'tools' }, el('button', {}, 'Save runbook')),
      ),
      el('div', { class: 'tools' }, button('Run now', start, { class: 'primary' })),
    ),
    card('Last run', last),
  );
}

function rowOf(run) {
  if (run === undefined) return [el('p', { class: 'empty' }, 'It has not run yet.')];
  return [
    el(
      'p',
      {},
      pill(!run.error, run.error ? 'Failed' : 'The last run went well.'),
      ` ${when(run.timestamp)}`,
    ),
    ...(run.error ? [el('p', { class: 'problem' }, run.error)] : []),
    traceOf(run),
  ];
}

/** What the steps of a run did is read only when somebody opens it. */
function traceOf({ id }) {
  const place = el('div', { 'aria-live': 'polite' });
  const open = async () => {
    const { trace } = await api('GET', `/api/Automation/${id}`);
    place.replaceChildren(
      table('Trace', [{ title: 'What the steps did', cell: ({ log }) => log }], trace),
    );
  };
  return el('div', {}, el('div', { class: 'tools' }, button('Open this run', open)), place);
}
