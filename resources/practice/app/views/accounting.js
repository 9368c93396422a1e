import { aid, api } from '../api.js';
import { button, card, choice, facts, field, form, heading, table } from '../controls.js';
import { saving } from '../dialog.js';
import { day, el, link, many, when } from '../dom.js';
import { say } from '../shell.js';
import { saveRecord } from '../upkeep.js';

/** A connection to an accounting system, and the company in it that is chosen. */
const companyForm = (path, { id }, choices, company, refresh) =>
  form(
    { class: 'grid' },
    saveRecord(path, () => ({ id, ...company() }), 'The connection was saved.', refresh),
    field('Company', choices),
    el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save')),
  );

/** A stand-in for the accounting system's own list of invoices. */
async function booksCard(system, name) {
  const numbers = await aid('GET', `books/${name}`);
  return el(
    'section',
    { class: 'card outside', 'aria-label': `Books in ${system}` },
    el('h2', {}, `${system}: its own books`),
    el('p', { class: 'hint' }, 'In real life this is another site, with its own sign-in.'),
    table(
      `${many(numbers.length, 'invoice')}, newest first`,
      [{ title: 'Number', cell: (number) => number }],
      numbers.slice(0, 20),
      'No invoice of Halo stands here.',
    ),
  );
}

export async function xeroView({ refresh }) {
  const [connection] = await api('GET', '/api/XeroDetails?connectedonly=true');
  const company = choice(
    [
      ['', 'None is chosen'],
      ['5b7e-practice-organisation', 'Practice Ltd'],
    ],
    connection.tenant_id,
  );
  return el(
    'div',
    {},
    heading('Xero'),
    card(
      'Connection',
      facts(
        ['Name', connection.name],
        ['State', connection.connected ? 'Connected' : 'Not connected'],
        ['Last sync', when(connection.last_sync)],
      ),
      companyForm(
        '/api/XeroDetails',
        connection,
        company,
        () => ({ tenant_id: company.value }),
        refresh,
      ),
      el(
        'p',
        {},
        'Invoices are sent from the page ',
        link('/invoices?mainview=invoices&selid=-1&sellevel=1', 'Invoices'),
        '.',
      ),
    ),
    card(
      'Limits',
      el('p', {}, 'Xero takes 60 calls in any minute from one organisation, and five at a time.'),
    ),
    await booksCard('Xero', 'xero'),
  );
}

export async function quickBooksView({ refresh }) {
  const [[connection], { invoices }] = await Promise.all([
    api('GET', '/api/QuickBooksDetails'),
    api('GET', '/api/Invoice?pageinate=true&page_size=500'),
  ]);
  const company = choice(
    [
      ['', 'None is chosen'],
      ['9130-practice-company', 'Practice Inc'],
    ],
    connection.company_id,
  );
  const invoice = choice(
    invoices.slice(0, 20).map(({ id, invoicenumber }) => [id, invoicenumber]),
    invoices[0]?.id,
  );
  const send = () =>
    saving(async () => {
      await api('POST', '/api/IntegrationData/Send/QuickBooksOnline', {
        id: Number(invoice.value),
      });
      await refresh();
      say('The invoice was sent.');
    });
  return el(
    'div',
    {},
    heading('QuickBooks'),
    card(
      'Connection',
      facts(['Name', connection.name], ['Signed in until', day(connection.token_expiry)]),
      companyForm(
        '/api/QuickBooksDetails',
        connection,
        company,
        () => ({ company_id: company.value }),
        refresh,
      ),
    ),
    card(
      'Send one invoice',
      field('Invoice', invoice),
      el('div', { class: 'tools' }, button('Send this invoice', send)),
    ),
    await booksCard('QuickBooks', 'quickbooks'),
  );
}
