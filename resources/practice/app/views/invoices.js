import { api, ApiError } from '../api.js';
import { button, check, choice, field, heading, table } from '../controls.js';
import { popUp } from '../dialog.js';
import { day, el, many, money, when } from '../dom.js';
import { say } from '../shell.js';

const filters = [
  ['all', 'All invoices'],
  ['false', 'Not synced'],
  ['true', 'Synced'],
];
const sizes = [
  ['25', '25'],
  ['50', '50'],
  ['100', '100'],
];

/** The invoice list with its bulk action. */
export async function invoicesView({ url, go, refresh }) {
  const filter = url.searchParams.get('synced') ?? 'all';
  const size = Number(url.searchParams.get('rows') ?? 25);
  const { invoices } = await api(
    'GET',
    `/api/Invoice?pageinate=true&page_size=500${filter === 'all' ? '' : `&synced=${filter}`}`,
  );
  const rows = invoices.slice(0, size);
  const to = (changes) => {
    const query = new URLSearchParams(url.search);
    for (const [name, value] of Object.entries(changes)) query.set(name, value);
    return go(`/invoices?${query}`);
  };
  const boxes = new Map(
    rows.map((invoice) => [
      invoice,
      el('input', {
        type: 'checkbox',
        'aria-label': `Select ${invoice.invoicenumber}`,
        onchange: () => count(),
      }),
    ]),
  );
  const all = check('Select all on this page', false, {
    onchange: (event) => {
      for (const box of boxes.values()) box.checked = event.target.checked;
      count();
    },
  });
  const chosen = () => rows.filter((invoice) => boxes.get(invoice).checked);
  const selected = el('span', { class: 'hint', role: 'status' }, 'None selected');
  const sync = button('Sync to Xero', () => syncAll(chosen(), refresh, progress), {
    class: 'primary',
    disabled: true,
  });
  const progress = (text) => {
    selected.textContent = text;
  };
  function count() {
    const number = chosen().length;
    progress(number === 0 ? 'None selected' : `${number} selected`);
    sync.disabled = number === 0;
  }
  return el(
    'div',
    {},
    heading('Invoices'),
    el(
      'div',
      { class: 'filters' },
      field(
        'Show',
        choice(filters, filter, { onchange: (event) => void to({ synced: event.target.value }) }),
      ),
      field(
        'Rows per page',
        choice(sizes, size, { onchange: (event) => void to({ rows: event.target.value }) }),
      ),
      el(
        'div',
        { class: 'bulk', role: 'group', 'aria-label': 'Bulk actions' },
        all,
        sync,
        selected,
      ),
    ),
    table(
      `${rows.length} of ${invoices.length} invoices`,
      [
        { title: 'Choose', cell: (invoice) => boxes.get(invoice) },
        { title: 'Invoice', tight: true, cell: ({ invoicenumber }) => invoicenumber },
        { title: 'Customer', cell: ({ client_name }) => client_name },
        { title: 'Date', wide: true, cell: ({ invoicedate }) => day(invoicedate) },
        { title: 'Total', tight: true, cell: ({ total }) => money(total) },
        {
          title: 'Xero',
          cell: ({ last_synced, xeroid }) =>
            xeroid
              ? el('span', { class: 'pill good', title: when(last_synced) }, 'Synced')
              : el('span', { class: 'pill' }, 'Not synced'),
        },
      ],
      rows,
      'No invoices here.',
    ),
  );
}

/**
 * One request per invoice, all at once, as many as were selected. That is what goes wrong with
 * many.
 */
async function syncAll(invoices, refresh, progress) {
  let done = 0;
  const results = await Promise.all(
    invoices.map(async ({ id, invoicenumber, client_name, total }) => {
      const result = await api('POST', '/api/IntegrationData/Send/Xero', {
        id,
        invoicenumber,
        client_name,
        total,
      }).then(
        () => null,
        (error) => error,
      );
      done += 1;
      progress(`Syncing: ${done} of ${invoices.length}`);
      return result;
    }),
  );
  const other = results.find((result) => result !== null && !(result instanceof ApiError));
  if (other) throw other;
  const failed = results.filter((result) => result !== null).length;
  await refresh();
  if (failed === 0) return say(`${many(invoices.length, 'invoice')} synced to Xero.`);
  say('');
  popUp(
    'Sync to Xero',
    (close) => [
      el(
        'p',
        {},
        `${many(invoices.length - failed, 'invoice')} synced. ${many(failed, 'invoice')} could not be synced.`,
      ),
      el('div', { class: 'tools' }, button('OK', close, { class: 'primary' })),
    ],
    { role: 'alertdialog' },
  );
}
