import { type Body, type Exchange, headerValue, noBody } from '../exchange/exchange.ts';
import { defeatsCache } from '../exchange/made-anew.ts';
import { type ExchangeRow, rowOf } from '../exchange/row.ts';
import { type Address, addressOf, apiStart } from '../rules/address.ts';
import { answerShape, bodyText, parsedJson } from '../rules/body-text.ts';
import { intakeOf, type Intake } from '../rules/intake.ts';
import { hash32 } from '../rules/timeline.ts';
import { routeOf } from '../rules/route.ts';
import { isSignInStation } from '../rules/sign-in-failure.ts';
import {
  type BodyShape,
  type FieldKinds,
  fieldsOfQuery,
  fieldsOfValue,
  readBody,
} from './fields.ts';
import { type Rights, rightsOf } from './rights.ts';

/** How a request of a recording ended. */
export type Outcome =
  /** `status` 200 also for a copy that was still fresh. */
  | { readonly is: 'answered'; readonly status: number; readonly fromCache: boolean }
  /** The server sent the browser to the sign-in in place of an answer. */
  | { readonly is: 'signed-out'; readonly status: number }
  /** The page stopped waiting before anything came. */
  | { readonly is: 'given-up' }
  /** `status` 0: no response came. */
  | { readonly is: 'failed'; readonly status: number; readonly message: string | null };

/**
 * One request as far as two recordings can be compared by it; without ids, hosts and values, but for
 * its row.
 */
export interface Step {
  /** Exchange.index in its recording. */
  readonly index: number;
  /** Tells whose Halo and record it is about, and who did it. */
  readonly row: ExchangeRow;
  /** Milliseconds since 1970; null where unknown. */
  readonly startedAt: number | null;
  readonly method: string;
  /** Below Halo's own place: a self-hosted Halo may live deeper than the root of its host. */
  readonly route: string;
  readonly origin: string;
  readonly kind: 'call' | 'sign-in' | 'page' | 'file' | 'background';
  /** It changes data. */
  readonly writes: boolean;
  /** The address with its ids, without host, paging and what defeats caches. */
  readonly question: string;
  /** Method, question and what was sent: whoever sends this again tries the same once more. */
  readonly attempt: string;
  /** It asks for what belongs to one record, or for what somebody typed. */
  readonly isOfRecord: boolean;
  /** What the user did just before; null where that is not recorded. */
  readonly action: string | null;
  readonly sent: FieldKinds;
  readonly sentShape: BodyShape;
  /** Media type of what was sent, without parameters; '' where unknown. */
  readonly sentType: string;
  /** Names of the headers that the page set, lower case. */
  readonly sentHeaders: ReadonlySet<string>;
  readonly outcome: Outcome;
  readonly answer: FieldKinds;
  /** null where the answer's body was not recorded. */
  readonly answerIs: 'data' | 'page' | 'text' | 'empty' | null;
  /** Rows of the answer's list; null where it is no list. */
  readonly rows: number | null;
  /** What the person may do, from the answer about who is signed in. */
  readonly rights: Rights | null;
  /** Milliseconds; null where unknown or where the answer came from a cache. */
  readonly duration: number | null;
}

const compared: ReadonlySet<string> = new Set(['document', 'fetch', 'xhr', 'other']);
/** Asked over and over by the page itself: how often says nothing about what the user did. */
const background =
  /\/(onlinestatus|notifications?|notificationcount|health|heartbeat|keepalive|ping|poll|longpoll|signalr|hubs?|telemetry|collect|beacon|userlog(ging)?|clientlog|errorlog|usage|analytics|metrics|negotiate)(\/|$)/i;
const file = /\.(js|mjs|css|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|otf|json|webmanifest|wasm)$/i;
/** Parameters that page through a list. */
const paging =
  /^(r|page|page_?no|page_?size|pageinate|paginate|count|offset|limit|start|skip|take|top|cursor|idonly|searchactions|order\w*)$/i;
