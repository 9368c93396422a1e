import { api } from '../api.js';
import { card, facts, field, form, heading, input } from '../controls.js';
import { saving } from '../dialog.js';
import { el, link, when } from '../dom.js';
import { say } from '../shell.js';

/** Records that another system refused: each can be corrected and sent again. */
export async function refusedView({ refresh }) {
  const { errors } = await api('GET', '/api/IntegrationError?count=100');
  return el(
    'div',
    {},
    heading('Refused records'),
    errors.length === 0 ? el('p', { class: 'empty' }, 'Nothing was refused.') : null,
    errors.map((refused) => refusedCard(refused, refresh)),
  );
}

function refusedCard(
  { entity_type: type, entity_id: id, entity_name: name, error, date },
  refresh,
) {
  const number = input({ value: name });
  const send = () =>
    saving(async () => {
      await api('POST', '/api/Invoice', [{ id, invoicenumber: number.value }]);
      await api('POST', '/api/IntegrationData/Send/Xero', { id, invoicenumber: number.value });
      await refresh();
      say('The record was taken.');
    });
  return card(
    `${type} ${name}`,
    facts(['Xero said', error], ['Time', when(date)]),
    el(
      'p',
      {},
      'What stands in Xero is on the page ',
      link('/config/integrations/xero', 'Xero'),
      '.',
    ),
    form(
      { class: 'grid' },
      send,
      field('Invoice number', number),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save and send again')),
    ),
  );
}
