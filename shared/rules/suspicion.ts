import { type Body, type Exchange, headerValue } from '../exchange/exchange.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { say } from '../words/say.ts';
import { type Address, addressOf, isCall } from './address.ts';
import { answerShape, decoded, parsedJson } from './body-text.ts';
import { failedPart } from './failed-part.ts';
import { endsTellNothing, ownFailure, textFailure } from './own-failure.ts';
import { routeOf } from './route.ts';

/**
 * Why an answer that is no failure deserves a look: it took long, never came, says itself that it
 * failed, is a web page or another text where data belongs, or ends in the middle.
 */
const suspicionKinds = [
  'slow',
  'pending',
  'says-failure',
  'page-instead-of-data',
  'cut-off',
  'not-data',
] as const;
export type SuspicionKind = (typeof suspicionKinds)[number];

/** Nothing failed there, and yet it deserves a look. */
export interface Suspicion {
  readonly kind: SuspicionKind;
  /** Path with its ids taken out, lower case; '' for text. */
  readonly route: string;
  readonly method: string;
  /** Exchange.index of each, in order. */
  readonly entries: readonly number[];
  /** The longest of them; null where that says nothing. */
  readonly seconds: number | null;
  /** What the answer itself says; null where it says nothing. */
  readonly said: string | null;
}

/** One exchange that deserves a look. */
export type Suspect = Omit<Suspicion, 'entries'> & { readonly index: number };

/** An answer that took so long is worth a look, in milliseconds. People notice after ten seconds. */
const slowAfter = 10_000;
/** A longer answer is data, and reading it all would slow the review down. */
const longestRead = 60_000;

/** What is suspicious about an answer that says it succeeded, seen alone; null where nothing is. */
export function suspectIn(exchange: Exchange, address: Address): Suspect | null {
  if (!isOfPage(exchange.resourceType)) return null;
  const kind = kindOf(exchange, address);
  // Nearly every answer is healthy, and its address need not be looked at.
  if (kind === null || !isWaitedFor(exchange.resourceType, address)) return null;
  const { duration, index, request } = exchange;
  const isTime = kind.kind === 'slow';
  return {
    ...kind,
    index,
    method: request.method,
    route: routeOf(address.path.slice(0, 500)),
    seconds: isTime && duration !== null ? Math.round(duration / 1000) : null,
  };
}

type Kind = Pick<Suspect, 'kind' | 'said'>;

function kindOf(exchange: Exchange, address: Address): Kind | null {
  const { response, state, failure } = exchange;
  if (response === null || response.status <= 0)
    return state === 'incomplete' && failure === null ? { kind: 'pending', said: null } : null;
  if (response.status >= 300) return kindOfRedirect(response, address);
  const said = isCall(address)
    ? (kindOfAnswer(exchange.request.method, response.body, address) ??
      kindOfUnread(response) ??
      kindOfNothing(exchange, response, address))
    : null;
  if (said !== null) return said;
  return (exchange.duration ?? 0) >= slowAfter ? { kind: 'slow', said: null } : null;
}

const signInPage = /^\/?(?:[\w.-]{1,60}\/){0,3}(?:login|signin|sign-in)\/?$/i;

/** Data was asked for, and the page where somebody signs in to the same site is what is offered. */
function kindOfRedirect(
  { status, headers, redirectUrl }: NonNullable<Exchange['response']>,
  address: Address,
): Kind | null {
  if (status >= 400 || !isCall(address)) return null;
  const place = redirectUrl || headerValue(headers, 'location');
  if (!place) return null;
  const { host, path } = addressOf(place);
  const isHere = host === '' || host === address.host;
  return isHere && signInPage.test(path) ? { kind: 'page-instead-of-data', said: null } : null;
}

/** Nobody waits for a channel that stays open, nor for what adorns or measures a page. */
function isWaitedFor(resourceType: Exchange['resourceType'], address: Address): boolean {
  if (!isOfPage(resourceType)) return false;
  if (/signalr|\/hubs?(\/|$)|longpoll|\/poll|notification/.test(address.lower)) return false;
  return isCall(address) || resourceType === 'document' || address.lower.endsWith('/token');
}

/** A page, or what its scripts ask for. */
function isOfPage(resourceType: Exchange['resourceType']): boolean {
  return (
    resourceType === 'fetch' ||
    resourceType === 'xhr' ||
    resourceType === 'document' ||
    resourceType === 'other'
  );
}

// Files and pictures that people put into Halo are what they are.
const files = /\/(attachment|download|export|import|image|document|pdf|file|print|csv|template)/;

function kindOfAnswer(method: string, body: Body, address: Address): Kind | null {
  const kind = kindOfContent(method, body);
  return kind === null || isFile(address) ? null : kind;
}

/** What an import answers is its results; what is exported or printed is a file. */
function isFile({ lower }: Address): boolean {
  return files.test(lower) && !/\/integrationdata\/import(\/|$)/.test(lower);
}

