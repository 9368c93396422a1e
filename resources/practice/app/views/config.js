import { api } from '../api.js';
import { card, heading, pill, table } from '../controls.js';
import { el, link } from '../dom.js';

/**
 * Its groups and their pages have the names of Halo's own menu: the steps of a fix name them.
 * @type {readonly (readonly [string, readonly (readonly [string, string])[]])[]}
 */
const groups = [
  [
    'Teams & Agents',
    [
      ['/config/agents/agents', 'Agents'],
      ['/config/agents/roles', 'Roles'],
    ],
  ],
  [
    'Tickets',
    [
      ['/config/tickets/tickettype', 'Ticket Types'],
      ['/config/tickets/actions', 'Actions'],
      ['/config/tickets/scheduling', 'Scheduled jobs'],
    ],
  ],
  ['Billing', [['/config/billing/chargerates', 'Charge rates']]],
  [
    'Integrations',
    [
      ['/config/integrations/addigy', 'Addigy'],
      ['/config/integrations/azuread', 'Entra ID'],
      ['/config/integrations/xero', 'Xero'],
      ['/config/integrations/quickbooks', 'QuickBooks'],
      ['/config/integrations/jira', 'Jira'],
      ['/config/integrations/integrator', 'Halo Integrator'],
      ['/console', 'Custom Integrations'],
      ['/config/integrations/runbooks', 'Integration Runbooks'],
      ['/config/integrations/api', 'Halo API'],
      ['/config/integrations/api/applications', 'View Applications'],
      ['/config/integrations/webhooks', 'Webhooks'],
      ['/config/integrations/incoming', 'Incoming messages'],
      ['/config/integrations/sign-ins', 'Sign-ins'],
      ['/config/integrations/refused', 'Refused records'],
      ['/config/integrations/outgoing', 'Outgoing requests'],
    ],
  ],
];

export function configView() {
  return el(
    'div',
    {},
    heading('Configuration'),
    el(
      'div',
      { class: 'cards' },
      groups.map(([title, pages]) =>
        card(
          title,
          el(
            'ul',
            { class: 'links' },
            pages.map(([path, label]) => el('li', {}, link(path, label))),
          ),
        ),
      ),
    ),
  );
}

export async function chargeRatesView() {
  const [rates, agents] = await Promise.all([
    api('GET', '/api/ChargeRate'),
    api('GET', '/api/Agent'),
  ]);
  return el(
    'div',
    {},
    heading('Charge rates'),
    table(
      'Who may use a rate is set on the agent.',
      [
        { title: 'Name', cell: ({ name }) => name },
        { title: 'Per hour', cell: ({ rate }) => `£${rate}` },
        {
          title: 'Agents with access',
          cell: ({ id }) =>
            agents
              .filter(
                ({ chargerate_ids, is_api_only }) => chargerate_ids.includes(id) && !is_api_only,
              )
              .flatMap((agent, at) => [
                at > 0 ? ', ' : '',
                link(`/config/agents/agents?id=${agent.id}`, agent.name),
              ]),
        },
      ],
      rates,
    ),
  );
}

/** Every call that Halo made to a third party, with its real answer. */
export async function outgoingView() {
  const { requests } = await api(
    'GET',
    '/api/IntegrationRequest?outbound_only=true&page_no=1&page_size=100',
  );
  return el(
    'div',
    {},
    heading('Outgoing requests'),
    table(
      'Newest first',
      [
        {
          title: 'Result',
          cell: ({ resultcode }) => pill(resultcode < 400, String(resultcode)),
        },
        { title: 'Integration', cell: ({ module }) => module },
        { title: 'Address', wide: true, cell: ({ url }) => url },
        {
          title: 'Answer',
          cell: ({ response_headers, response_body }) =>
            el(
              'span',
              { class: 'code' },
              `${response_headers}\n${response_body}`.trim().slice(0, 300),
            ),
        },
      ],
      requests,
      'Nothing was sent yet.',
    ),
  );
}
