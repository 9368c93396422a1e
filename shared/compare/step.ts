import type { Exchange } from '../exchange/exchange.ts';
import { parsedJson, bodyText } from '../rules/body-text.ts';
import { intakeOf, type Intake } from '../rules/intake.ts';
import { routeOf } from '../rules/route.ts';
import { type FieldKinds, fieldsOfBody, fieldsOfQuery, fieldsOfValue } from './fields.ts';

/** How a request of a recording ended. */
export type Outcome =
  | { readonly is: 'answered'; readonly status: number }
  /** `status` 0: no response came. `hidden`: the failure stands inside an answer with 200. */
  | {
      readonly is: 'failed';
      readonly status: number;
      readonly message: string | null;
      readonly hidden: boolean;
    };

/** One request as far as two recordings can be compared by it; without ids, hosts and values. */
export interface Step {
  /** Exchange.index in its recording. */
  readonly index: number;
  /** Milliseconds since 1970; null where unknown. */
  readonly startedAt: number | null;
  readonly method: string;
  readonly route: string;
  readonly origin: string;
  /** It changes data. */
  readonly writes: boolean;
  readonly isApi: boolean;
  readonly sent: FieldKinds;
  readonly outcome: Outcome;
  readonly answer: FieldKinds;
  /** Rows of the answer's list; null where it is no list. */
  readonly rows: number | null;
  /** Switches of the person's rights that are on, from the answer about who is signed in. */
  readonly rights: ReadonlySet<string> | null;
  /** Milliseconds; null where unknown. */
  readonly duration: number | null;
}

const compared: ReadonlySet<string> = new Set(['document', 'fetch', 'xhr', 'other']);
/** Asked over and over by the page itself: how often says nothing about what the user did. */
const background =
  /\/(onlinestatus|notifications?|notificationcount|health|heartbeat|ping|poll|signalr|hubs?|telemetry|collect)(\/|$)/i;
const file = /\.(js|mjs|css|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|otf|json)$/i;
/** Parameters that page through a list or defeat a cache. */
const pagingOrCache =
  /^(_|t|ts|v|nocache|cache|cachebuster|rand|random|page_?no|page_?size|pageinate|paginate|count|offset|limit|start|idonly|searchactions)$/i;

/** The step of an exchange; null for what no comparison needs: files, channels, what was given up. */
export function stepOf(exchange: Exchange): Step | null {
  const intake = intakeOf(exchange);
  if (intake === null || intake.aside !== null || intake.preflight) return null;
  const { address } = intake;
  const isFile = !compared.has(exchange.resourceType) || file.test(address.lower);
  // A file that came tells nothing; one that did not come may be why the page stood still.
  if (intake.evidence.length === 0 && (isFile || background.test(address.path))) return null;
  const method = exchange.request.method.toUpperCase();
  const isApi = /\/(api|auth|portal)\//.test(address.lower);
  const route = routeOf(address.path);
  const query = keptQuery(address.query);
  return {
    index: exchange.index,
    startedAt: exchange.startedAt,
    method,
    route,
    origin: address.origin,
    writes: method !== 'GET' && method !== 'HEAD' && !address.lower.endsWith('/token'),
    isApi,
    sent: new Map([...query, ...fieldsOfBody(exchange.request.body)]),
    outcome: outcomeOf(exchange, intake),
    ...answerOf(exchange, route),
    duration: exchange.duration,
  };
}

function keptQuery(query: string): FieldKinds {
  const kept = new Map(fieldsOfQuery(query));
  for (const name of kept.keys()) if (pagingOrCache.test(name)) kept.delete(name);
  return kept;
}

function outcomeOf(exchange: Exchange, intake: Intake): Outcome {
  const evidence = intake.evidence[0];
  const status = exchange.response?.status ?? 0;
  if (evidence === undefined)
    // A copy that was still fresh is the same answer.
    return { is: 'answered', status: status === 304 || status === 0 ? 200 : status };
  return {
    is: 'failed',
    status: evidence.status ?? status,
    message: evidence.message,
    hidden: evidence.hidden,
  };
}

type Answer = Pick<Step, 'answer' | 'rows' | 'rights'>;
const noAnswer: Answer = { answer: new Map(), rows: null, rights: null };
const longest = 1_000_000;

function answerOf(exchange: Exchange, route: string): Answer {
  const body = exchange.response?.body;
  if (body === undefined || (body.size !== null && body.size > longest)) return noAnswer;
  if (body.mimeType !== '' && !/json/.test(body.mimeType)) return noAnswer;
  const text = bodyText(body);
  const value = text === null ? undefined : parsedJson(text);
  if (value === undefined) return noAnswer;
  return {
    answer: fieldsOfValue(value),
    rows: rowsOf(value),
    rights: route.endsWith('/api/agent/me') ? rightsOf(value) : null,
  };
}

/** A list as the whole answer, or Halo's `record_count` beside its list. */
function rowsOf(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return null;
  const lists = Object.values(value).filter((inner) => Array.isArray(inner));
  return 'record_count' in value && lists.length === 1 ? (lists[0]?.length ?? null) : null;
}

/** Names of what is switched on: rights, roles and memberships that the answer tells as true. */
function rightsOf(value: unknown): ReadonlySet<string> {
  const on = new Set<string>();
  if (typeof value !== 'object' || value === null) return on;
  for (const [name, inner] of Object.entries(value))
    if (inner === true || (typeof inner === 'number' && inner > 0 && /access|_level/.test(name)))
      on.add(name);
  return on;
}