/** Parameters that name one record or hold what somebody typed. */
const ofRecord =
  /^(ticket|action|asset|client|site|user|invoice|appointment|contract|kb|article|opportunity|project|supplier|item|record|parent|faq|attachment|object|entity|message|email)s?_?(id|ids|guid|ref)?$|^(id|ids|uid|search|q|query|filter|text|name|domain|token|from|to|date|start_?date|end_?date|since|until)$/i;

/**
 * The step of an exchange; null for what no comparison needs: files, channels, the background.
 * `mayRead`: whether the answer to this method and route is looked into; thousands of answers to
 * one of them tell no more than some hundred.
 */
export function stepOf(
  exchange: Exchange,
  mayRead: (route: string) => boolean = () => true,
): Step | null {
  const intake = intakeOf(exchange);
  if (intake === null || intake.preflight) return null;
  const { address, aside, evidence } = intake;
  if (aside !== null && aside !== 'givenUp') return null;
  const isBackground = background.test(address.path);
  // That it failed may show that the sign-in had ended.
  if (isBackground && evidence.length === 0) return null;
  const isFile = !compared.has(exchange.resourceType) || file.test(address.lower);
  // A file that came tells nothing; one that did not come may be why the page stood still.
  if (isFile && evidence.length === 0) return null;
  const { request } = exchange;
  const method = request.method.toUpperCase();
  const kind = isBackground ? 'background' : kindOf(address, isFile);
  const route = routeOf(kind === 'call' ? address.path.slice(startOfCall(address)) : address.path);
  const question = questionOf(address, kind);
  const query = keptQuery(address.query);
  const { fields, shape } = readBody(request.body);
  const writes = method !== 'GET' && method !== 'HEAD' && kind === 'call';
  return {
    index: exchange.index,
    row: rowOf(exchange),
    startedAt: exchange.startedAt,
    method,
    route,
    origin: address.origin,
    kind,
    writes,
    question,
    attempt: `${method} ${question} ${hash32((request.body.text ?? '').slice(0, 4096))}`,
    isOfRecord: route.includes('{id}') || [...query.keys()].some((name) => ofRecord.test(name)),
    action: exchange.action,
    sent: new Map([...query, ...fields]),
    sentShape: shape,
    sentType: essence(
      request.body.mimeType || (headerValue(request.headers, 'content-type') ?? ''),
    ),
    sentHeaders: setHeaders(exchange),
    outcome: outcomeOf(exchange, intake, kind),
    ...answerOf(exchange, route, () => mayRead(`${method} ${address.origin}${route}`)),
    duration: isFromCache(exchange) ? null : exchange.duration,
  };
}

function kindOf(address: Address, isFile: boolean): Step['kind'] {
  if (isFile) return 'file';
  if (isSignInStation(address) || /\/(auth|oauth2?|connect|saml2?)\//.test(address.lower))
    return 'sign-in';
  return startOfCall(address) < 0 ? 'page' : 'call';
}

const startOfCall = ({ lower }: Address): number => apiStart(lower);

function questionOf({ lower, query }: Address, kind: Step['kind']): string {
  const path = kind === 'call' ? lower.slice(apiStart(lower)) : lower;
  if (query === '') return path;
  const kept = [...new URLSearchParams(query)]
    .filter(([name]) => !isPagingOrCache(name))
    .map(([name, value]) => `${name.toLowerCase()}=${value}`);
  return `${path}?${kept.toSorted().join('&')}`.slice(0, 500);
}

const isPagingOrCache = (name: string): boolean => defeatsCache(name) || paging.test(name);

function keptQuery(query: string): FieldKinds {
  if (query === '') return new Map();
  const kept = new Map(fieldsOfQuery(query));
  for (const name of kept.keys()) if (isPagingOrCache(name)) kept.delete(name);
  return kept;
}

/** What browsers, proxies and tracing write by themselves. */
const ownHeader =
  /^(:.*|sec-.*|accept|accept-.*|user-agent|origin|referer|host|connection|content-(length|encoding|type)|cache-control|pragma|if-.*|priority|dnt|te|range|upgrade.*|keep-alive|save-data|via|x-forwarded.*|traceparent|tracestate|baggage|request-(id|context)|x-(request|correlation|trace|b3).*|sentry-.*|newrelic|cookie|purpose|proxy-.*)$/;

function setHeaders({ request }: Exchange): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of request.headers) {
    const lower = name.toLowerCase();
    if (!ownHeader.test(lower) && names.size < 40) names.add(lower.slice(0, 80));
  }
  return names;
}

