import { knownVendor } from '../../shared/rules/third-party.ts';
import { say, type Sentence } from '../../shared/words/say.ts';
import { visibleLine } from './visible-text.ts';

/** How people call a page of Halo. */
export interface PageName {
  readonly name: string;
  /** It names one record, and not a list or a form. */
  readonly isRecord: boolean;
}

/** Pages of Halo's web application by the end of their path, as Halo's own menu calls them. */
const pages: ReadonlyMap<string, Sentence> = new Map(
  Object.entries<Sentence>({
    agents: 'pages.agents',
    'agents/roles': 'pages.roles',
    api: 'pages.api',
    'api/applications': 'pages.applications',
    approval: 'pages.approval',
    assets: 'pages.assets',
    'billing/chargerates': 'pages.chargeRates',
    calendar: 'pages.calendar',
    clients: 'pages.customers',
    config: 'pages.config',
    contracts: 'pages.contracts',
    customers: 'pages.customers',
    dashboard: 'pages.dashboard',
    'email/templates': 'pages.emailTemplates',
    integrations: 'pages.integrations',
    'integrations/integrator': 'pages.integrator',
    'integrations/runbooks': 'pages.runbooks',
    'integrations/webhooks': 'pages.webhooks',
    invoices: 'pages.invoices',
    items: 'pages.items',
    knowledgebase: 'pages.articles',
    'notifications/notifications': 'pages.notifications',
    opportunities: 'pages.opportunities',
    portal: 'pages.portal',
    'portal/home': 'pages.portal',
    'portal/newticket': 'pages.newTicket',
    projects: 'pages.projects',
    quotes: 'pages.quotes',
    'reports/pdftemplates': 'pages.pdfTemplates',
    reports: 'pages.reports',
    selfservice: 'pages.selfService',
    sites: 'pages.sites',
    suppliers: 'pages.suppliers',
    teams: 'pages.teams',
    'ticket/new': 'pages.newTicket',
    'tickets/actions': 'pages.quickActions',
    'tickets/scheduling': 'pages.scheduledJobs',
    'tickets/tickettype': 'pages.ticketTypes',
    tickets: 'pages.tickets',
    users: 'pages.users',
  }),
);

/** Lists of Halo whose page of one record goes by the list's name: /reports?id=21. */
const lists =
  /^(?:action|agent|asset|client|contract|invoice|item|project|quote|report|role|site|supplier|team|ticket|user)s$/i;

/** For a path alone: pages of a Halo are called alike wherever it stands. */
export const anySite = 'https://halo.invalid';

/** The one record that a page shows, by its number; null for any other page. */
export function recordOf(page: string): { readonly kind: string; readonly id: string } | null {
  if (!URL.canParse(page)) return null;
  const { pathname, searchParams } = new URL(page);
  const id = searchParams.get('id');
  const last = partsOf(pathname).at(-1);
  if (id === null || last === undefined) return null;
  return { kind: (lists.test(last) ? last.slice(0, -1) : last).toLowerCase(), id };
}

/** A number tells a person which record it is; any other id is for machines. */
const isNumber = (id: string): boolean => /^\d{1,12}$/.test(id);

/** What is known of a page beside its address; null where nothing is. */
export interface Known {
  /** The integration that failed there. */
  readonly integration: string | null;
  /** The page's own title; of one record, the record's name. */
  readonly title: string | null;
}

/**
 * "ticket 2001" for /ticket?id=2001: how people call a page. The settings of an integration go by its
 * name, which their address spells in its own way (/config/integrations/azuread), and any other page
 * by its title where that is known, else as Halo's menu calls it: so does a record of which nothing
 * but an id for machines is known. null where nobody has a word for it, and for the first page of a
 * site.
 */
export function pageName(page: string, { integration, title }: Known): PageName | null {
  if (!URL.canParse(page)) return null;
  const record = recordOf(page);
  if (record !== null && (title !== null || isNumber(record.id))) {
    const { id } = record;
    const kind = record.kind === 'tickettype' ? say('pages.ticketType') : record.kind;
    const name = title === null ? `${kind} ${id}` : say('pages.record', { kind, name: title });
    return { name: visibleLine(name), isRecord: true };
  }
  const parts = partsOf(new URL(page).pathname);
  const end = parts.slice(-2).join('/').toLowerCase();
  const sentence = pages.get(end) ?? pages.get(parts.at(-1)?.toLowerCase() ?? '');
  const listed = sentence === undefined ? null : say(sentence);
  // It imports for others, and is the page of none of them.
  const isOwn = end === 'integrations/integrator';
  const isOfOther = parts.at(-2) === 'integrations' && !isOwn;
  const vendor = isOfOther ? knownVendor(parts.at(-1) ?? '') : null;
  const other = isOfOther && listed === null ? integration : null;
  const name = (isOwn ? listed : vendor) ?? title ?? listed ?? other;
  return name === null ? null : { name: visibleLine(name), isRecord: false };
}

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');
