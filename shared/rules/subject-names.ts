import { addressOf, basePath, queryValue } from './address.ts';
import { type Evidence, idAfter } from './evidence.ts';

/**
 * The report's page with `loadreport=false`, set by a URL parser (https://www.usehalo.com/guides/2545); null where
 * the page is not recorded.
 */
export function reportAddress(evidence: Evidence): string | null {
  const page = [
    evidence.page,
    `${evidence.origin}${evidence.path}${evidence.query === '' ? '' : `?${evidence.query}`}`,
  ].find(
    (address) =>
      address !== null && URL.canParse(address) && /\/reports\/?$/i.test(new URL(address).pathname),
  );
  if (page === undefined || page === null) return null;
  const url = new URL(page);
  for (const name of [...url.searchParams].map(([key]) => key))
    if (name.toLowerCase() === 'loadreport') url.searchParams.delete(name);
  url.searchParams.set('loadreport', 'false');
  return url.href;
}

/** The id of the report that it is about; null where it is about none. */
export function reportId(evidence: Evidence): string | null {
  if (evidence.area !== 'report') return null;
  const id = idAfter(evidence, /^report(s|data)?$/i);
  if (id !== null || evidence.page === null) return id;
  return queryValue(addressOf(evidence.page).query, 'id');
}

/** The same of a ticket. */
export function ticketId(evidence: Evidence): string | null {
  const own = idAfter(evidence, /^tickets?$/i);
  if (own !== null && /\/tickets?(\/|$)/i.test(evidence.path)) return own;
  const named = queryValue(evidence.query, 'ticket_id');
  if (named !== null && /^\d{1,12}$/.test(named)) return named;
  if (evidence.page === null) return null;
  const page = addressOf(evidence.page);
  if (/\/tickets?\/?$/i.test(page.path)) return queryValue(page.query, 'id');
  // A link to approve names its own number as `id`, and the ticket beside it.
  const beside = queryValue(page.query, 'ticket_id');
  return beside !== null && /^\d{1,12}$/.test(beside) ? beside : null;
}

/** The charge rate that a message names in quotes or brackets after those words. */
export function chargeRate(message: string | null): string | null {
  const found =
    /charge ?rate\b[^"'“‘([.]{0,30}["'“‘([]([^"'”’)\]]{1,60})["'”’)\]]/i.exec(
      message?.slice(0, 2000) ?? '',
    )?.[1] ?? /charge ?rate:\s{0,3}([\w &/-]{1,60})/i.exec(message?.slice(0, 2000) ?? '')?.[1];
  return found?.trim() || null;
}

/**
 * The agent whom a message names: `Agent "Sam Rivera" does not have access`, "The agent Sam Rivera
 * has no access". A name without quotes is words with capitals.
 */
export function namedAgent(message: string | null): string | null {
  const text = message?.slice(0, 2000) ?? '';
  const found =
    /\bagent:? {0,2}["'“‘([]([^"'”’)\]\n]{1,60})["'”’)\]]/i.exec(text)?.[1] ??
    /\b[Aa]gent:? (\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,3})(?= )/u.exec(text)?.[1];
  // A title with capitals names nobody: "Agent Has No Access".
  const isName =
    found !== undefined &&
    !/\b(?:Has|Have|Is|Does|Do|No|Not|Cannot|Can|Must|Was|Access|Or|And)\b/.test(found);
  return isName ? found.trim() || null : null;
}

/** What is used to sign in, as messages call it. */
const proof = String.raw`(?:(?:client|application|app|api|tenant) id|(?:(?:api|access|client|secret|shared|application|app|private) )?(?:key|secret|password|token)|credentials?|user ?name)`;
const proofs = String.raw`(${proof}(?:(?:,| and| or) (?:an? )?${proof}){0,3})s?`;
const given = 'given|sent|provided|supplied|specified|entered|set|configured|present';

/** The ways to say that nothing was given to sign in with. */
const lacking: readonly RegExp[] = [
  new RegExp(
    String.raw`\bno ${proofs} (?:(?:was|were|is|are|has been|have been) )?(?:${given}|found)\b`,
    'i',
  ),
  // Of a valid one it is not known whether there is any.
  new RegExp(
    String.raw`\b(?<!valid (?:\w{1,20} )?)${proofs} (?:is|are|was|were) (?:missing|required|empty|blank|not (?:${given}))\b`,
    'i',
  ),
  new RegExp(String.raw`\bmissing (?:the |an? |your )?${proofs}\b`, 'i'),
];

