import { api } from '../api.js';
import { button, card, field, form, heading, input } from '../controls.js';
import { el } from '../dom.js';
import { attemptsCard, saveRecord } from '../upkeep.js';

/** Messages of other systems that become tickets. */
export async function incomingView({ refresh }) {
  const [[inbox], { attempts }] = await Promise.all([
    api('GET', '/api/IncomingWebhook'),
    api('GET', '/api/IncomingWebhookAttempt?count=50'),
  ]);
  const summary = input({ value: inbox.default_summary });
  const send = (extra, words) =>
    saveRecord(
      '/api/IncomingWebhook',
      () => ({ id: inbox.id, default_summary: summary.value, ...extra }),
      words,
      refresh,
    );
  return el(
    'div',
    {},
    heading('Incoming messages'),
    card(
      inbox.name,
      form(
        { class: 'grid' },
        send({}, 'The settings were saved.'),
        field('Default summary', summary, 'Used where a message has no summary of its own.'),
        el(
          'div',
          { class: 'tools' },
          el('button', {}, 'Save'),
          button(
            'Send a test message of the alarm system',
            send({ _take_again: true }, 'A test message was sent.'),
            {
              class: 'primary',
            },
          ),
        ),
      ),
    ),
    attemptsCard(
      'Messages',
      attempts.map(({ errormessage, attemptdate }) => ({ error: errormessage, date: attemptdate })),
    ),
  );
}
