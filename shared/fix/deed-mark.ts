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
  /** Not all that was sent is in the recording. */
  readonly partial: boolean;
}

/** What was sent was itself the fault, so another value is the fix. */
const faultySent = new Set([
  'mandatory-field',
  'wrong-value',
  'missing-parameter',
  'conflict',
  'unprocessable',
  'request-too-large',
  'unsupported-media-type',
]);

/** `diagnosis`: what was found in that request. */
export function deedMarkOf(row: ExchangeRow, diagnosis: Diagnosis): DeedMark {
  const sent = row.deed?.sent ?? [];
  const said = (diagnosis.message ?? '').toLowerCase();
  const free = faultySent.has(diagnosis.cause) ? said.replace(/[^a-z]/g, '') : '';
  const named = sent.filter((pair) => !isFree(pair, free) && isNamed(said, valueOf(pair)));
  // A request that is too large is never read whole: what is known of it has to do.
  const isTooLarge = diagnosis.status === 413;
  return {
    ...identityOf(row, free),
    named: isTooLarge ? [] : named,
    free,
    partial: row.deed?.partial === true && !isTooLarge,
  };
}

type Identity = Pick<DeedMark, 'target' | 'asked' | 'record' | 'action'>;

function identityOf(row: ExchangeRow, free: string): Identity {
  const { lower, query } = addressOf(row.url);
  const parts = query
    .split('&')
    .map((part) => part.toLowerCase())
    .filter((part) => part !== '');
  const ids = parts.filter((part) => /^([a-z_]+_)?id=/.test(part)).toSorted();
  const sent = (row.deed?.sent ?? []).filter((pair) => !isFree(pair, free));
  const hasOwn = sent.some((pair) => /^(.*\.)?(id|(ticket|fault)#?id)=/.test(pair));
  return {
    target: [lower.replace(/\/$/, ''), ...ids].join('&'),
    asked: parts.filter((part) => !ids.includes(part) && !passing.test(part)).toSorted(),
    record: sent.filter((pair) => isRecordId(pair) || (!hasOwn && isCalled(pair))),
    action: sent.filter((pair) => isAction(pair)),
  };
}

/** What pages add to an address anew each time, and how much of a list they ask for. */
const passing =
  /^(_|t|ts|time|timestamp|cb|nocache|cachebuster|rand|random|v|page_?no|page_?size|pageinate|count|token|access_token|state|nonce|code|lastupdate|utcoffset|domain|[^=]*=(true|false))(=|$)/;

/** Numbers that are made anew for each request. */
const madeUp =
  /(request|correlation|trace|session|idempotency|nonce|operation|transaction|temp|local|draft|lock|connection|socket)#?id$|^(.*\.)?(guid|uuid)$/;

const idWords =
  /(ticket|fault|user|client|site|agent|outcome|invoice|asset|report|contract|project|action|area|team|type|parent|approval|device|item|order|quote|record|object|entity|tenant|customer|account|contact|template|category|app|application)id$/;

function isRecordId(pair: string): boolean {
  const name = nameOf(pair);
  if (madeUp.test(name) || actionName.test(name) || /^(0|-1)$/.test(valueOf(pair))) return false;
  return (
    lastOf(name) === 'id' || name.endsWith('#id') || idWords.test(name) || lastOf(name) === 'seq'
  );
}

/** A new thing has no id yet: it is known by what it is called. */
function isCalled(pair: string): boolean {
  return /^(summary|name|title|subject|filename|inventorynumber|invoicenumber|number|keyfield|email|emailaddress|reference|ref)$/.test(
    lastOf(nameOf(pair)),
  );
}

const actionName =
  /(^|\.)((new)?status|(new)?status#id|outcome|outcome#id|outcomeid|chargerate|chargerate#id|action|actiontype|result|granttype|_[a-z]+)$/;

function isAction(pair: string): boolean {
  return actionName.test(nameOf(pair));
}

/**
 * Whether the server's words name the field: "Category is required" names `category1`, "the
 * inventory number LAP-014 already exists" names `inventorynumber`.
 */
function isFree(pair: string, said: string): boolean {
  if (said === '') return false;
  const word = lastOf(nameOf(pair))
    .replace(/#id$/, '')
    .replace(/[^a-z]/g, '');
  return word.length > 2 && said.includes(word);
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
  const now = identityOf(row, mark.free);
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
