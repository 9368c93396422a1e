import type { Address } from './address.ts';

/**
 * How sure an address is of being Halo's: 3 the host or an answer that only Halo gives, 2 a path of
 * Halo's, 1 any API path, 0 none.
 */
export type HaloLevel = 0 | 1 | 2 | 3;

// Hosts of facts/halo.md 1.1; the bare names and `www` are the vendor's shop window, not an
// instance.
const haloHost =
  /(^|\.)(?!www\.)[a-z0-9-]+\.(halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions)\.(com|io)(:\d+)?$/;
// Ways of the API that no other product has.
const onlyHalo =
  /\/api\/(authinfo|integrationdata|onlinestatus|ticketapproval|integratorlog|integrationrequest|integrationerror|haloconfig)(\/|$)/i;
const haloResource = new RegExp(
  '/api/(?:api/)?(actions|agent|appointment|areas|asset|assettype|attachment|audit|cab|category|client|control|contracts?|customfields?|dashboardlinks|' +
    'faqlists|feedback|features|instanceinfo|invoice|item|kbarticle|lookup|opportunities|organisation|outcome|priority|projects|purchaseorder|' +
    'quotation|report|reportdata|roles|salesorder|servicestatus|site|sla|softwarelicence|status|supplier|team|template|ticketrules|tickets|tickettype|' +
    'timesheet|timesheetevent|toplevel|users|viewcolumns|viewfilter|viewlists|webhook|webhookevent|workflow)(/|$)',
  'i',
);
const tokenPath = /\/auth\/(token|authorize|account\/)/i;
const anyApi = /\/(api|portal)(\/|$)/i;
const measuring =
  /(^|\.)(google-analytics|googletagmanager|doubleclick|clarity|hotjar|sentry|plausible|segment|mixpanel|amplitude|pendo|intercom|fullstory|bugsnag|newrelic|nr-data|datadoghq|datadoghq-browser-agent|browser-intake-datadoghq|applicationinsights|visualstudio|facebook|linkedin|bing|youtube|googleapis|gstatic|cloudflareinsights|launchdarkly|userpilot|appcues|heap|heapanalytics|zendesk|hubspot|gravatar|microsoftonline|live|office|msauth|windows)\.(com|net|io|ms|us|org|dev|ai|de|fr)(\.[a-z]{2})?(:\d+)?$/;

export function haloLevel(address: Address): HaloLevel {
  if (haloHost.test(address.host) || onlyHalo.test(address.path)) return 3;
  if (measuring.test(address.host)) return 0;
  if (haloResource.test(address.path) || tokenPath.test(address.path)) return 2;
  return anyApi.test(address.path) || /(^|&)mainview=/i.test(address.query) ? 1 : 0;
}

/**
 * Which origins are Halo's. An instance may have any domain, so this is known only once everything
 * was seen: with an origin that is surely Halo's the others are not, unless pages were opened there
 * too (a portal with a domain of its own); without one the paths decide. Origins are kept as small
 * numbers.
 */
export interface Origins {
  /** Number of the origin; notes what the address tells about it. */
  note(address: Address): number;
  /** A page was opened there. */
  opened(origin: number): void;
  /**
   * A page there failed as only a broken or unreachable site does: with nothing better known, it is
   * the site under test.
   */
  broke(origin: number): void;
  isHalo(origin: number): boolean;
}

export function createOrigins(named: readonly Address[]): Origins {
  const numbers = new Map<string, number>();
  const levels: HaloLevel[] = [];
  const pages = new Set<number>();
  const judged = new Set<string>();
  let best: HaloLevel = 0;
  const raise = (origin: number, level: HaloLevel): void => {
    if (level > (levels[origin] ?? 0)) levels[origin] = level;
    if (level > best) best = level;
  };
  const numberOf = (origin: string): number => {
    const known = numbers.get(origin);
    if (known !== undefined) return known;
    numbers.set(origin, levels.length);
    return levels.push(0) - 1;
  };
  for (const address of named) raise(numberOf(address.origin), 3);
  return {
    note(address) {
      const origin = numberOf(address.origin);
      if (levels[origin] === 3) return origin;
      // Thousands of healthy requests share few ways: judge each once.
      const way = `${origin} ${address.path.slice(0, 60)}`;
      if (judged.has(way)) return origin;
      if (judged.size < 5000) judged.add(way);
      raise(origin, haloLevel(address));
      return origin;
    },
    opened(origin) {
      pages.add(origin);
    },
    broke(origin) {
      raise(origin, 1);
    },
    isHalo(origin) {
      return best > 0 && (levels[origin] === best || (levels[origin] === 2 && pages.has(origin)));
    },
  };
}