/**
 * What a message says was not given to sign in with: "client id and secret" of "no client id and
 * secret were given"; null where it says nothing of the kind, as of a key that is wrong.
 */
export function notGiven(message: string | null): string | null {
  const text = message?.slice(0, 2000) ?? '';
  for (const pattern of lacking) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** A permission's name stands in quotes, or is one word with a point or the like in it. */
const right = String.raw`(?:["'“‘]([^"'”’\n]{2,120})["'”’]|((?:[A-Za-z]\w{0,40}[.:/-]){1,5}[A-Za-z]\w{0,40}))`;
const rights = '(?:permissions?|scopes?|privileges?)';

/** The ways to say which permission is missing. */
const missing: readonly RegExp[] = [
  new RegExp(String.raw`\b${rights}\b[^\n]{0,80}\brequires one of (?:the )?${right}`, 'i'),
  new RegExp(
    String.raw`\b(?:missing|required?|requires|lacks?|lacking|needs|without) (?:the )?(?:following )?${rights}\s{0,2}:?\s{0,2}${right}`,
    'i',
  ),
  new RegExp(
    String.raw`\b${rights}\s{0,2}:?\s{0,2}${right} (?:is|are) (?:missing|required|needed|not (?:granted|given|assigned))\b`,
    'i',
  ),
  // The names of Microsoft's are known by themselves: "User.Read.All".
  /()\b([A-Z]\w{1,40}(?:\.[A-Z]\w{1,40}){1,4}) (?:is|are) (?:missing|required|needed|not granted)\b/,
];

/**
 * The permission that a message names as missing: "User.Read.All"; of several of which one will do,
 * "one of User.Read.All, Directory.Read.All". null where it names none.
 */
export function permissionName(message: string | null): string | null {
  const text = message?.slice(0, 2000) ?? '';
  for (const pattern of missing) {
    const found = pattern.exec(text);
    const name = (found?.[1] || found?.[2])?.trim();
    if (name === undefined || name === '') continue;
    return name.includes(',') && /\bone of\b/i.test(found?.[0] ?? '') ? `one of ${name}` : name;
  }
  return null;
}

const holds = String.raw`(?:is |are |was |has |have )?(?:already|taken|in use|not unique|a duplicate|must be unique)\b`;
const named = String.raw`(?:number|name|code|id|reference|e-?mail(?: address)?|key|value|tag|user ?name|login|title|domain|address)`;

/** The ways to say that a value is taken, the most exact first. */
const taking: readonly RegExp[] = [
  /\bduplicate key value is \(([^()\n]{1,80})\)/i,
  new RegExp(String.raw`["'“‘(]([^"'”’()\n]{1,60})["'”’)]\s{1,3}${holds}`, 'i'),
  /\bduplicate (?:value|entry|key|name|number)\b:?\s{0,3}["'“‘(]([^"'”’()\n]{1,60})["'”’)]/i,
  new RegExp(
    String.raw`\b${named}(?: (?:of|is)|:)? ([^\s"'“”‘’().,;:][^"'“”‘’()\n,;:]{0,60}?) ${holds}`,
    'i',
  ),
];

/**
 * The value of which a message says that another record has it: "An asset with the inventory number
 * LAP-014 already exists"; null where it names none. A value is quoted, has a digit or an @, or
 * begins with a capital: "the name you entered already exists" names none.
 */
export function takenValue(message: string | null): string | null {
  const text = message?.slice(0, 2000) ?? '';
  for (const pattern of taking) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined && /^\p{Lu}|[\d@]/u.test(found)) return found;
  }
  return null;
}

const name = String.raw`([\p{L}\d][\p{L}\d ._/[\]-]{0,40}?)`;
const entered = 'specified|included|provided|supplied|passed|entered|selected|chosen|populated|set';
const enter = 'complete|fill in|enter|select|choose|pick|provide|populate|specify|supply|set';

