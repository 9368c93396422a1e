import type { Exchange } from '../exchange.ts';
import type { Evidence } from './evidence.ts';
import type { Traces } from './intake.ts';

/** All that is kept of one failed exchange. */
export interface Case extends Traces {
  readonly index: number;
  readonly time: number;
  readonly origin: number;
  readonly aside: string | null;
  readonly evidence: readonly Evidence[];
  readonly preflight: boolean;
  /** The trace of the preflight that this request would have. */
  readonly question: number;
}

/** Failed exchanges by id; adding one again replaces it. Alike lines of a log share their evidence, so that a million of them fit. */
export interface CaseFile {
  set(exchange: Exchange, found: Case): void;
  delete(exchange: Exchange): void;
  readonly size: number;
  readonly all: Iterable<Case>;
}

export function createCaseFile(): CaseFile {
  const cases = new Map<string | number, Case>();
  const shared = new Map<string, Evidence>();
  const keyOf = (exchange: Exchange): string | number => (exchange.source === 'text' ? exchange.index : exchange.id);
  return {
    set(exchange, found) { cases.set(keyOf(exchange), exchange.source === 'text' ? { ...found, evidence: found.evidence.map((one) => alike(one, shared)) } : found); },
    delete(exchange) { if (cases.size > 0) cases.delete(keyOf(exchange)); },
    get size() { return cases.size; },
    get all() { return cases.values(); },
  };
}

/** Lines differ in names and numbers only: what stands in brackets and quotes, and digits, do not count; the status does. */
function alike(evidence: Evidence, shared: Map<string, Evidence>): Evidence {
  const shape = (evidence.message ?? '').slice(0, 1000).replace(/\([^()]{0,200}\)|"[^"]{0,200}"|'[^']{0,200}'/g, '()').replace(/\S{0,80}@\S{0,80}/g, '@').replace(/\d+/g, '0');
  const key = `${evidence.method} ${evidence.route} ${evidence.status ?? ''} ${evidence.failure ?? ''} ${evidence.integration ?? ''} ${evidence.limits.limit ?? ''} ${evidence.limits.retryAfter ?? ''}\n${shape}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  if (shared.size < 20_000) shared.set(key, evidence);
  return evidence;
}
