import type { ResourceType } from '../exchange/exchange.ts';
import { type Address, apiStart, isCall, queryValue } from './address.ts';
import type { Area } from './cause.ts';

/**
 * What a Halo address belongs to; paths are those of the vendor's own OpenAPI file
 * (https://halopsa.com/apidoc) and of the pages of its web application.
 */
export function areaOf(address: Address, page: Address | null, resourceType: ResourceType): Area {
  const path = address.lower;
  if (/\/token\/?$/.test(path) && !isCall(address)) return 'token';
  if (isSignIn(address)) return 'sign-in';
  if (isFile(path, resourceType)) return 'file';
  const resource = apiResource(path);
  if (resource === null) return pageArea(address, path, resourceType);
  const area = resourceArea(resource);
  // The portal reads the ticket on behalf of the approval link that the page was opened with.
  return (area === 'ticket' || area === 'action') && page !== null && isApprovalLink(page)
    ? 'approval'
    : area;
}

/** Pages where somebody signs in: Halo's own, and those of the identity providers it sends to. */
function isSignIn(address: Address): boolean {
  const { lower, host } = address;
  if (isCall(address)) return false;
  if (
    /^(login\.microsoftonline\.com|login\.windows\.net|login\.live\.com|accounts\.google\.com)$/.test(
      host,
    )
  )
    return true;
  return /\/auth\/(?!token)|\/auth\/?$|\/(login|signin|sign-in|signout|logout|saml2?|sso)(\/|$)|\/azure\/auth\/?$/.test(
    lower,
  );
}

/** A file that a page is made of. */
function isFile(path: string, resourceType: ResourceType): boolean {
  if (apiStart(path) >= 0) return false;
  return (
    resourceType === 'script' || resourceType === 'stylesheet' || /\.(m?js|css|wasm)$/.test(path)
  );
}

/** The first word after `/api/`, lower case; null outside the API. */
export function apiResource(lowerPath: string): string | null {
  if (apiStart(lowerPath) < 0) return null;
  const rest = lowerPath.slice(lowerPath.lastIndexOf('/api/') + 5);
  const slash = rest.indexOf('/');
  return slash < 0 ? rest : rest.slice(0, slash);
}

const byResource: ReadonlyMap<string, Area> = new Map(
  Object.entries<Area>({
    report: 'report',
    reports: 'report',
    reportdata: 'report',
    reportrepository: 'report',
    ticket: 'ticket',
    tickets: 'ticket',
    actions: 'action',
    action: 'action',
    ticketapproval: 'approval',
    approval: 'approval',
    invoice: 'invoice',
    invoices: 'invoice',
    recurringinvoice: 'invoice',
    asset: 'asset',
    assets: 'asset',
    users: 'user',
    user: 'user',
    integrationdata: 'integration',
    integrationrequest: 'integration',
    integrationerror: 'integration',
    integratorlog: 'integration',
    integratorschedule: 'integration',
    integratortrace: 'integration',
    azureadconnection: 'integration',
    azureadmapping: 'integration',
    mailbox: 'mailbox',
    mailboxes: 'mailbox',
    emailserver: 'mailbox',
  }),
);

function resourceArea(resource: string): Area {
  return byResource.get(resource) ?? (/.details$/.test(resource) ? 'integration' : 'other');
}

function pageArea(address: Address, path: string, resourceType: ResourceType): Area {
  if (isApprovalLink(address)) return 'approval';
  if (/\/reports\/?$/.test(path)) return 'report';
  if (/\/tickets?\/?$/.test(path)) return 'ticket';
  if (/\/invoices\/?$/.test(path)) return 'invoice';
  return resourceType === 'document' ? 'page' : 'other';
}

/**
 * A link that asks for an approval. Its exact shape is not published: the word `approval` in a
 * page's path or query that is no configuration page.
 */
function isApprovalLink(page: Address): boolean {
  const path = page.lower;
  if (path.includes('/config/') || path.includes('/api/') || /\.\w{2,5}$/.test(path)) return false;
  return /approv/.test(path) || /(^|&)[^=&]*approv/i.test(page.query);
}

/** True in the self-service portal: `/portal` by default, or a call that says so. */
export function isPortal(address: Address, page: Address | null): boolean {
  return (
    inPortal(address) ||
    queryValue(address.query, 'is_portal') === 'true' ||
    (page !== null && inPortal(page))
  );
}

function inPortal(address: Address): boolean {
  return /\/portal(\/|$)/i.test(address.path);
}
