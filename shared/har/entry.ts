import type { Exchange, Header } from '../exchange/exchange.ts';
import { actionOf, marksOf, messagesOf, sumOf, timingsOf } from './entry-members.ts';
import { outcomeOf, resourceTypeOf, type Outcome } from './entry-outcome.ts';
import type { HarHead } from './head.ts';
import { LazyExchange, LazyRequest, LazyResponse } from './lazy-exchange.ts';
import type { SkipReason } from './splitter-events.ts';
import type { RawEntry } from './raw-entry.ts';
import { measureOf, membersOf, timeOf } from './values.ts';

type MappedEntry =
  | {
      readonly exchange: Exchange;
      /** When the user said "it failed now" behind it, milliseconds since 1970. */
      readonly marks: readonly number[];
    }
  | { readonly reason: SkipReason };

/**
 * An element of `log.entries` as an Exchange, or why it is none. Takes the dialects of every exporter
 * that we know (test/fixtures/har); a missing or wrong member never costs more than itself. Long
 * bodies are read from `raw` when somebody looks at them.
 */
export function exchangeOf(raw: RawEntry, head: HarHead): MappedEntry {
  if (typeof raw.light !== 'object' || raw.light === null || Array.isArray(raw.light))
    return { reason: 'noEntry' };
  const entry = membersOf(raw.light);
  if (typeof entry['request'] !== 'object' || entry['request'] === null)
    return { reason: 'noRequest' };
  const request = membersOf(entry['request']);
  const textOf = (value: unknown): string => (typeof value === 'string' ? raw.textOf(value) : '');
  const url = textOf(request['url']);
  if (url.trim() === '') return { reason: 'noUrl' };
  const method = textOf(request['method']).trim().toUpperCase() || 'GET';
  const sent = new LazyRequest(raw, request, method, url);
  const headers = (): readonly Header[] => sent.headers;
  const answered = typeof entry['response'] === 'object' && entry['response'] !== null;
  const answer = membersOf(entry['response']);
  const outcome: Outcome = answered
    ? outcomeOf(entry, answer, textOf, head.namesReasons)
    : { status: 0, failure: null, state: 'incomplete', notes: [{ code: 'har.noAnswer' }] };
  const response = answered ? new LazyResponse(raw, entry, answer, outcome.status) : null;
  const pageref = textOf(entry['pageref']);
  const exchange = new LazyExchange(raw, entry, {
    startedAt: timeOf(entry['startedDateTime']),
    duration: measureOf(entry['time']) ?? sumOf(timingsOf(raw.whole(entry['timings']))),
    request: sent,
    response,
    failure: outcome.failure,
    state: outcome.state,
    resourceType: resourceTypeOf(entry, url, method, headers, response?.body.mimeType ?? ''),
    pageUrl: head.pageUrl(pageref),
    action: actionOf(entry, textOf, head.isOurs),
    ...(entry['_checkup'] === true ? { checkup: true as const } : {}),
    notes: outcome.notes,
    messages: messagesOf(entry, textOf),
  });
  if (exchange.resourceType === 'document') head.documentSeen(pageref, url);
  return { exchange, marks: marksOf(entry) };
}