const essence = (mimeType: string): string => mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

function isFromCache({ response }: Exchange): boolean {
  return (
    response !== null &&
    (response.from === 'disk-cache' || response.from === 'memory-cache' || response.status === 304)
  );
}

function outcomeOf(exchange: Exchange, intake: Intake, kind: Step['kind']): Outcome {
  const [evidence] = intake.evidence;
  const status = exchange.response?.status ?? 0;
  if (evidence !== undefined)
    return { is: 'failed', status: evidence.status ?? status, message: evidence.message };
  if (intake.aside === 'givenUp') return { is: 'given-up' };
  const fromCache = isFromCache(exchange);
  if (fromCache) return { is: 'answered', status: 200, fromCache };
  if (
    (kind === 'call' || kind === 'page') &&
    status >= 300 &&
    status < 400 &&
    leadsToSignIn(exchange)
  )
    return { is: 'signed-out', status };
  return { is: 'answered', status: status === 0 ? 200 : status, fromCache };
}

function leadsToSignIn({ response }: Exchange): boolean {
  const target = response?.redirectUrl ?? headerValue(response?.headers ?? [], 'location') ?? '';
  const address = addressOf(target);
  return (
    isSignInStation(address) || /\/(auth|login|signin|sign-in|logon|sso)\b/.test(address.lower)
  );
}

type Answer = Pick<Step, 'answer' | 'answerIs' | 'rows' | 'rights'>;
const longest = 1_000_000;
/** The answer about who is signed in is the one that is long and yet told apart: 2 MB is usual. */
const longestRights = 10_000_000;

function answerOf(exchange: Exchange, route: string, mayRead: () => boolean): Answer {
  const body = exchange.response?.body ?? noBody;
  const answerIs = answerIsOf(body);
  const unread: Answer = { answer: new Map(), answerIs, rows: null, rights: null };
  const isMe = route === '/api/agent/me';
  const most = isMe ? longestRights : longest;
  if (answerIs !== 'data' || (body.size !== null && body.size > most) || body.truncated)
    return unread;
  if (!mayRead()) return unread;
  const text = isMe ? body.text : bodyText(body);
  const value = text === null ? undefined : parsedJson(text);
  if (value === undefined) return unread;
  return {
    answer: isMe ? new Map() : fieldsOfValue(value),
    answerIs,
    rows: rowsOf(value, route),
    rights: isMe ? rightsOf(value) : null,
  };
}

function answerIsOf(body: Body): Step['answerIs'] {
  if (body.text !== null && /^[{[]/.test(body.text)) return 'data';
  const text = body.missing === null ? bodyText(body) : null;
  switch (answerShape(body, text)) {
    case 'json':
      return 'data';
    case 'html':
      return 'page';
    case 'text':
      return 'text';
    case 'empty':
      return 'empty';
    case 'missing':
      return null;
  }
}

/** A list as the whole answer, or the list in Halo's envelope (`record_count`). */
function rowsOf(value: unknown, route: string): number | null {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return null;
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner));
  const name = route.split('/').at(-1) ?? '';
  const own = lists.find(([key]) => key.toLowerCase().replaceAll('_', '') === name);
  const list = own ?? (lists.length === 1 && 'record_count' in value ? lists[0] : undefined);
  return list !== undefined && Array.isArray(list[1]) ? list[1].length : null;
}
