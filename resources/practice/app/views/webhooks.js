import { api } from '../api.js';
import { button, card, facts, field, form, heading, input, pill, table } from '../controls.js';
import { el, many, when } from '../dom.js';
import { saveRecord } from '../upkeep.js';

/** Webhooks: where each sends to, whether it is on, and how its last messages were answered. */
export async function webhooksView({ refresh }) {
  const webhooks = await api('GET', '/api/Webhook?type=0');
  const { events } = await api('GET', '/api/WebhookEvent?count=100');
  return el(
    'div',
    {},
    heading('Webhooks'),
    el('p', { class: 'hint' }, many(webhooks.length, 'webhook')),
    webhooks.map((webhook) => webhookCard(webhook, events, refresh)),
  );
}

function webhookCard({ id, name, url, active }, events, refresh) {
  const address = input({ value: url });
  const send = (extra, words) =>
    saveRecord('/api/Webhook', () => ({ id, url: address.value, ...extra }), words, refresh);
  return card(
    name,
    facts(['State', pill(active, active ? 'Active' : 'Switched off')]),
    form(
      { class: 'grid' },
      send({}, `The webhook ${name} was saved.`),
      field('Address', address),
      el(
        'div',
        { class: 'tools' },
        el('button', {}, 'Save'),
        active
          ? button('Send a test message', send({ _test: true }, 'A test message was sent.'))
          : button(
              'Save and switch on',
              send({ active: true, _test: true }, 'The webhook is on, and a message was sent.'),
              { class: 'primary' },
            ),
      ),
    ),
    table(
      'Newest messages',
      [
        {
          title: 'Answer',
          tight: true,
          cell: ({ responsestatus, error }) => pill(!error, String(responsestatus)),
        },
        { title: 'Words', cell: ({ responsebody }) => responsebody },
        { title: 'Time', wide: true, cell: ({ timestamp }) => when(timestamp) },
      ],
      events.filter(({ webhook_id }) => webhook_id === id).slice(0, 5),
      'No message was sent yet.',
    ),
  );
}