function kindOfContent(method: string, body: Body): Kind | null {
  if (body.size !== null && body.size > longestRead) return pageByType(body);
  if (method === 'GET' && (body.isBytes?.() === true || isWellByEnds(body))) return null;
  const text = body.text ?? decodedShort(body);
  if (text === null || text.length > longestRead)
    return (body.size ?? 0) > 0 ? pageByType(body) : null;
  // Nearly every answer begins so, and need not be looked at for anything else.
  if (text.startsWith('{') || text.startsWith('[')) return kindOfJson(text, body, method);
  switch (answerShape(body, text)) {
    case 'html':
      return { kind: 'page-instead-of-data', said: null };
    case 'json':
      return kindOfJson(text, body, method);
    case 'text':
      return kindOfText(text, body, method);
    case 'empty':
    case 'missing':
      return null;
  }
}

/**
 * JSON that came whole and tells of no failure, by its two ends alone: what nearly every answer is
 * need not be read.
 */
function isWellByEnds(body: Body): boolean {
  const ends = body.ends?.() ?? null;
  return (
    ends !== null &&
    ends.bytes === body.size &&
    isBracketed(ends.begin[0], ends.end.at(-1)) &&
    endsTellNothing(ends, true)
  );
}

/** What is too long to be read, or was not recorded, is known by its type alone. */
function pageByType({ mimeType }: Body): Kind | null {
  return mimeType.includes('html') ? { kind: 'page-instead-of-data', said: null } : null;
}

/** Some exporters write every body as base64; what says that it failed is short. */
function decodedShort({ base64, mimeType }: Body): string | null {
  const isShort = base64 !== null && base64.length > 0 && base64.length <= 2000;
  return isShort && mimeType.includes('json') ? decoded(base64) : null;
}

function kindOfText(text: string, body: Body, method: string): Kind | null {
  const isText = /^(text\/plain|$)|json|xml/.test(body.mimeType);
  // Whoever changes something and is answered no more than "false" was told that it did not work.
  if (method !== 'GET' && text.trim() === 'false') return { kind: 'says-failure', said: null };
  const said = isText && text.length <= 4000 ? textFailure(text) : null;
  if (said !== null) return { kind: 'says-failure', said };
  return isNoData(text, body, method) ? { kind: 'not-data', said: firstLine(text) } : null;
}

function kindOfJson(text: string, body: Body, method: string): Kind | null {
  if (isCut(text, body)) return body.truncated ? null : { kind: 'cut-off', said: null };
  const isReading = method === 'GET';
  const said = ownFailure(text, isReading) ?? (isReading ? null : failedPart(text));
  return said === null ? null : { kind: 'says-failure', said: said === '' ? null : said };
}

/** Shorter than it says it is, and not whole. An answer of other letters than ASCII is longer, too. */
function isCut(text: string, { size }: Body): boolean {
  if (!isClosed(text)) return true;
  return size !== null && text.length < size && parsedJson(text) === undefined;
}

/** Whole JSON ends with what it began with; a string or number at the top is whole anyway. */
function isClosed(text: string): boolean {
  // Nearly every answer begins and ends so: slices and patterns cost ten times as much.
  if (isBracketed(text[0], text[text.length - 1])) return true;
  const first = /[^\s\uFEFF]/.exec(text.slice(0, 50))?.[0];
  const last = text.slice(-50).trimEnd().at(-1);
  if (first === '{') return last === '}';
  return first === '[' ? last === ']' : true;
}

function isBracketed(first: string | undefined, last: string | undefined): boolean {
  return (first === '{' && last === '}') || (first === '[' && last === ']');
}

/**
 * Nothing is known of what came but how much: the server had said that there would be more. What is
 * packed is shorter on the way than it was.
 */
function kindOfUnread(response: NonNullable<Exchange['response']>): Kind | null {
  const { size, missing } = response.body;
  // Not by its text, which may be long: whatever is not there has a reason.
  if (size === null || size <= 0 || missing === null) return null;
  const promised = Number(headerValue(response.headers, 'content-length') ?? 0);
  const isPacked = headerValue(response.headers, 'content-encoding') !== null;
  return promised > size && !isPacked ? { kind: 'cut-off', said: null } : null;
}

/** A record by its number, or a list that Halo answers with JSON also where it is empty. */
const holdsData =
  /\/api\/(?:\w{1,60}\/\d{1,12}|tickets?|actions?|users?|client|site|asset|agent|invoice|report)\/?$/;

/** Nothing came for a read of what is always data, or by an answer that calls itself JSON. */
function kindOfNothing(
  { request, source }: Exchange,
  response: NonNullable<Exchange['response']>,
  { lower }: Address,
): Kind | null {
  // Readers of files parse headers and decode a content when they are asked for: no sooner.
  const { status, body } = response;
  if (request.method !== 'GET' || status !== 200 || (body.size ?? 0) > 100) return null;
  const { text, base64, missing, mimeType } = body;
  const isNull = text !== null && text.length < 20 && text.trim() === 'null';
  // Exporters leave contents out without a word: only the length tells that there was none.
  const isEmpty =
    !text &&
    base64 === null &&
    missing === null &&
    (headerValue(response.headers, 'content-length')?.trim() === '0' ||
      (source === 'live' && text === ''));
  if ((!isNull && !isEmpty) || files.test(lower)) return null;
  const isPromised = isEmpty && mimeType.includes('json');
  return isPromised || holdsData.test(lower) ? { kind: 'not-data', said: null } : null;
}

