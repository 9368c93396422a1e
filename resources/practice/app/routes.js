import { approvalView } from './views/approval.js';
import { agentView, agentsView } from './views/agents.js';
import { apiDetailsView } from './views/api-details.js';
import { addigyView } from './views/addigy.js';
import { assetsView, usersView } from './views/records.js';
import { chargeRatesView, configView, outgoingView } from './views/config.js';
import { automationsView } from './views/automations.js';
import { consoleView } from './views/console.js';
import { customersView, customerView } from './views/customers.js';
import { entraView } from './views/entra.js';
import { integratorView } from './views/integrator.js';
import { invoicesView } from './views/invoices.js';
import { mailboxView, notFoundView, portalHomeView } from './views/portal.js';
import { jiraView } from './views/jira.js';
import { plannerPage } from './views/planner.js';
import { newTicketView } from './views/new-ticket.js';
import { quickActionView, quickActionsView } from './views/quick-actions.js';
import { reportsView } from './views/reports.js';
import { roleView, rolesView } from './views/roles.js';
import { ticketTypeView, ticketTypesView } from './views/ticket-types.js';
import { ticketView } from './views/ticket.js';
import { ticketsView } from './views/tickets.js';
import { faultsView } from './views/faults.js';
import { incomingView } from './views/incoming.js';
import { jobsView } from './views/jobs.js';
import { quickBooksView, xeroView } from './views/accounting.js';
import { refusedView } from './views/refused.js';
import { signInsView } from './views/sign-ins.js';
import { webhooksView } from './views/webhooks.js';

/** A list that becomes a record where the address carries an id. */
const listOr = (list, record) => (page) =>
  page.url.searchParams.has('id') ? record(page) : list(page);

const views = new Map(
  Object.entries({
    '/': ticketsView,
    '/tickets': listOr(ticketsView, ticketView),
    '/ticket': ticketView,
    '/ticket/new': newTicketView,
    '/reports': reportsView,
    '/invoices': invoicesView,
    '/assets': assetsView,
    '/customers': listOr(customersView, customerView),
    '/users': usersView,
    '/planner': plannerPage,
    '/console': consoleView,
    '/mailbox': mailboxView,
    '/config': configView,
    '/config/integrations': configView,
    '/config/agents/agents': listOr(agentsView, agentView),
    '/config/agents/roles': listOr(rolesView, roleView),
    '/config/billing/chargerates': chargeRatesView,
    '/config/tickets/tickettype': listOr(ticketTypesView, ticketTypeView),
    '/config/tickets/actions': listOr(quickActionsView, quickActionView),
    '/config/integrations/addigy': addigyView,
    '/config/integrations/azuread': entraView,
    '/config/integrations/xero': xeroView,
    '/config/integrations/quickbooks': quickBooksView,
    '/config/integrations/jira': jiraView,
    '/config/integrations/runbooks': automationsView,
    '/config/integrations/integrator': integratorView,
    '/config/integrations/api': apiDetailsView,
    '/config/integrations/api/applications': apiDetailsView,
    '/config/integrations/webhooks': webhooksView,
    '/config/integrations/outgoing': outgoingView,
    '/config/integrations/incoming': incomingView,
    '/config/integrations/refused': refusedView,
    '/config/integrations/sign-ins': signInsView,
    '/config/tickets/scheduling': jobsView,
    '/faults': faultsView,
    '/portal': portalHomeView,
    '/portal/home': portalHomeView,
    '/portal/approval': approvalView,
  }),
);

/**
 * The view of an address; a mistyped one gets the app's own "not found", which is no error of the
 * API.
 */
export function viewOf(path) {
  return views.get(path.length > 1 ? path.replace(/\/$/, '') : path) ?? notFoundView;
}
