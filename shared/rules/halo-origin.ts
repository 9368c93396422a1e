import type { Address } from './address.ts';

/**
 * What an address tells about being Halo's: 3 the host or a way that only Halo has, 2 a way that
 * hardly anybody else has, 1 a way that Halo has and others have too, 0 nothing.
 */
type HaloLevel = 0 | 1 | 2 | 3;

// The vendor's hosts; the bare names and `www` are its shop window, not an instance. Trials live on
// `NAME.trial.usehalo.com`.
const haloHost =
  /(^|\.)(?!www\.)[a-z0-9-]+\.(halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions|trial\.usehalo)\.(com|io)(:\d+)?$/;
// Ways of the API that no other product has.
const onlyHalo =
  /\/api\/(authinfo|integrationdata|onlinestatus|ticketapproval|integratorlog|integrationrequest|integrationerror|haloconfig|halointegration|faqlists|viewlists|viewcolumns|viewfilter|ticketrules|timesheetevent|softwarelicence|dashboardlinks|azureadconnection|azureadmapping|tickettypegroup)(\/|$)/i;
// Page addresses of its app: `/tickets?area=1&mainview=team&selid=…&sellevel=…`.
const haloPage = /(^|&)mainview=[^&]*(&|$)/i;
const tellingQuery =
  /(^|&)(loadreport|includedetails|pageinate|ticketidonly|excludesys|isagentview|sellevel|includechildids)=/i;
const telling =
  /\/api\/(tickettype|instanceinfo|servicestatus|toplevel|kbarticle|reportdata|reportrepository|recurringinvoice|chargerate|outcome|agent\/me|cab|quotation|salesorder|supplier|sla|webhookevent|customfields?|xerodetails|addigydetails)(\/|$)/i;
const like =
  /\/api\/(actions|agent|appointment|areas|asset|assettype|attachment|audit|category|client|control|contracts?|features|feedback|invoice|item|lookup|opportunities|organisation|priority|projects|purchaseorder|report|roles|site|status|team|template|tickets|timesheet|users|webhook|workflow)(\/|$)/i;
/** Written as Halo's own pages write them; others write such words in small letters. */
const ownSpelling =
  /\/api\/(Tickets|Actions|Report|ReportData|TicketType|Outcome|Asset|Agent)(\/|$)/;
const tokenPath = /\/auth\/(token|authorize|account\/)/i;
const measuring =
  /(^|\.)(google-analytics|googletagmanager|doubleclick|clarity|hotjar|sentry|plausible|segment|mixpanel|amplitude|pendo|intercom|fullstory|bugsnag|newrelic|nr-data|datadoghq|datadoghq-browser-agent|browser-intake-datadoghq|applicationinsights|visualstudio|facebook|linkedin|bing|youtube|googleapis|gstatic|cloudflareinsights|launchdarkly|userpilot|appcues|heap|heapanalytics|zendesk|hubspot|gravatar|microsoftonline|live|office|msauth|windows)\.(com|net|io|ms|us|org|dev|ai|de|fr)(\.[a-z]{2})?(:\d+)?$/;

/** How much this address tells about being Halo's. */
export function haloLevel(address: Address): HaloLevel {
  if (haloHost.test(address.host) || onlyHalo.test(address.path)) return 3;
  if (measuring.test(address.host) || scriptPath.test(address.path)) return 0;
  if (haloPage.test(address.query)) return 2;
  if (telling.test(address.path)) return 2;
  if (ownSpelling.test(address.path)) return 2;
  if (like.test(address.path)) return tellingQuery.test(address.query) ? 2 : 1;
  return tokenPath.test(address.path) ? 1 : 0;
}

/** A file that happens to lie below `/api/`. */
const scriptPath = /\.(m?js|css|map|html?|png|svg|json)$/i;

/** A way that hardly anybody else has counts for so many that others have too. */
const enough = 4;

/**
 * Which origins are Halo's. An instance may have any domain, so this is known only once everything
 * was seen: a host of the vendor's, a way that only Halo has, or several ways that together are
 * Halo's. An `/api/` in an address, a page with an error or a single common word prove nothing.
 * With an origin that is surely Halo's the others are not, unless pages were opened there too (a
 * portal with a domain of its own). Origins are kept as small numbers.
 */
interface Origins {
  /** Number of the origin; notes what the address tells about it. */
  note(address: Address): number;
  /** A request named the program it is for, as only Halo's own pages do. */
  sure(origin: number): void;
  /** A page was opened there. */
  opened(origin: number): void;
  /** No server answered for a page there: with nothing better known, it is the site under test. */
  unreachable(origin: number): void;
  isHalo(origin: number): boolean;
  /**
   * Something in the recording showed a Halo; null where nothing was seen that could: no server
   * answered. An address that the user named is no Halo yet.
   */
  readonly recognised: boolean | null;
}

export function createOrigins(named: readonly Address[]): Origins {
  const numbers = new Map<string, number>();
  const levels: HaloLevel[] = [];
  const ways: Set<string>[] = [];
  const pages = new Set<number>();
  const judged = new Set<string>();
  const shown = new Set<number>();
  let best: HaloLevel = 0;
  // Requests come in runs to one origin.
  let last = { origin: '', number: -1 };
  const raise = (origin: number, level: HaloLevel): void => {
    if (level > (levels[origin] ?? 0)) levels[origin] = level;
    if (level > best) best = level;
  };
  const numberOf = (origin: string): number => {
    if (last.number >= 0 && last.origin === origin) return last.number;
    last = { origin, number: numbers.get(origin) ?? added(origin) };
    return last.number;
  };
  const added = (origin: string): number => {
    numbers.set(origin, levels.length);
    ways.push(new Set());
    return levels.push(0) - 1;
  };
  const prove = (origin: number): void => {
    shown.add(origin);
    raise(origin, 3);
  };
  for (const address of named) raise(numberOf(address.origin), 3);
  return {
    note(address) {
      const origin = numberOf(address.origin);
      if (shown.has(origin)) return origin;
      // Thousands of healthy requests share few ways: judge each once.
      const way = `${origin} ${address.path.slice(0, 60)}`;
      if (judged.has(way)) return origin;
      if (judged.size < 5000) judged.add(way);
      const level = haloLevel(address);
      if (level === 3) prove(origin);
      else if (level !== 0) gather(origin, level, resourceOf(address));
      return origin;
    },
    sure: prove,
    opened(origin) {
      pages.add(origin);
    },
    unreachable(origin) {
      raise(origin, 1);
    },
    isHalo(origin) {
      if (best === 0 || isOther(origin)) return false;
      return levels[origin] === best || (levels[origin] === 2 && pages.has(origin));
    },
    get recognised() {
      if (shown.size > 0) return true;
      const answered = levels.some((level, origin) => level === 0 || pages.has(origin));
      return answered ? false : null;
    },
  };

  /** The address that the user named showed its pages, and nothing of them is Halo's. */
  function isOther(origin: number): boolean {
    return levels[origin] === 3 && !shown.has(origin) && pages.has(origin);
  }

  /** Several ways together are no chance any more. */
  function gather(origin: number, level: 1 | 2, way: string): void {
    const seen = ways[origin];
    if (seen === undefined || seen.has(`${level} ${way}`)) return;
    seen.add(`${level} ${way}`);
    const points = [...seen].reduce((sum, one) => sum + (one.startsWith('2') ? enough : 1), 0);
    if (points < enough) return;
    shown.add(origin);
    raise(origin, 2);
  }
}

function resourceOf({ lower }: Address): string {
  return /\/(?:api|auth)\/([^/]*)/.exec(lower)?.[1] ?? lower;
}
