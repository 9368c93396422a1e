import type { Diagnosis } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { hashOf } from '../basics/hash.ts';
import { defeatsCache, isOfCall, mayBeOfRecord } from '../exchange/made-anew.ts';
import { addressOf } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';

/**
 * What a failed request did, so that the same is known when it is done again: on which records,
 * by which action, and with the values that the server named.
 */
export interface DeedMark {
  /** Path with its ids, and the ids of the query. */
  readonly target: string;
  /** The rest of the query, without what changes from call to call. */
  readonly asked: readonly string[];
  /** Ids of records in the body; of something new, what it is called. */
  readonly record: readonly string[];
  /** Outcome, status and orders in the body. */
  readonly action: readonly string[];
  /**
   * Where nothing tells which record it is about: a number for all that was sent, but for what people
   * write and what is made anew each time. null where a record is named.
   */
  readonly rest: number | null;
  /** Ids that may be of a record or of a visit, see mayBeOfRecord; left out where there are none. */
  readonly visits?: readonly string[];
  /**
   * Values that the server named when it refused. `scope=` for a token that was asked for with a
   * scope: any other may be the fix, but a token without one opens nothing.
   */
  readonly named: readonly string[];
  /**
   * The letters of the server's words, where it found fault with what was sent: fields that they
   * name had to change, and tell nothing. '' otherwise.
   */
  readonly free: string;
  /**
   * Where something was missing: names of the fields that were filled in, which stay what they were.
   * null where what was filled in may itself be wrong.
   */
  readonly given: readonly string[] | null;
  /**
   * What else has to be as it was. `all`: it took too long, so less of the same is another question.
   * `same`: nothing is wrong with what was sent, so what else is filled in with a named record is
   * another deed. `text`: so is what is written there, for it was judged by that. `any`: it may
   * itself have been the fault. `file`: so may the file have been, and a smaller one has another name.
   */
  readonly rule: 'any' | 'file' | 'same' | 'text' | 'all';
  /** Not all that was sent is in the recording. */
  readonly partial: boolean;
  /** What was pressed for it, where others that failed alike were sent by another button. */
  readonly button?: string;
  /** See wayOf; left out where all that failed alike was asked in one way. */
  readonly way?: string;
  /** See siteOf; left out where all that failed alike failed at one address. */
  readonly site?: string;
  /** On which page it broke down, where others that failed alike were asked in another way. */
  readonly page?: string;
}

/** Method and route: by which address, and in which way, something was asked. */
export function wayOf({ method, url }: Pick<ExchangeRow, 'method' | 'url'>): string {
  return `${method} ${routeOf(addressOf(url).path)}`;
}

/** Origin of a request; 'loopback' for this computer, whose ports change; '' where unknown. */
export function siteOf({ url }: Pick<ExchangeRow, 'url'>): string {
  const { origin, host } = addressOf(url);
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ? 'loopback' : origin;
}

/** What was sent was itself the fault, so another value is the fix. */
const faultySent = new Set(['wrong-value', 'conflict', 'unprocessable', 'request-too-large']);
/** Something was not sent, so the fix is to add it. */
const missingSent = new Set(['mandatory-field', 'missing-parameter']);

const rightIsMissing =
  /\b(?:no|not|lacks?|without|insufficient|missing)\b.{0,20}\b(?:access|permissions?|privileges?|rights?)\b|\b(?:access|permission)\b.{0,10}\bdenied\b/;

/**
 * The server's words say that a right is missing, at whatever status: another value goes round it,
 * and another person may have the right.
 */
export function lacksRight({ message }: Pick<Diagnosis, 'message'>): boolean {
  return rightIsMissing.test((message ?? '').toLowerCase());
}

/** The fault is a value that was sent, or one that was not: what was sent shows it. */
export function isSentAtFault(diagnosis: Diagnosis): boolean {
  if (missingSent.has(diagnosis.cause)) return true;
  // A request that is too large is never recorded whole.
  return faultySent.has(diagnosis.cause) && !isTooLarge(diagnosis) && !lacksRight(diagnosis);
}

/** Its size was the fault, whatever status the server said it with. */
export function isTooLarge({ cause, status }: Pick<Diagnosis, 'cause' | 'status'>): boolean {
  return cause === 'request-too-large' || status === 413;
}

