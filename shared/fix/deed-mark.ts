import type { Diagnosis } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { addressOf } from '../rules/address.ts';

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
  /** Values that the server named when it refused. */
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
  /** Not all that was sent is in the recording. */
  readonly partial: boolean;
}

/** What was sent was itself the fault, so another value is the fix. */
const faultySent = new Set(['wrong-value', 'conflict', 'unprocessable', 'request-too-large']);
/** Something was not sent, so the fix is to add it. */
const missingSent = new Set(['mandatory-field', 'missing-parameter']);

/** A right is missing, at whatever status: another value goes round it, and mends nothing. */
const lacksRight =
  /\b(?:no|not|lacks?|without|insufficient|missing)\b.{0,20}\b(?:access|permissions?|privileges?|rights?)\b|\b(?:access|permission)\b.{0,10}\bdenied\b/;

/** `diagnosis`: what was found in that request. */
export function deedMarkOf(row: ExchangeRow, diagnosis: Diagnosis): DeedMark {
  const sent = row.deed?.sent ?? [];
  const said = (diagnosis.message ?? '').toLowerCase();
  const isMissing = missingSent.has(diagnosis.cause);
  const isFaulty = faultySent.has(diagnosis.cause) && !lacksRight.test(said);
  const changes: Changes = {
    free: isMissing || isFaulty ? said.replace(/[^a-z]/g, '') : '',
    given: isMissing ? [...new Set(sent.filter(isFilled).map(nameOf))] : null,
  };
  const named = sent.filter((pair) => !isFree(pair, changes) && isNamed(said, valueOf(pair)));
  // A request that is too large is never read whole: what is known of it has to do.
  const isTooLarge = diagnosis.status === 413;
  return {
    ...identityOf(row, changes),
    ...changes,
    named: isTooLarge ? [] : named,
    partial: row.deed?.partial === true && !isTooLarge,
  };
}

type Identity = Pick<DeedMark, 'target' | 'asked' | 'record' | 'action'>;
/** What may differ although it is the same deed. */
type Changes = Pick<DeedMark, 'free' | 'given'>;

function identityOf(row: ExchangeRow, changes: Changes): Identity {
  const { lower, query } = addressOf(row.url);
  const parts = query
    .split('&')
    .map((part) => part.toLowerCase())
    .filter((part) => part !== '');
  const ids = parts.filter((part) => !passing.test(part) && /^[a-z_]*id=/.test(part)).toSorted();
  const sent = (row.deed?.sent ?? []).filter((pair) => !isFree(pair, changes));
  const hasOwn = sent.some((pair) => isFilled(pair) && isOwnId(nameOf(pair)));
  return {
    target: [lower.replace(/\/$/, ''), ...ids].join('&'),
    asked: parts.filter((part) => !ids.includes(part) && !passing.test(part)).toSorted(),
    record: sent.filter((pair) => isRecordId(pair) || (!hasOwn && isCalled(pair))),
    action: sent.filter((pair) => isAction(pair)),
  };
}

/**
 * What pages add to an address anew each time. Which part of a list is asked for is none of it: one
 * page of a list may work while another fails.
 */
const passing =
  /^(_|t|ts|time|timestamp|cb|nocache|cachebuster|rand|random|v|token|access_token|(state|nonce|code)(?==.{12})|(request|correlation|trace|session|operation|transaction)_?id|lastupdate|utcoffset|domain)(=|$)/;

/** The id of what is changed itself, not of what it belongs to. */
function isOwnId(name: string): boolean {
  return /^(id|(.*\.)?(ticket|fault)#?id)$/.test(name);
}

/** Halo writes 0 or -1 where nothing is chosen, and for the id of something new. */
function isFilled(pair: string): boolean {
  return !/^(0|-1)$/.test(valueOf(pair));
}

/** Numbers that are made anew for each request. */
const madeUp =
  /(request|correlation|trace|session|idempotency|nonce|operation|transaction|temp|local|draft|lock|connection|socket)#?id$|^(.*\.)?(guid|uuid)$/;

/** Written in one word an id ends like these: numbers or GUIDs all the same, but no records. */
const noIds = /(?:paid|valid|void|grid|bid|said|amid|acid|avoid|covid|fluid|hybrid|rapid|solid)$/;
const idValue = /^(?:\d{1,18}|[\da-f]{8}-[\da-f-]{27}|[\da-f]{24}|[\da-f]{32})$/i;

function isRecordId(pair: string): boolean {
  const name = nameOf(pair);
  if (madeUp.test(name) || actionName.test(name) || !isFilled(pair)) return false;
  const last = lastOf(name);
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
  return actionName.test(nameOf(pair));
}

/**
 * Whether the server's words name the field: "Category is required" names `category1`, "the
 * inventory number LAP-014 already exists" names `inventorynumber`.
 */
function isFree(pair: string, { free, given }: Changes): boolean {
  const name = nameOf(pair);
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

type DeedDifference = 'record' | 'action' | 'value' | 'unseen';

/** True where the request does the very same, who does it left aside. */
export function isSameDeed(mark: DeedMark, row: ExchangeRow): boolean {
  return deedDifference(mark, row) === null;
}

function deedDifference(mark: DeedMark, row: ExchangeRow): DeedDifference | null {
  const now = identityOf(row, mark);
  if (now.target !== mark.target || !isAlike(now.record, mark.record)) return 'record';
  if (!isAlike(now.action, mark.action)) return 'action';
  const sent = row.deed?.sent ?? [];
  if (!isAlike(now.asked, mark.asked) || !mark.named.every((pair) => sent.includes(pair)))
    return 'value';
  return mark.partial || (row.deed?.partial === true && mark.named.length > 0) ? 'unseen' : null;
}

const order: readonly DeedDifference[] = ['unseen', 'value', 'action', 'record'];

/**
 * How a request differs from what it is nearest to; null where it is one of them. Where nothing is
 * known of what failed, nothing can be the same.
 */
export function nearest(marks: readonly DeedMark[], row: ExchangeRow): DeedDifference | null {
  if (marks.length === 0) return 'unseen';
  let best: DeedDifference = 'record';
  for (const mark of marks) {
    const difference = deedDifference(mark, row);
    if (difference === null) return null;
    if (order.indexOf(difference) < order.indexOf(best)) best = difference;
  }
  return best;
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((pair, at) => pair === other[at]);
}
