import { api } from '../api.js';
import { button, card, field, form, heading, input } from '../controls.js';
import { saving } from '../dialog.js';
import { el, when } from '../dom.js';
import { say } from '../shell.js';

/** Runbooks: what each works on, and how its last run ended. */
export async function automationsView() {
  const [runbook] = await api('GET', '/api/Webhook?type=1');
  const ticket = input({ value: String(runbook.ticket_id), inputmode: 'numeric' });
  const last = el('div', { 'aria-live': 'polite' });
  const show = async () => {
    const { automations } = await api('GET', '/api/Automation?count=1');
    last.replaceChildren(...rowOf(automations[0]));
  };
  const save = () =>
    saving(async () => {
      await api('POST', '/api/Webhook', [{ id: runbook.id, ticket_id: Number(ticket.value) }]);
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
    heading('Integration runbooks'),
    card(
      runbook.name,
      el('p', { class: 'hint' }, 'It adds a note to a ticket.'),
      form(
        { class: 'grid' },
        save,
        field('Ticket number', ticket),
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
      el(
        'span',
        { class: run.error ? 'pill bad' : 'pill good' },
        run.error ? 'Failed' : 'The last run went well.',
      ),
      ` ${when(run.timestamp)}`,
    ),
    ...(run.error ? [el('p', { class: 'problem' }, run.error)] : []),
  ];
}