/** `diagnosis`: what was found in that request. */
export function deedMarkOf(
  row: ExchangeRow,
  diagnosis: Diagnosis,
  rule: DeedMark['rule'] = ruleOf(diagnosis),
): DeedMark {
  const sent = row.deed?.sent ?? [];
  const said = (diagnosis.message ?? '').toLowerCase();
  const isMissing = missingSent.has(diagnosis.cause);
  const isFaulty = faultySent.has(diagnosis.cause) && !lacksRight(diagnosis);
  const changes: Changes = {
    free: isMissing || isFaulty ? said.replace(/[^a-z]/g, '') : '',
    given: isMissing ? [...new Set(sent.filter(isFilled).map(nameOf))] : null,
    rule,
  };
  const named = [
    ...sent.filter((pair) => !isFree(pair, changes) && isNamed(said, valueOf(pair))),
    ...(isToken(row) && sent.some((pair) => pair.startsWith(anyScope)) ? [anyScope] : []),
  ];
  // A request that is too large is never read whole: what is known of it has to do.
  const isLarge = isTooLarge(diagnosis);
  const identity = identityOf(row, changes);
  return {
    ...identity,
    ...changes,
    // The mended request uses another method, which may send nothing.
    rest: diagnosis.status === 405 ? null : identity.rest,
    named: isLarge ? [] : named,
    partial: row.deed?.partial === true && !isLarge,
  };
}

const anyScope = 'scope=';

function isToken({ url }: ExchangeRow): boolean {
  return addressOf(url).lower.endsWith('/token');
}

function ruleOf(diagnosis: Diagnosis): DeedMark['rule'] {
  const { cause, status } = diagnosis;
  if (/time-?out/.test(cause)) return 'all';
  if (cause === 'firewall-block') return 'text';
  if (lacksRight(diagnosis)) return 'same';
  if (faultySent.has(cause) || missingSent.has(cause)) return 'any';
  return status === 401 || status === 403 ? 'same' : 'any';
}

type Identity = Pick<DeedMark, 'target' | 'asked' | 'record' | 'action' | 'rest' | 'visits'>;
/** What may differ although it is the same deed. */
type Changes = Pick<DeedMark, 'free' | 'given' | 'rule'>;

function identityOf(row: ExchangeRow, changes: Changes): Identity {
  const { lower, query } = addressOf(row.url);
  const parts = query
    .split('&')
    .map((part) => part.toLowerCase())
    .filter((part) => part !== '');
  const ids = parts.filter((part) => !isPassingPart(part) && /^[a-z_]*id=/.test(part)).toSorted();
  const sent = (row.deed?.sent ?? []).filter((pair) => !isFree(pair, changes));
  const hasOwn = sent.some((pair) => isFilled(pair) && isOwnId(nameOf(pair)));
  const record = sent
    .filter((pair) => isRecordId(pair) || (!hasOwn && isCalled(pair)))
    .map(plainId)
    .toSorted();
  const visits = [...parts, ...sent]
    .filter((pair) => mayBeOfRecord(nameOf(pair), valueOf(pair)))
    .map(plainId)
    .toSorted();
  const isNamed =
    record.length > 0 || ids.length > 0 || (sent.length > 0 && routeOf(lower).includes('{id}'));
  return {
    target: [lower.replace(/\/$/, ''), ...ids].join('&'),
    asked: parts.filter((part) => !ids.includes(part) && !isPassingPart(part)).toSorted(),
    record,
    action: actionOf(sent, isNamed, changes),
    rest:
      isNamed && changes.rule !== 'all' && changes.rule !== 'text'
        ? null
        : hashOf(sent.filter((pair) => isTelling(pair, changes)).join('\n')),
    ...(visits.length === 0 ? {} : { visits }),
  };
}

/**
 * Where no field says what is done with the record, those that are filled in say it, and switches with
 * their values.
 */