/** Data comes as JSON; plain text under another name than text is a file. */
function isNoData(text: string, body: Body, method: string): boolean {
  const saysJson = body.mimeType.includes('json');
  const saysText = body.mimeType.startsWith('text/plain') || body.mimeType === '';
  // A number, a word such as `true` or an id is JSON, or as good as that.
  if (!(saysJson || saysText) || /^\s*[\w.:+-]{0,80}\s*$/.test(text)) return false;
  return method === 'GET' || saysJson;
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0]?.slice(0, 200) ?? '';
}

/**
 * Suspects of one kind and route together, in the order of the first of each. `explained`: indexes
 * that a diagnosis explains already.
 */
export function suspicionsOf(
  suspects: readonly Suspect[],
  explained: ReadonlySet<number>,
): readonly Suspicion[] {
  const groups = new Map<string, Suspect[]>();
  for (const one of suspects) {
    if (explained.has(one.index)) continue;
    const key = `${one.kind} ${one.method} ${one.route}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => a.index - b.index))
    .flatMap((group): Suspicion[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { kind, method, route } = first;
      const times = group.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
      return [
        {
          kind,
          method,
          route,
          entries: group.map(({ index }) => index),
          seconds: times.length === 0 ? null : Math.max(...times),
          said: group.find(({ said }) => said !== null)?.said ?? null,
        },
      ];
    })
    .toSorted((a, b) => rank(a) - rank(b) || (a.entries[0] ?? 0) - (b.entries[0] ?? 0));
}

/** The most telling first. */
const order: readonly SuspicionKind[] = [
  'says-failure',
  'page-instead-of-data',
  'cut-off',
  'not-data',
  'pending',
  'slow',
];

function rank({ kind }: Suspicion): number {
  return order.indexOf(kind);
}

/** A request without an answer is told after this time, in milliseconds. */
const pendingAfter = 15_000;

/**
 * Requests that still wait for their answer. `now`: milliseconds since 1970. `rows`: of a running
 * recording.
 */
export function pendingIn(rows: readonly ExchangeRow[], now: number): readonly Suspicion[] {
  const waiting = rows.flatMap((row): Suspect[] => {
    const since = row.state === 'open' && row.startedAt !== null ? now - row.startedAt : 0;
    if (since < pendingAfter) return [];
    const address = addressOf(row.url);
    if (!isWaitedFor(row.resourceType, address)) return [];
    return [
      {
        kind: 'pending',
        index: row.index,
        method: row.method,
        route: routeOf(address.path.slice(0, 500)),
        seconds: Math.round(since / 1000),
        said: null,
      },
    ];
  });
  return suspicionsOf(waiting, new Set());
}

/** One plain sentence. */
export function suspicionText({ kind, method, route, entries, seconds, said }: Suspicion): string {
  const count = entries.length;
  const what = {
    count,
    request: requestName(method, route),
    seconds: seconds ?? 0,
    said: said ?? '',
  };
  switch (kind) {
    case 'slow':
      return say('suspicion.slow', what);
    case 'pending':
      return seconds === null ? say('suspicion.unanswered', what) : say('suspicion.pending', what);
    case 'says-failure':
      if (route === '')
        return what.said === ''
          ? say('suspicion.textFailureBare', what)
          : say('suspicion.textFailure', what);
      return said === null ? say('suspicion.failure', what) : say('suspicion.failureSaid', what);
    case 'page-instead-of-data':
      return say('suspicion.page', what);
    case 'cut-off':
      return say('suspicion.cutOff', what);
    case 'not-data':
      return said === null ? say('suspicion.noData', what) : say('suspicion.notData', what);
  }
}

/** "GET /api/tickets/…": a gap reads better than our own sign for an id. */
function requestName(method: string, route: string): string {
  return `${method} ${route.replaceAll('{id}', '…')}`;
}

/** Thousands of slow answers are one remark; a hostile file gets no more memory for them. */
const mostSuspects = 5000;

/** What deserves a look in a recording, by exchange: adding one again replaces what was known. */
export class Suspects {
  readonly #known = new Map<string, { readonly suspect: Suspect; readonly origin: number }>();

  set(id: string, suspect: Suspect, origin: number): void {
    if (this.#known.size < mostSuspects) this.#known.set(id, { suspect, origin });
  }

  delete(id: string): void {
    this.#known.delete(id);
  }

  at(isHalo: (origin: number) => boolean): readonly Suspect[] {
    return [...this.#known.values()].flatMap(({ suspect, origin }) =>
      isHalo(origin) ? [suspect] : [],
    );
  }
}