/** The ways to ask for a field, the most exact first. Names are written with capitals or as one word. */
const asking: readonly RegExp[] = [
  /\binto column '([^']{1,80})'/i,
  /["'“‘]([^"'”’]{1,60})["'”’]\s{0,3}(?:field )?(?:is|are|must|cannot|was not)\b/i,
  new RegExp(String.raw`\bparameter ["']?${name}["']? (?:must|is|was)\b`, 'iu'),
  // What has to be of a kind is a value: "field" belongs to no name as in "field engineer" there.
  new RegExp(
    String.raw`\bthe field ${name} must be (?:an? )?(?:valid )?(?:text|string|number|numeric|integer|decimal|boolean|date|list|array)\b`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:^|[.;:]\s)(?:an?\s|the\s)?${name} must (?:be (?:${entered})|not be (?:empty|blank|null))\b`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:^|[.;:(]\s{0,2}|\b(?:an?|the)\s)${name} (?:field )?(?:is|are|was) (?:a )?(?:required|mandatory|missing|not (?:${entered}))\b`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:an?|the)\s${name} must be\b`, 'iu'),
  new RegExp(
    String.raw`\b(?:[Pp]lease|[Yy]ou must) (?:${enter}) (?:an? |the |your |at least one |one or more |some )?(?:valid )?(?!all\b|any\b|at least\b|every|one\b|it\b|this\b|that\b)${name}(?: fields?\b| first\b| for\b| in\b| before\b| to\b| on\b| from\b| when\b|[.,;!]|$)`,
    'u',
  ),
  new RegExp(String.raw`\bno ${name} (?:was |were |has been |is )?(?:${entered})\b`, 'iu'),
  new RegExp(
    String.raw`\b(?:required|mandatory|missing) field\b:?\s{1,3}${name}(?:[.,;!]|$)`,
    'iu',
  ),
  new RegExp(String.raw`^invalid (?!requests?$|details$)${name}[.!]?$`, 'iu'),
  /^(token) not found\b/i,
];

/**
 * The field that a message asks for: "Details is required", "An Outcome must be entered", "Please
 * complete the Email To field …", "Invalid Data Type"; null where it names none.
 */
export function fieldName(message: string | null): string | null {
  const text = message?.slice(0, 2000) ?? '';
  for (const pattern of asking) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined && found !== '')
      return found.replace(/^(?:an?|the)\s+/i, '').replace(/^[Ff]ield\s+(?=\p{Lu})/u, '');
  }
  return null;
}

/** The page where it happened, without query and tokens. */
export function pageName(evidence: Evidence): string | null {
  const page = evidence.page === null ? null : addressOf(evidence.page);
  return page === null || page.origin === '' ? null : page.path;
}

/**
 * An address of the site under test that a step can open; null where it is not known. The pages
 * are those of Halo's web application.
 */
export function openAddress(kind: string, evidence: Evidence): string | null {
  if (kind === 'report-without-loading') return reportAddress(evidence);
  if (kind === 'failed-page') return evidence.page;
  if (!/^https?:\/\/./.test(evidence.origin)) return null;
  const site = `${evidence.origin}${basePath(evidence.path)}`;
  switch (kind) {
    case 'halo-home':
      return `${site}/`;
    case 'ticket':
      return ticketId(evidence) === null ? null : `${site}/ticket?id=${ticketId(evidence)}`;
    case 'agents':
      return `${site}/config/agents/agents`;
    case 'roles':
      return `${site}/config/agents/roles`;
    case 'api-applications':
      return `${site}/config/integrations/api/applications`;
    case 'integration-page':
      return ownPage(evidence) ?? `${site}/config/integrations`;
    default:
      return null;
  }
}

/** The page of the integration itself, where it failed there: `/config/integrations/addigy`. */
function ownPage({ page, integration, origin: site }: Evidence): string | null {
  if (page === null || integration === null) return null;
  const { origin, path } = addressOf(page);
  if (origin !== site) return null;
  const name = /\/config\/integrations\/([\w-]+)\/?$/.exec(path)?.[1] ?? null;
  return name !== null && lettersOf(name) === lettersOf(integration) ? `${origin}${path}` : null;
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