function actionOf(sent: readonly string[], isNamed: boolean, { rule }: Changes): readonly string[] {
  const action = sent.filter(isAction);
  if (action.length > 0 || !isNamed || rule === 'any' || rule === 'file') return action;
  const said = sent
    .filter((pair) => isFilled(pair) && !isRecordId(pair) && !isPassing(pair))
    .map((pair) => (/=(?:true|false)$/i.test(pair) ? pair : nameOf(pair)));
  return [...new Set(said)].toSorted();
}

/** A GUID is the same in either case, and in braces. */
function plainId(pair: string): string {
  const value = valueOf(pair).replace(/^\{(.*)\}$/, '$1');
  return guid.test(value) ? `${nameOf(pair)}=${value.toLowerCase()}` : pair;
}

const guid = /^[\da-f]{8}-[\da-f-]{27}$|^[\da-f]{32}$/i;

/** What people write differs each time, and so does when they write it. */
const written =
  /(?:notes?|comments?|details?|descriptions?|messages?|html|body|text|content|reason|remarks?)\d*$/;
const moment = /^\d{4}-\d\d-\d\d|^\d{1,2}:\d\d/;

function isTelling(pair: string, { given, rule }: Changes): boolean {
  const name = nameOf(pair);
  if (given !== null && !given.includes(name)) return false;
  const passes = rule === 'text' ? isMadeUp(pair) : isPassing(pair);
  return !passes && !moment.test(valueOf(pair));
}

/** What people wrote in it: of two that do the very same, it tells the one from the other. */
export function writtenIn({ deed }: Pick<ExchangeRow, 'deed'>): string {
  const sent = deed?.sent ?? [];
  return sent.filter((pair) => written.test(lastOf(nameOf(pair)))).join('\n');
}

/** What is made anew or written anew each time. */
function isPassing(pair: string): boolean {
  return isMadeUp(pair) || written.test(lastOf(nameOf(pair)));
}

/**
 * What pages add to an address anew each time. Which part of a list is asked for is none of it: one
 * page of a list may work while another fails.
 */
const passing =
  /^(token|access_token|(state|nonce|code)(?==.{12})|lastupdate|utcoffset|domain)(=|$)/;

function isPassingPart(part: string): boolean {
  const at = part.indexOf('=');
  const name = at < 0 ? part : part.slice(0, at);
  const value = at < 0 ? '' : part.slice(at + 1);
  return passing.test(part) || defeatsCache(name) || isOfCall(name, value);
}

