import type { Diagnosis, ReviewResult } from '../../shared/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange-row.ts';
import { addressOf, queryValue } from '../../shared/rules/address.ts';
import { routeOf } from '../../shared/rules/route.ts';
import { diagnosisKey } from '../diagnosis-key.ts';

/** What watching for the same request again has shown so far. `index` is the Exchange.index that shows it. */
export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'works'; readonly index: number }
  | { readonly kind: 'same'; readonly index: number }
  | { readonly kind: 'different'; readonly index: number; readonly diagnosis: Diagnosis };

/**
 * Judges what came after the user said "I'll try again": the latest request with the method and route of the diagnosis decides.
 * Only an answer from the network counts; a cached one, a preflight or one without an answer shows nothing, nor does a request
 * that asks for less than the failed one did, as a report without its data.
 */
export function verdictOf(diagnosis: Diagnosis, after: number, rows: readonly ExchangeRow[], review: ReviewResult): Verdict {
  const found = diagnosisByIndex(review);
  const failed = rows.find((row) => row.index === diagnosis.entries[0]);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined || row.index <= after) break;
    // Where the method itself was the fault, the mended request uses another one.
    if ((row.method !== diagnosis.method && diagnosis.status !== 405) || routeOf(addressOf(row.url).path) !== diagnosis.route) continue;
    const other = found.get(row.index);
    if (other !== undefined) {
      if (diagnosisKey(other) === diagnosisKey(diagnosis)) return { kind: 'same', index: row.index };
      return { kind: 'different', index: row.index, diagnosis: other };
    }
    if (succeeded(row) && asksAsMuch(row.url, failed?.url ?? '')) return { kind: 'works', index: row.index };
  }
  return { kind: 'waiting' };
}

function diagnosisByIndex(review: ReviewResult): ReadonlyMap<number, Diagnosis> {
  return new Map(review.diagnoses.flatMap((diagnosis) => diagnosis.entries.map((index) => [index, diagnosis] as const)));
}

function succeeded(row: ExchangeRow): boolean {
  return row.state === 'done' && row.status !== null && row.status >= 200 && row.status < 300 && row.resourceType !== 'preflight'
    && row.from !== 'disk-cache' && row.from !== 'memory-cache';
}

/** Switches of the failed address (`loadreport=true`) stand as they did; a report without its data (`loadreport=false`) is never a success. */
function asksAsMuch(url: string, failedUrl: string): boolean {
  const query = addressOf(url).query;
  if (queryValue(query, 'loadreport')?.toLowerCase() === 'false') return false;
  return addressOf(failedUrl).query.split('&').every((part) => {
    const [name = '', value = ''] = part.split('=');
    return !/^(true|false)$/i.test(value) || queryValue(query, name)?.toLowerCase() === value.toLowerCase();
  });
}
