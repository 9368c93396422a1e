import { api } from '../api.js';
import { button, choice, field, form, heading, input, table } from '../controls.js';
import { el, link, many, when } from '../dom.js';
import { say } from '../shell.js';
import { saving } from '../dialog.js';

const filters = [
  ['open', 'Open tickets'],
  ['closed', 'Closed tickets'],
  ['all', 'All tickets'],
  ['deleted', 'Deleted tickets'],
];
const queries = {
  open: '&open_only=true',
  closed: '&closed_only=true',
  all: '',
  deleted: '&deleted=true',
};

/** The ticket list, with search, and restore for deleted ones. */
export async function ticketsView({ url, go, refresh }) {
  const filter = url.searchParams.get('filter') ?? 'open';
  const search = url.searchParams.get('search') ?? '';
  const { tickets } = await api(
    'GET',
    `/api/Tickets?pageinate=true&page_no=1&page_size=50&search=${encodeURIComponent(search)}${queries[filter] ?? ''}`,
  );
  const shown = choice(filters, filter, {
    onchange: (event) => void go(`/tickets?area=1&filter=${event.target.value}`),
  });
  const words = input({ value: search });
  const restore = (ticket) =>
    saving(
      async () => {
        await api('POST', '/api/Tickets', [
          { id: ticket.id, _recover: true, _validate_updates: true },
        ]);
        await refresh();
        say(`Ticket ${ticket.id} was restored.`);
      },
      { reason: true },
    );
  return el(
    'div',
    {},
    heading('Tickets', link('/ticket/new', 'New ticket', { class: 'button primary' })),
    form(
      { class: 'filters', role: 'search' },
      () => go(`/tickets?area=1&filter=${filter}&search=${encodeURIComponent(words.value)}`),
      field('Show', shown),
      field('Search tickets', words),
      el('button', {}, 'Search'),
    ),
    table(
      many(tickets.length, 'ticket'),
      [
        { title: 'Id', cell: ({ id }) => id },
        {
          title: 'Summary',
          cell: (ticket) =>
            ticket.deleted ? ticket.summary : link(`/ticket?id=${ticket.id}`, ticket.summary),
        },
        { title: 'Customer', wide: true, cell: ({ client_name }) => client_name },
        ...(filter === 'deleted'
          ? [
              { title: 'Deleted by', cell: ({ deleted_by }) => deleted_by },
              { title: 'Why', cell: ({ deleted_reason }) => deleted_reason || '–' },
            ]
          : [
              {
                title: 'Status',
                cell: ({ status_name }) => el('span', { class: 'pill' }, status_name),
              },
              { title: 'Agent', wide: true, cell: ({ agent_name }) => agent_name },
            ]),
        filter === 'deleted'
          ? {
              title: 'Restore',
              tight: true,
              cell: (ticket) =>
                button('Restore', () => restore(ticket), {
                  'aria-label': `Restore ticket ${ticket.id}`,
                }),
            }
          : { title: 'Opened', wide: true, cell: ({ dateoccurred }) => when(dateoccurred) },
      ],
      tickets,
      'No tickets here.',
    ),
  );
}