/** The id of what is changed itself, not of what it belongs to. */
function isOwnId(name: string): boolean {
  return /^(id|(.*\.)?(ticket|fault)#?id)$/.test(name);
}

/** The ids in what was sent, or asked for, of the very record that it is about. */
export function ownIdsOf({ url, deed }: ExchangeRow): readonly string[] {
  const asked = addressOf(url)
    .query.split('&')
    .map((part) => part.toLowerCase().replace(/^([a-z]+)_id=/, '$1#id='));
  return [...asked, ...(deed?.sent ?? [])]
    .filter((pair) => pair.includes('=') && isOwnId(nameOf(pair)))
    .filter((pair) => isFilled(pair) && idValue.test(valueOf(pair)))
    .map(plainId);
}

/** Halo writes 0 or -1 where nothing is chosen, and for the id of something new. */
function isFilled(pair: string): boolean {
  return !/^(0|-1)$/.test(valueOf(pair));
}

/** A number that is made anew for each request. */
function isMadeUp(pair: string): boolean {
  return isOfCall(nameOf(pair), valueOf(pair)) || /^(?:.*\.)?(?:guid|uuid)$/.test(nameOf(pair));
}

/** Written in one word an id ends like these: numbers or GUIDs all the same, but no records. */
const noIds = /(?:paid|valid|void|grid|bid|said|amid|acid|avoid|covid|fluid|hybrid|rapid|solid)$/;
const idValue = /^(?:\d{1,18}|[\da-f]{8}-[\da-f-]{27}|[\da-f]{24}|[\da-f]{32})$/i;

/** Names that hold an id without saying so: `"tickets": [2001, 2002]`, and a bare number. */
const things =
  /^(?:|ticket|fault|incident|user|customer|client|site|asset|device|invoice|contract|report|appointment|project|opportunity|quotation|supplier|record|entity|object|attachment|article)s?$/;

function isRecordId(pair: string): boolean {
  const name = nameOf(pair);
  if (isMadeUp(pair) || actionName.test(name) || !isFilled(pair)) return false;
  const last = lastOf(name);
  if (things.test(last)) return idValue.test(valueOf(pair));
  if (/^(id|seq|username|login|loginname|upn|userprincipalname)$/.test(last)) return true;
  if (name.endsWith('#id')) return true;
  return /ids?$/.test(last) && !noIds.test(last.replace(/s$/, '')) && idValue.test(valueOf(pair));
}

/** A new thing has no id yet: it is known by what it is called. */
function isCalled(pair: string): boolean {
  return /^(summary|name|title|subject|filename|inventorynumber|invoicenumber|number|keyfield|email|emailaddress|reference|ref)$/.test(
    lastOf(nameOf(pair)),
  );
}

/** What is done with the record, and to whom it goes: Halo names a team by its name. */
const actionName =
  /(^|\.)((new)?status|(new)?status#?id|outcome|outcome#?id|chargerate|chargerate#?id|action|actiontype|result|granttype|(new)?(team|section|agent)|assignedto|sendto|queue|tickettype|requesttype|workflow|workflowstep|stage|operation|operationname|_[a-z]+)$/;

function isAction(pair: string): boolean {
  // A patch names what it changes: https://www.rfc-editor.org/rfc/rfc6902
  return actionName.test(nameOf(pair)) || /^(?:.*\.)?path=\/\w/.test(pair);
}

/**
 * Whether the server's words name the field: "Category is required" names `category1`, "the
 * inventory number LAP-014 already exists" names `inventorynumber`.
 */
function isFree(pair: string, { free, given, rule }: Changes): boolean {
  const name = nameOf(pair);
  if (rule === 'file' && lastOf(name) === 'filename') return true;
  // "Close the ticket with a category" finds no fault with the ticket's id.
  if (free === '' || isOwnId(name) || given?.includes(name) === true) return false;
  const word = lastOf(name)
    .replace(/#id$/, '')
    .replace(/[^a-z]/g, '');
  return word.length > 2 && free.includes(word);
}

function isNamed(said: string, value: string): boolean {
  const words = value.toLowerCase();
  if (words.length < 2 || words === 'true' || words === 'false') return false;
  const at = said.indexOf(words);
  const isLetter = (letter: string | undefined) =>
    letter !== undefined && /[\p{L}\d]/u.test(letter);
  return at >= 0 && !isLetter(said[at - 1]) && !isLetter(said[at + words.length]);
}

function nameOf(pair: string): string {
  return pair.slice(0, pair.indexOf('='));
}

function valueOf(pair: string): string {
  return pair.slice(pair.indexOf('=') + 1);
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Something tells which record it was done on. */
export function namesRecord({ target, record }: DeedMark): boolean {
  return record.length > 0 || target.includes('&') || routeOf(target).includes('{id}');
}

/** It is about the very record, of which something else is another: who gets it, or what it is of. */
export function isOfSameRecord(mark: DeedMark, row: ExchangeRow): boolean {
  const now = identityIn(row, mark);
  const own = now.record.filter((pair) => isOwnId(nameOf(pair)));
  const known = mark.record.filter((pair) => isOwnId(nameOf(pair)));
  return now.target === mark.target && own.length > 0 && isAlike(own, known);
}

type DeedDifference = 'record' | 'action' | 'value' | 'unseen';

/** Places of all marks whose very same the request does, who does it left aside. */
export function deedsIn(marks: readonly DeedMark[], row: ExchangeRow): readonly number[] {
  return onSameRecord(marks, row)
    .filter(({ mark }) => deedDifference(mark, row) === null)
    .map(({ place }) => place);
}

interface Placed {
  readonly mark: DeedMark;
  readonly place: number;
}

/** Marks that may differ in the same, by the record that they are about. */
interface Group {
  readonly changes: Changes;
  readonly hasWays: boolean;
  readonly hasSites: boolean;
  readonly byRecord: Map<string, Placed[]>;
}

const known = new WeakMap<readonly DeedMark[], readonly Group[]>();

/**
 * The marks of the record that the request is about. Thousands that failed are compared with
 * thousands that worked, so each finds its own without looking at the others.
 */
function onSameRecord(marks: readonly DeedMark[], row: ExchangeRow): readonly Placed[] {
  const groups = known.get(marks) ?? grouped(marks);
  known.set(marks, groups);
  return groups.flatMap(
    ({ changes, hasWays, hasSites, byRecord }) =>
      byRecord.get(
        recordKey(identityIn(row, changes), {
          ...(hasWays ? { way: wayOf(row) } : {}),
          ...(hasSites ? { site: siteOf(row) } : {}),
        }),
      ) ?? [],
  );
}

function grouped(marks: readonly DeedMark[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [place, mark] of marks.entries()) {
    const hasWays = mark.way !== undefined;
    const hasSites = mark.site !== undefined;
    const key = `${hasWays} ${hasSites} ${changesKey(mark)}`;
    const group = groups.get(key) ?? {
      changes: mark,
      hasWays,
      hasSites,
      byRecord: new Map<string, Placed[]>(),
    };
    groups.set(key, group);
    const record = recordKey(mark, mark);
    const placed = group.byRecord.get(record);
    if (placed === undefined) group.byRecord.set(record, [{ mark, place }]);
    else placed.push({ mark, place });
  }
  return [...groups.values()];
}

function recordKey(
  { target, record }: Pick<Identity, 'target' | 'record'>,
  { way = '', site = '' }: Pick<DeedMark, 'way' | 'site'>,
): string {
  return [way, site, target, ...record].join('\n');
}

function changesKey({ free, given, rule }: Changes): string {
  return `${rule} ${given === null ? free : `${free} ${given.join(' ')}`}`;
}

function deedDifference(mark: DeedMark, row: ExchangeRow): DeedDifference | null {
  const now = identityIn(row, mark);
  if (now.target !== mark.target || !isAlike(now.record, mark.record)) return 'record';
  if (!isAlike(now.action, mark.action) || isOtherPress(mark, row)) return 'action';
  const sent = row.deed?.sent ?? [];
  const isSent = (named: string): boolean =>
    named === anyScope ? sent.some((pair) => pair.startsWith(named)) : sent.includes(named);
  if (!isAlike(now.asked, mark.asked) || !mark.named.every(isSent)) return 'value';
  if (mark.rest !== null && now.rest !== mark.rest) return 'value';
  if (!isAlike(now.visits ?? [], mark.visits ?? [])) return 'value';
  return mark.partial || (row.deed?.partial === true && mark.named.length > 0) ? 'unseen' : null;
}

/** Who reads by another button is judged by what that button is, not here. */
function isOtherPress({ button, way }: DeedMark, { action, method }: ExchangeRow): boolean {
  const isReading = way !== undefined && (method === 'GET' || method === 'HEAD');
  return button !== undefined && !isReading && action !== null && action !== button;
}

const order: readonly DeedDifference[] = ['unseen', 'value', 'action', 'record'];

/**
 * How a request differs from what it is nearest to; null where it is one of them. Where nothing is
 * known of what failed, nothing can be the same.
 */
export function nearest(marks: readonly DeedMark[], row: ExchangeRow): DeedDifference | null {
  if (marks.length === 0) return 'unseen';
  let best: DeedDifference = 'record';
  for (const { mark } of onSameRecord(marks, row)) {
    const difference = deedDifference(mark, row);
    if (difference === null) return null;
    if (order.indexOf(difference) < order.indexOf(best)) best = difference;
  }
  return best;
}

/** The same for requests that do the very same, where what was sent was not at fault. */
export function deedKey(row: ExchangeRow): string {
  const { rest, ...identity } = identityIn(row, { free: '', given: null, rule: 'any' });
  return JSON.stringify([siteOf(row), row.method, identity, rest]);
}

const identities = new WeakMap<ExchangeRow, Map<string, Identity>>();

/** Each request is read once. */
function identityIn(row: ExchangeRow, changes: Changes): Identity {
  const read = identities.get(row) ?? new Map<string, Identity>();
  identities.set(row, read);
  const key = changesKey(changes);
  const identity = read.get(key) ?? identityOf(row, changes);
  read.set(key, identity);
  return identity;
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((pair, at) => pair === other[at]);
}
